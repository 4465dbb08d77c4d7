package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	driver "modernc.org/sqlite"
)

// readers is how many connections read at once; more callers wait. A read is short, and loading a map is bound by the
// processor.
const readers = 4

// busyTimeout is how many milliseconds somebody else, such as the sqlite3 tool, may hold the file.
const busyTimeout = "5000"

// pageBytes is SQLite's default size of a page, which new files have.
const pageBytes = 4096

// Settings live in a connection, not in the file, so each connection gets them when it is opened.
var settings = []string{
	"busy_timeout(" + busyTimeout + ")",
	"journal_mode(WAL)",
	"synchronous(FULL)",
	"foreign_keys(ON)",
	"secure_delete(ON)",           // what is deleted leaves no bytes behind
	"temp_store(MEMORY)",          // nor do temporary files
	"journal_size_limit(4194304)", // the log shrinks again after a large write
	"cell_size_check(ON)",
	"trusted_schema(OFF)",
}

// source returns the data source name of the file with the settings.
func source(path string, settings ...string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a drive letter
	}
	query := url.Values{"_pragma": settings}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + query.Encode()
}

// open returns a pool of at most the given number of connections to the file.
func open(path string, connections int, settings ...string) (*sql.DB, error) {
	connector, err := driver.NewConnector(source(path, settings...))
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(connector)
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}

func openReaders(path string) (*sql.DB, error) {
	return open(path, readers, append(settings[:len(settings):len(settings)], "query_only(ON)")...)
}

func openWriter(path string, mostBytes int64) (*writer, error) {
	with := settings[:len(settings):len(settings)]
	if mostBytes > 0 {
		with = append(with, fmt.Sprintf("max_page_count(%d)", max(mostBytes/pageBytes, 1)))
	}
	db, err := open(path, 1, with...)
	if err != nil {
		return nil, err
	}
	conn, err := db.Conn(context.Background())
	if err != nil {
		return nil, closeAfter(err, db)
	}
	return &writer{db: db, conn: conn, statements: map[string]*sql.Stmt{}}, nil
}
