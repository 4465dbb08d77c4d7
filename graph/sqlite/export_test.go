package sqlite

import (
	"context"
	"database/sql"
	"fmt"
)

// Pragmas returns what every connection of the store says to the pragma: the writing one first.
func Pragmas(ctx context.Context, s *Store, name string) ([]string, error) {
	h, _ := s.current()
	connections := []*sql.Conn{h.writer.conn}
	for range readers {
		c, err := h.readers.Conn(ctx)
		if err != nil {
			return nil, err
		}
		defer c.Close()
		connections = append(connections, c)
	}
	var all []string
	for _, c := range connections {
		var value any
		if err := c.QueryRowContext(ctx, "PRAGMA "+name).Scan(&value); err != nil {
			return nil, err
		}
		all = append(all, fmt.Sprint(value))
	}
	return all, nil
}

// Rows counts the rows of a table.
func Rows(ctx context.Context, s *Store, table string) (n int, err error) {
	h, _ := s.current()
	err = h.readers.QueryRowContext(ctx, "SELECT count(*) FROM "+table).Scan(&n)
	return n, err
}
