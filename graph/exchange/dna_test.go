package exchange_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/exchange"
)

func dnaInput(t *testing.T) exchange.Input {
	return textInput("statements.csv", content(t, "dna/statements.csv"))
}

func TestDNA(t *testing.T) {
	batch, report := mustRead(t, "dna", dnaInput(t))
	s := mustFound(t, batch)
	var said, represents []string
	for p := range graph.Every[*graph.Position](s) {
		said = append(said, fmt.Sprint(p.Attributes[exchange.DNAStatement], " ", nameOf(s, p.Stakeholder), " on ", nameOf(s, p.Ambition), ": ",
			*p.Stance, " ", p.StatedAt.Format(time.DateOnly), " ", p.Source.Document))
		if p.Origin != graph.OriginDocumented || p.Audience != graph.AudienceStewards {
			t.Errorf("a position is %s, %s", p.Origin, p.Audience)
		}
	}
	for r := range graph.Every[*graph.Representation](s) {
		represents = append(represents, nameOf(s, r.Individual)+" for "+nameOf(s, r.Organisation)+" "+string(r.Mandate))
	}
	want := []string{
		"1 Ann Peeters on Raise the dike.: 1 2005-01-26 Hearing of March", "2 Ann Peeters on Raise the dike.: 1 2005-01-26 Hearing of March",
		"4 Ann Peeters on Let the river in.: -1 2005-01-26 Hearing of March", "5 Farmers' union on Let the river in.: -1 2005-02-03 Letter, undated",
		"6 Bea Claes on Let the river in.: 1 2005-04-01 Hearing of April", "7 Bea Claes on Raise the dike.: -1 2005-04-01 Hearing of April",
		"8 Bea Claes on Raise the dike.: 1 2005-04-01 Hearing of April",
	}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Errorf("positions (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Ann Peeters for Dike board NONE", "Bea Claes for Nature trust NONE"}, represents); diff != "" {
		t.Errorf("representations (-want +got):\n%s", diff)
	}
	if len(report.Left) != 1 || report.Left[0].Count != 1 {
		t.Errorf("left out %+v, want 1 blank agreement", report.Left)
	}
	if notes := strings.Join(report.Notes, "\n"); !strings.Contains(notes, "yes became 1, no -1") {
		t.Errorf("the report does not name the scale: %s", notes)
	}
	if next, plan := mustMerge(t, s, first(mustRead(t, "dna", dnaInput(t)))); next != s {
		t.Errorf("the same file again makes %d edits: %+v", len(plan.Edits), plan.Report.Counts)
	}
	changed := strings.Replace(content(t, "dna/statements.csv"), "Nature trust,Raise the dike.,1", "Nature trust,Raise the dike.,0", 1)
	if _, plan := mustMerge(t, s, first(mustRead(t, "dna", textInput("statements.csv", changed)))); len(plan.Edits) != 1 {
		t.Errorf("a changed statement makes %d edits, want 1: %+v", len(plan.Edits), plan.Report.Counts)
	}
}

// TestDNAScale: other numbers than 0 and 1 are a scale.
func TestDNAScale(t *testing.T) {
	const head = "date,organisation,concept,agreement,coder\n"
	for name, tc := range map[string]struct {
		rows string
		want []int
	}{
		"yes and no":   {"0,A,k,1,x\n0,B,k,0,\n", []int{1, -1}},
		"true, false":  {"0,A,k,TRUE,x\n0,B,k,false,\n", []int{1, -1}},
		"whole scale":  {"0,A,k,-4,x\n0,B,k,0,\n0,C,k,4,\n", []int{-4, 0, 4}},
		"minus and 1":  {"0,A,k,-1,x\n0,B,k,1,\n", []int{-1, 1}},
		"ISO and hour": {"2005-01-26T10:00:00Z,A,k,1,x\n", []int{1}},
	} {
		s := mustFound(t, first(mustRead(t, "dna", textInput("s.csv", head+tc.rows))))
		var got []int
		for p := range graph.Every[*graph.Position](s) {
			got = append(got, *p.Stance)
			if coder := p.Attributes["dna:coder"]; len(got) == 1 && coder != "x" {
				t.Errorf("%s: the coder is %v, want x", name, coder)
			}
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestDNARefuses(t *testing.T) {
	head := strings.SplitAfter(content(t, "dna/statements.csv"), "\n")[0]
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"empty":          {"", []string{"the file is empty"}},
		"other heading":  {"a,b\n1,2\n", []string{"statements.csv line 1", "date", "concept", "agreement"}},
		"no concept":     {head + "1,d,0,P,O,,1\n", []string{"statements.csv line 2, concept"}},
		"nobody":         {head + "1,d,0,,,k,1\n", []string{"statements.csv line 2, person", "somebody's"}},
		"no date":        {head + "1,d,,P,O,k,1\n", []string{"statements.csv line 2, date"}},
		"a date in word": {head + "1,d,March,P,O,k,1\n", []string{"statements.csv line 2, date", `"March"`}},
		"too wide":       {head + "1,d,0,P,O,k,1\n2,d,0,P,O,k,7\n", []string{"statements.csv line 3, agreement", "7 is outside -4 to 4"}},
		"a fraction":     {head + "1,d,0,P,O,k,0.5\n", []string{"statements.csv line 2, agreement", `"0.5"`}},
		"mixed":          {head + "1,d,0,P,O,k,true\n1,d,0,P,O,k,3\n", []string{"statements.csv line 2, agreement"}},
		"cut off":        {head + "1,d,0,P\n", []string{"statements.csv line 2", "cut off"}},
	} {
		t.Run(name, func(t *testing.T) {
			wantRefused(t, "dna", textInput("statements.csv", c.text), c.want...)
		})
	}
	database := exchange.Input{Files: fstest.MapFS{"sample.dna": {Data: []byte("SQLite format 3")}}, Name: "sample.dna"}
	wantRefused(t, "dna", database, "export its statements")
}

// TestDNASamples reads the real statements. rDNA's own tests have these anchors: no normalisation, duplicates included.
func TestDNASamples(t *testing.T) {
	s := mustFound(t, first(mustRead(t, "dna", sample(t, "dna-climate-sample"))))
	d, err := analysis.DiscourseOf(viewOf(t, s, owner), analysis.DiscourseOptions{Normalisation: analysis.NormaliseNot})
	if err != nil {
		t.Fatal(err)
	}
	ignore, err := d.Ignore()
	if err != nil {
		t.Fatal(err)
	}
	sum := func(rows [][]float64) (all float64) {
		for _, row := range rows {
			for _, x := range row {
				all += x
			}
		}
		return all
	}
	two, err := d.TwoMode(analysis.ShareNot)
	if err != nil {
		t.Fatal(err)
	}
	if got := sum(two.Ignore); got != 40 || len(d.Actors) != 7 || len(d.Subjects) != 6 {
		t.Errorf("two-mode sum %v of %d actors and %d subjects; want 40, 7, 6", got, len(d.Actors), len(d.Subjects))
	}
	if got := sum(ignore); got != 276 {
		t.Errorf("one-mode sum %v, want 276", got)
	}
	for i, a := range d.Actors {
		if a.EntityName() == "Environmental Protection Agency" && (ignore[i][0] != 10 || ignore[i][1] != 2) {
			t.Errorf("its row begins %v, %v; want 10, 2", ignore[i][0], ignore[i][1])
		}
	}
}

func FuzzDNA(f *testing.F) {
	data, err := os.ReadFile("testdata/dna/statements.csv")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Fuzz(func(t *testing.T, data []byte) { readAndFound(t, "dna", textInput("statements.csv", string(data))) })
}
