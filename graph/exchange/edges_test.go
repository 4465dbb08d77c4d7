package exchange_test

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/exchange"
)

// edgesOf is the folder of an edge list, and of who is in it when that is given.
func edgesOf(ties string, who ...string) exchange.Input {
	files := fstest.MapFS{"ties.csv": {Data: []byte(ties)}}
	in := exchange.Input{Files: files, Name: "ties.csv"}
	for i, text := range who {
		name := fmt.Sprintf("who%d.csv", i)
		files[name] = &fstest.MapFile{Data: []byte(text)}
		in.Also = append(in.Also, name)
	}
	return in
}

// tiesIn has the ties of the map as text, with what they keep of the file.
func tiesIn(s *graph.Snapshot) []string {
	var out []string
	for tie := range graph.Every[*graph.Tie](s) {
		ends := []string{s.Find(tie.A).(graph.Named).EntityName(), s.Find(tie.B).(graph.Named).EntityName()}
		slices.Sort(ends)
		text := fmt.Sprint(strings.Join(ends, "-"), " ", tie.Kind, " ", tie.Strength)
		for _, name := range slices.Sorted(maps.Keys(tie.Attributes)) {
			text += fmt.Sprint(" ", name, "=", tie.Attributes[name])
		}
		out = append(out, text)
	}
	slices.Sort(out)
	return out
}

func TestEdges(t *testing.T) {
	batch, report := mustRead(t, "edges", exchange.Input{Files: os.DirFS("testdata/edges"), Name: "."})
	s := mustFound(t, batch)
	want := []string{
		"Anker-Boot TRUSTS 3 edges:since=2021", "Anker-Coach CLASHES 1", "Anker-Dok CLASHES 2 edges:kind=communicates",
		"Boot-Coach WORKS_WITH 2", "Boot-Dok WORKS_WITH 1 edges:kind=owes money", "Coach-Dok WORKS_WITH 4 edges:weight=7.5",
	}
	if diff := cmp.Diff(want, tiesIn(s)); diff != "" {
		t.Errorf("ties (-want +got):\n%s", diff)
	}
	var who []string
	for _, e := range s.ByName(graph.KindOrganisation, graph.KindIndividual) {
		text := fmt.Sprint(e.EntityKind(), " ", e.EntityName(), " ", e.Meta().Tags)
		if o, is := e.(*graph.Organisation); is {
			text += fmt.Sprint(" ", o.Sector, " ", o.Description)
		}
		for _, name := range slices.Sorted(maps.Keys(e.Meta().Attributes)) {
			text += fmt.Sprint(" ", name, "=", e.Meta().Attributes[name])
		}
		who = append(who, text)
	}
	wantWho := []string{
		"Organisation Anker [group-north] NON_PROFIT  edges:city=Gent edges:group=north",
		"Organisation Boot [group-south] PUBLIC Ferries people edges:group=south", "Individual Coach []",
		"Organisation Dok [group-north]   edges:group=north edges:sector=harbour", "Organisation Eiland []  ",
	}
	if diff := cmp.Diff(wantWho, who); diff != "" {
		t.Errorf("stakeholders (-want +got):\n%s", diff)
	}
	for tie := range graph.Every[*graph.Tie](s) {
		if tie.Origin != graph.OriginDocumented || tie.Source.Document != "ties.csv" || tie.Audience != graph.AudienceStewards || tie.Author != owner {
			t.Errorf("a tie is %s in %s, for %s, of %s", tie.Origin, tie.Source.Document, tie.Audience, tie.Author)
		}
	}
	var text bytes.Buffer
	if _, err := report.WriteTo(&text); err != nil {
		t.Fatal(err)
	}
	wantReport := `       4  Organisation
       1  Individual
       6  Tie
left out: 1 repeated rows: a tie has no direction: of two rows about one tie the stronger counts
left out: 1 weights of 0: a tie of no strength is none
left out: 1 weights as they stand (such as 7.5): a strength is 1, 2, 3 or 4: the nearest was taken, and the weight is in the attribute edges:weight
left out: 2 kinds as they stand: the nearest kind was taken, CLASHES for a negative tie, and the kind is in the attribute edges:kind
note: 1 rows have no weight; the strength of their ties is 1
note: 1 stakeholders of ties.csv do not stand in who.csv
note: of 3 stakeholders the file does not say what they are: they are organisations, save where the map has an individual of the name
`
	if diff := cmp.Diff(wantReport, text.String()); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
}

