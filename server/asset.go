package server

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
)

// assets are the files that a browser shows, in memory, with their compressed twins.
type assets struct {
	by map[string]*asset // by path, without a slash in front
}

// asset is one file.
type asset struct {
	media  string
	plain  []byte
	tag    string
	zipped func() []byte // nil bytes when compressing gains nothing; made when first asked for
}

// newAssets reads the files.
func newAssets(files fs.FS) (*assets, error) {
	a := &assets{by: map[string]*asset{}}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		a.by[name] = newAsset(name, content)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the pages: %w", err)
	}
	return a, nil
}

func newAsset(name string, content []byte) *asset {
	sum := sha256.Sum256(content)
	return &asset{
		media:  mediaOf(name),
		plain:  content,
		tag:    base64.RawURLEncoding.EncodeToString(sum[:18]),
		zipped: sync.OnceValue(func() []byte { return compressed(content) }),
	}
}

// mediaOf names the media type. The table of the machine is not asked: it differs between machines.
func mediaOf(name string) string {
	switch ext := path.Ext(name); ext {
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".md":
		return "text/markdown; charset=utf-8"
	case ".ttf":
		return "font/ttf"
	case ".woff2":
		return "font/woff2"
	case ".html", ".css", ".svg", ".png", ".json":
		return mime.TypeByExtension(ext)
	}
	return "application/octet-stream"
}

func compressed(content []byte) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, err := w.Write(content)
	if err != nil || w.Close() != nil || out.Len() >= len(content) {
		return nil
	}
	return out.Bytes()
}

// serve answers with the file of the name, under the policy if one is given.
func (a *assets) serve(w http.ResponseWriter, r *http.Request, name, policy string) {
	file := a.by[name]
	if file == nil {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	if policy != "" {
		h.Set("Content-Security-Policy", policy)
	}
	h.Set("Cache-Control", "no-cache")
	h.Set("Vary", "Accept-Encoding")
	h.Set("Content-Type", file.media)
	content, tag := file.plain, `"`+file.tag+`"`
	if acceptsGzip(r) {
		if zipped := file.zipped(); zipped != nil {
			content, tag = zipped, `"`+file.tag+`-gzip"`
			h.Set("Content-Encoding", "gzip")
		}
	}
	h.Set("ETag", tag)
	if hasTag(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Length", strconv.Itoa(len(content)))
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		_, _ = w.Write(content) // Nobody is there to be told when the connection is gone.
	}
}

func acceptsGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		coding, quality, _ := strings.Cut(strings.TrimSpace(part), ";")
		if coding == "gzip" {
			q, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(quality), "q="), 64)
			return err != nil || q > 0
		}
	}
	return false
}

func hasTag(header, tag string) bool {
	for part := range strings.SplitSeq(header, ",") {
		if part = strings.TrimSpace(part); part == tag || part == "*" || part == "W/"+tag {
			return true
		}
	}
	return false
}
