package report_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/bench/report"
)

func TestBound_Kept(t *testing.T) {
	for _, test := range []struct {
		bound *report.Bound
		value float64
		want  bool
	}{
		{nil, 7, true},
		{report.Least(2), 2, true},
		{report.Least(2), 1.99, false},
		{report.Most(3), 3, true},
		{report.Most(3), 3.01, false},
	} {
		if got := test.bound.Kept(test.value); got != test.want {
			t.Errorf("%v kept by %v: %t, want %t", test.bound, test.value, got, test.want)
		}
	}
}

func TestNumber(t *testing.T) {
	for in, want := range map[float64]string{
		0: "0", 2: "2", 0.95: "0.95", 1.2345: "1.23", 17.77: "17.8", 123.4: "123", 1234.5: "1,234", 1234567: "1,234,567", -4321: "-4,321",
	} {
		if got := report.Number(in); got != want {
			t.Errorf("Number(%v) = %s, want %s", in, got, want)
		}
	}
}

func TestMedian(t *testing.T) {
	for _, test := range []struct {
		in   []float64
		want float64
	}{{nil, 0}, {[]float64{3}, 3}, {[]float64{9, 1, 4}, 4}, {[]float64{4, 1, 2, 9}, 3}} {
		if got := report.Median(test.in); got != test.want {
			t.Errorf("Median(%v) = %v, want %v", test.in, got, test.want)
		}
	}
}

func TestReport_End(t *testing.T) {
	r := report.Start("make bench-x")
	r.Add(report.Figure{Name: "reads", Value: 3, Unit: "×", Wanted: report.Least(2)})
	r.Add(report.Figure{Name: "memory", Value: 5000, Unit: "B", Wanted: report.Most(4096), Note: "seven edits"})
	var table strings.Builder
	file := filepath.Join(t.TempDir(), "x.json")
	if err := r.End(&table, file); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"| reads  | 3 ×      | ≥ 2     | yes  |", "| memory | 5,000 B  | ≤ 4,096 | NO   | seven edits |"} {
		if !strings.Contains(table.String(), want) {
			t.Errorf("the table lacks %q:\n%s", want, table.String())
		}
	}
	if diff := cmp.Diff([]string{"memory"}, r.Missed()); diff != "" {
		t.Errorf("Missed (-want +got):\n%s", diff)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var back report.Report
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(*r, back); diff != "" {
		t.Errorf("the JSON says something else (-want +got):\n%s", diff)
	}
}