// TestEdges_surface reads the same list as other programs may have saved it: columns stand by name, not by place.
func TestEdges_surface(t *testing.T) {
	want := tiesIn(mustFound(t, first(mustRead(t, "edges", edgesOf("from,to,weight,sign\nA,B,2,-\nB,C,1,\n")))))
	for name, text := range map[string]string{
		"other order":     "sign,to,weight,from\n-,B,2,A\n,C,1,B\n",
		"byte order mark": "\xEF\xBB\xBFfrom,to,weight,sign\nA,B,2,-\nB,C,1,\n",
		"carriage return": "from,to,weight,sign\r\nA,B,2,-\r\nB,C,1,\r\n",
		"negative weight": "from,to,weight\nA,B,-2\nB,C,1\n",
		"minus sign":      "from,to,weight\nA,B,−2\nB,C,1\n",
		"decimal comma":   "from,to,weight\nA,B,\"-2,0\"\nB,C,1\n",
		"without a sign":  "from,to,weight,kind\nA,B,2,clashes\nB,C,,works-with\n",
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(want, tiesIn(mustFound(t, first(mustRead(t, "edges", edgesOf(text)))))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestEdges_mistakes(t *testing.T) {
	for text, want := range map[string]string{
		"from,to\n,B\n":                                  "ties.csv line 2, from: the name is blank",
		"from,to\nA,B\nA, \n":                            "ties.csv line 3, to: the name is blank",
		"from,to\nA,a\n":                                 "ties.csv line 2, to: A is on both sides",
		"from,to,weight\nA,B,much\n":                     `ties.csv line 2, weight: "much" is not a number`,
		"from,to,weight\nA,B,NaN\n":                      `"NaN" is not a number`,
		"from,to,sign\nA,B,0\n":                          `ties.csv line 2, sign: "0" is neither + nor -`,
		"from,to,sign,weight\nA,B,+,-1\n":                "ties.csv line 2, sign: the sign is positive and the weight -1 is not",
		"from,to,sign,kind\nA,B,+,clashes\n":             "ties.csv line 2, sign: the sign is positive and the kind is CLASHES",
		"from,to\nA\n":                                   "ties.csv line 2: the row has 1 cells and the heading 2",
		"from,to,from\nA,B,C\n":                          "ties.csv line 1, from: two columns have this name",
		"van,naar\nA,B\n":                                "neither the columns from and to, nor name",
		"from,to\nA,\xff\n":                              "not valid UTF-8",
		"from,to\n\"A,B\n":                               "quotes in this row do not pair up",
		"name,from,to\n" + strings.Repeat("x,A,A\n", 60): "there are 60 mistakes",
		"": "neither the columns from and to, nor name",
	} {
		report := wantRefused(t, "edges", edgesOf(text), want)
		if len(report.Problems) > exchange.MostProblems {
			t.Errorf("%d problems are shown", len(report.Problems))
		}
	}
	for who, want := range map[string]string{
		"name\nA\na\n":           "who0.csv line 3, name: A stands in line 2 too",
		"name,x\n,1\n":           "who0.csv line 2, name: the name is blank",
		"name,type\nA,company\n": `who0.csv line 2, type: "company" is neither organisation nor individual`,
		"from,to\nA,B\n":         "have the same columns",
	} {
		wantRefused(t, "edges", edgesOf("from,to\nA,B\n", who), want)
	}
	wantRefused(t, "edges", edgesOf("name\nA\n"), "there is no file with the columns from and to")
}

// TestEdges_again holds that the same files change nothing in the map that they made, and other ones just what differs.
func TestEdges_again(t *testing.T) {
	folder := exchange.Input{Files: os.DirFS("testdata/edges"), Name: "."}
	s := mustFound(t, first(mustRead(t, "edges", folder)))
	v := viewOf(t, s, owner)
	plan, err := exchange.Merge(v, first(mustRead(t, "edges", folder)), owner)
	if err != nil || len(plan.Edits) != 0 {
		t.Fatalf("%d edits, want none: %v", len(plan.Edits), err)
	}
	plan, err = exchange.Merge(v, first(mustRead(t, "edges", edgesOf("from,to,weight,kind\nBoot,Anker,4,TRUSTS\nAnker,Fort,1,\n"))), owner)
	if err != nil || len(plan.Edits) != 3 {
		t.Fatalf("%d edits, want a stronger tie, a stakeholder and its tie: %v", len(plan.Edits), err)
	}
}

// TestEdges_individuals holds that a name which the map has as an individual is not made an organisation as well.
func TestEdges_individuals(t *testing.T) {
	s := mustFound(t, first(mustRead(t, "edges", edgesOf("from,to\nAnn,Bo\n", "name,type\nAnn,person\nBo,person\n"))))
	batch := first(mustRead(t, "edges", edgesOf("from,to\nann,Bo\nBo,City\n")))
	for range 2 {
		plan, err := exchange.Merge(viewOf(t, s, owner), batch, owner)
		if err != nil || len(plan.Edits) != 2 {
			t.Errorf("%d edits, want City and its tie: %v", len(plan.Edits), err)
		}
	}
}
