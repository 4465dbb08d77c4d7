package sqlite_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph/sqlite"
)

// TestSettings reads back what every connection was told: settings live in connections, not in the file.
func TestSettings(t *testing.T) {
	s := mustOpen(t, temporary(t), sqlite.Options{MostBytes: 1 << 20})
	all := func(value string) []string { return []string{value, value, value, value, value} }
	for _, test := range []struct {
		pragma string
		want   []string
	}{
		{"journal_mode", all("wal")},
		{"synchronous", all("2")},
		{"foreign_keys", all("1")},
		{"secure_delete", all("1")},
		{"busy_timeout", all("5000")},
		{"temp_store", all("2")},
		{"cell_size_check", all("1")},
		{"trusted_schema", all("0")},
		{"query_only", []string{"0", "1", "1", "1", "1"}},
		{"journal_size_limit", all("4194304")},
		{"application_id", all("1919645292")},
		{"user_version", all("1")},
	} {
		got, err := sqlite.Pragmas(t.Context(), s, test.pragma)
		if err != nil {
			t.Fatalf("%s: %v", test.pragma, err)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.pragma, diff)
		}
	}
	most, err := sqlite.Pragmas(t.Context(), s, "max_page_count")
	if err != nil || most[0] != "256" {
		t.Errorf("max_page_count = %v, %v, want 256 for the writer", most, err)
	}
}
