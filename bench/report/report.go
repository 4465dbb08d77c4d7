// Package report shows what a measurement found: each figure beside what is wanted of it, as a table for people and as
// JSON for what compares runs.
package report

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
	"strings"
	"text/tabwriter"
)

// Report is what one run of one program found.
type Report struct {
	Command string   `json:"command"`
	Machine Machine  `json:"machine"`
	Before  float64  `json:"loadBefore"` // load average of a minute when the run began
	After   float64  `json:"loadAfter"`  // the same when it ended
	Figures []Figure `json:"figures"`
}

// Figure is one measured number.
type Figure struct {
	Name   string  `json:"name"`
	Value  float64 `json:"value"` // in Unit
	Unit   string  `json:"unit,omitempty"`
	Wanted *Bound  `json:"wanted,omitempty"` // nil: nothing is wanted, it is there to be known
	Note   string  `json:"note,omitempty"`   // what the number rests on
}

// Bound is what a figure must keep.
type Bound struct {
	Least *float64 `json:"least,omitempty"`
	Most  *float64 `json:"most,omitempty"`
}

// Least returns the bound of a figure that may not be lower.
func Least(value float64) *Bound { return &Bound{Least: &value} }

// Most returns the bound of a figure that may not be higher.
func Most(value float64) *Bound { return &Bound{Most: &value} }

// Kept reports whether the value is within the bound. A nil bound is always kept.
func (b *Bound) Kept(value float64) bool {
	return b == nil || (b.Least == nil || value >= *b.Least) && (b.Most == nil || value <= *b.Most)
}

// String returns the bound as the table shows it.
func (b *Bound) String() string {
	switch {
	case b == nil:
		return ""
	case b.Least != nil:
		return "≥ " + Number(*b.Least)
	default:
		return "≤ " + Number(*b.Most)
	}
}

// Start returns an empty report of the program that is running.
func Start(command string) *Report {
	return &Report{Command: command, Machine: ThisMachine(), Before: Load()}
}

// Add adds a figure.
func (r *Report) Add(f Figure) { r.Figures = append(r.Figures, f) }

// End notes the load and writes the table to w, and the JSON to the file if one is named.
func (r *Report) End(w io.Writer, file string) error {
	r.After = Load()
	if err := r.table(w); err != nil {
		return fmt.Errorf("write the table: %w", err)
	}
	if file == "" {
		return nil
	}
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return fmt.Errorf("encode the report: %w", err)
	}
	return os.WriteFile(file, append(text, '\n'), 0o644)
}

// Missed returns the names of the figures that are not what is wanted.
func (r *Report) Missed() []string {
	var missed []string
	for _, f := range r.Figures {
		if !f.Wanted.Kept(f.Value) {
			missed = append(missed, f.Name)
		}
	}
	return missed
}

func (r *Report) table(w io.Writer) error {
	var text strings.Builder
	fmt.Fprintf(&text, "%s\n%s; load average %.1f before, %.1f after\n\n", r.Command, r.Machine, r.Before, r.After)
	text.WriteString("| figure\t| measured\t| wanted\t| kept\t| rests on\t|\n| ---\t| --:\t| --:\t| ---\t| ---\t|\n")
	for _, f := range r.Figures {
		fmt.Fprintf(&text, "| %s\t| %s\t| %s\t| %s\t| %s\t|\n",
			f.Name, strings.TrimSpace(Number(f.Value)+" "+f.Unit), f.Wanted, f.kept(), f.Note)
	}
	t := tabwriter.NewWriter(w, 0, 0, 1, ' ', 0)
	if _, err := t.Write([]byte(text.String())); err != nil {
		return err
	}
	return t.Flush()
}

func (f *Figure) kept() string {
	switch {
	case f.Wanted == nil:
		return ""
	case f.Wanted.Kept(f.Value):
		return "yes"
	default:
		return "NO"
	}
}

// Number returns a number with three significant digits, and thousands set apart.
func Number(n float64) string {
	size := math.Abs(n)
	switch {
	case size >= 1000:
		return grouped(strconv.FormatFloat(n, 'f', 0, 64))
	case size >= 100 || n == math.Trunc(n):
		return strconv.FormatFloat(n, 'f', 0, 64)
	default:
		return strconv.FormatFloat(n, 'g', 3, 64)
	}
}

func grouped(digits string) string {
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return sign + digits
}
