package server

import (
	"container/list"
	"sync"

	"github.com/vektah/gqlparser/v2/ast"
)

// bytesPerToken is what the syntax tree takes for a token of the text, measured over the operations that GraphiQL opens
// with and rounded up.
const bytesPerToken = 512

// documentCache keeps the documents used last, bounded by the bytes that they take.
type documentCache struct {
	mu    sync.Mutex
	limit int
	size  int
	order *list.List // of *keptDocument, the one used last in front
	by    map[string]*list.Element
}

type keptDocument struct {
	query string
	doc   *ast.QueryDocument
	size  int
}

func newDocumentCache(limit int) *documentCache {
	return &documentCache{limit: limit, order: list.New(), by: map[string]*list.Element{}}
}

func (c *documentCache) get(query string) (*ast.QueryDocument, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.by[query]
	if !ok {
		return nil, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*keptDocument).doc, true
}

// add keeps the document, unless it alone is over the limit, and drops those used longest ago.
func (c *documentCache) add(query string, doc *ast.QueryDocument, tokens int) {
	kept := &keptDocument{query: query, doc: doc, size: 2*len(query) + tokens*bytesPerToken}
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, known := c.by[query]; known || kept.size > c.limit {
		return
	}
	c.by[query] = c.order.PushFront(kept)
	c.size += kept.size
	for c.size > c.limit {
		last := c.order.Back()
		old := c.order.Remove(last).(*keptDocument)
		delete(c.by, old.query)
		c.size -= old.size
	}
}
