package dashboard_test

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/dashboard"
)

// reference matches what makes a browser fetch something: a src or href of a page, a url() or @import of a style sheet.
var reference = regexp.MustCompile(`(?:(?:src|href)="|url\(["']?|@import ["'])([^"')]+)`)

func TestFilesReferToEachOtherOnly(t *testing.T) {
	files := dashboard.Files()
	for _, name := range names(t, files, ".html", ".css") {
		for _, match := range reference.FindAllSubmatch(content(t, files, name), -1) {
			target := string(match[1])
			if strings.HasPrefix(target, "data:") {
				continue
			}
			file := path.Join(path.Dir(name), target)
			if strings.HasSuffix(target, "/") {
				file = path.Join(file, "index.html")
			}
			if _, err := fs.Stat(files, file); err != nil {
				t.Errorf("%s refers to %q, which is not among the files", name, target)
			}
		}
	}
}

func TestPagesHaveNothingInline(t *testing.T) {
	files := dashboard.Files()
	inline := regexp.MustCompile(`<style|<script[^>]*>[^<]|\sstyle=|\son[a-z]+=|javascript:`)
	pages := names(t, files, ".html")
	if diff := cmp.Diff([]string{"graphiql/index.html", "index.html"}, pages); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
	for _, name := range pages {
		if found := inline.Find(content(t, files, name)); found != nil {
			t.Errorf("%s holds %q, which its policy refuses", name, found)
		}
	}
}

func TestFilesStaySmall(t *testing.T) {
	const mebibyte = 1 << 20
	files := dashboard.Files()
	var first, graphiql int
	for _, name := range names(t, files) {
		size := compressed(t, content(t, files, name))
		if strings.HasPrefix(name, "graphiql/") {
			graphiql += size
		} else {
			first += size
		}
	}
	if limit := 60 << 10; first > limit {
		t.Errorf("the first page is %d bytes compressed, more than %d", first, limit)
	}
	if limit := 3 * mebibyte; graphiql > limit {
		t.Errorf("GraphiQL is %d bytes compressed, more than %d", graphiql, limit)
	}
}

func TestPoliciesKeepScriptsToThisServer(t *testing.T) {
	for name, policy := range map[string]string{"Policy": dashboard.Policy, "GraphiQLPolicy": dashboard.GraphiQLPolicy} {
		for _, want := range []string{"default-src 'none'", "script-src 'self'", "worker-src 'self'", "connect-src 'self'"} {
			if !strings.Contains("; "+policy+"; ", "; "+want+"; ") {
				t.Errorf("%s lacks %q", name, want)
			}
		}
	}
}

// names returns the paths of all files, or of those with one of the extensions, in order.
func names(t *testing.T, files fs.FS, extensions ...string) []string {
	t.Helper()
	var found []string
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if len(extensions) == 0 || slices.Contains(extensions, path.Ext(name)) {
			found = append(found, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) == 0 {
		t.Fatalf("no files with an extension of %q", extensions)
	}
	return found
}

func content(t *testing.T, files fs.FS, name string) []byte {
	t.Helper()
	data, err := fs.ReadFile(files, name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func compressed(t *testing.T, data []byte) int {
	t.Helper()
	var out bytes.Buffer
	writer := gzip.NewWriter(&out)
	if _, err := writer.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}
