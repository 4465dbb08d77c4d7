package plain

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// ByID asks about one stakeholder.
type ByID struct {
	ID string `json:"id"`
}

// After asks for a page.
type After struct {
	Key string `json:"after"` // the key of the last stakeholder of the page before, "" for the first page
}

type (
	node struct {
		Node any `json:"node"`
	}
	inMap struct {
		Map any `json:"map"`
	}
	nodes struct {
		Nodes any `json:"nodes"`
	}
	stakeholder struct {
		Type string `json:"__typename"`
		ID   string `json:"id"`
		Name string `json:"name"`
	}
	fullStakeholder struct {
		stakeholder
		Tags      any    `json:"tags"`
		Version   string `json:"version"`
		CreatedAt string `json:"createdAt"`
		CreatedBy string `json:"createdBy"`
	}
	holder struct {
		stakeholder
		Interests nodes `json:"interests"`
	}
	interest struct {
		ID   string `json:"id"`
		Text string `json:"text"`
	}
	topicalInterest struct {
		interest
		Topics []concern `json:"topics"`
	}
	concern struct {
		Stance   int64 `json:"stance"`
		Topic    topic `json:"topic"`
		position int64
	}
	topic struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	}
)

func stakeholderOf(values []any) stakeholder {
	return stakeholder{Type: text(values[0]), ID: text(values[1]), Name: text(values[2])}
}

func text(v any) string {
	s, _ := v.(string)
	return s
}

func number(v any) float64 {
	n, _ := v.(float64)
	return n
}

func whole(v any) int64 {
	n, _ := v.(int64)
	return n
}

func list(v any) []any {
	l, _ := v.([]any)
	return l
}

func (s *Service) stakeholder(ctx context.Context, ask ByID) (any, error) {
	var found any
	err := s.rows(ctx, neo4j.AccessModeRead, "stakeholder", map[string]any{"id": ask.ID}, func(row []any) {
		at, _ := row[5].(time.Time)
		found = fullStakeholder{
			stakeholder: stakeholderOf(row), Tags: row[3], Version: text(row[4]),
			CreatedAt: at.UTC().Format(time.RFC3339Nano), CreatedBy: text(row[6]),
		}
	})
	return node{found}, err
}

func (s *Service) interests(ctx context.Context, ask ByID) (any, error) {
	var found any
	err := s.rows(ctx, neo4j.AccessModeRead, "interests", map[string]any{"id": ask.ID}, func(row []any) {
		held := make([]interest, 0, 20)
		for _, i := range list(row[3]) {
			held = append(held, interestOf(list(i)))
		}
		found = holder{stakeholderOf(row), nodes{held}}
	})
	return node{found}, err
}

func interestOf(values []any) interest { return interest{ID: text(values[0]), Text: text(values[1])} }

func (s *Service) page(ctx context.Context, ask After) (any, error) {
	page := make([]holder, 0, 50)
	err := s.rows(ctx, neo4j.AccessModeRead, "page", map[string]any{"after": ask.Key}, func(row []any) {
		held := make([]topicalInterest, 0, 20)
		for _, i := range list(row[3]) {
			values := list(i)
			held = append(held, topicalInterest{interestOf(values), concerns(list(values[2]))})
		}
		page = append(page, holder{stakeholderOf(row), nodes{held}})
	})
	return inMap{struct {
		Stakeholders nodes `json:"stakeholders"`
	}{nodes{page}}}, err
}

func concerns(values []any) []concern {
	all := make([]concern, 0, len(values))
	for _, v := range values {
		c := list(v)
		all = append(all, concern{position: whole(c[0]), Stance: whole(c[1]), Topic: topic{ID: text(c[2]), Name: text(c[3])}})
	}
	slices.SortFunc(all, func(a, b concern) int { return cmp.Compare(a.position, b.position) })
	return all
}

type scored struct {
	B     stakeholder `json:"b"`
	Score float64     `json:"score"`
}

func (s *Service) alignment(ctx context.Context, ask ByID) (any, error) {
	pairs := make([]scored, 0, 20)
	err := s.rows(ctx, neo4j.AccessModeRead, "alignment", map[string]any{"id": ask.ID}, func(row []any) {
		pairs = append(pairs, scored{stakeholderOf(row), number(row[3])})
	})
	return inMap{struct {
		Alignment any `json:"alignment"`
	}{struct {
		Pairs nodes `json:"pairs"`
	}{nodes{pairs}}}}, err
}

type mutual struct {
	A      stakeholder `json:"a"`
	B      stakeholder `json:"b"`
	AOnB   float64     `json:"aOnB"`
	BOnA   float64     `json:"bOnA"`
	Mutual float64     `json:"mutual"`
}

func (s *Service) mutual(ctx context.Context, _ struct{}) (any, error) {
	pairs := make([]mutual, 0, 100)
	err := s.rows(ctx, neo4j.AccessModeRead, "mutual", nil, func(row []any) {
		pairs = append(pairs, mutual{stakeholderOf(row), stakeholderOf(row[3:]), number(row[6]), number(row[7]), number(row[8])})
	})
	return inMap{struct {
		Dependence any `json:"dependence"`
	}{struct {
		Mutual nodes `json:"mutual"`
	}{nodes{pairs}}}}, err
}
