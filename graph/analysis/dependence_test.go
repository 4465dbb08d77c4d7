package analysis_test

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// need is one line of a table of dependencies.
type need struct {
	from, to       string
	importance     int
	replaceability float64 // -1: not assessed
	resource       string
	denied         bool
}

func needMap(names string, needs ...need) []graph.Entity {
	var out []graph.Entity
	for _, name := range strings.Fields(names) {
		out = append(out, organisation(name))
	}
	for _, name := range []string{"geld", "grond"} {
		out = append(out, &graph.Resource{Record: graph.Record{ID: graph.ID("_:" + name)}, Name: name})
	}
	for _, n := range needs {
		d := &graph.Dependency{
			Statement: graph.Statement{Origin: graph.OriginObserved, Confidence: 1}, Depender: graph.ID("_:" + n.from),
			Dependee: graph.ID("_:" + n.to), Importance: n.importance,
		}
		if n.resource != "" {
			d.Resource = graph.ID("_:" + n.resource)
		}
		if n.replaceability >= 0 {
			d.Replaceability = &n.replaceability
		}
		if n.denied {
			d.Confirmation = graph.ConfirmationDenied
		}
		out = append(out, d)
	}
	return out
}

func offers(resource string, by ...string) []graph.Entity {
	var out []graph.Entity
	for _, name := range by {
		out = append(out, &graph.Offer{
			Statement: graph.Statement{Origin: graph.OriginAssumed, Confidence: 1}, Stakeholder: graph.ID("_:" + name), Resource: graph.ID("_:" + resource),
		})
	}
	return out
}

// The worked example of Emerson's power and dependence with three parties. The values were computed by hand.
func emerson(t *testing.T) *graph.View {
	t.Helper()
	return viewOf(t, needMap("A B C",
		need{from: "A", to: "B", importance: 3, replaceability: 0.5}, need{from: "A", to: "C", importance: 4, replaceability: 0.25},
		need{from: "B", to: "A", importance: 2, replaceability: 0.5}, need{from: "C", to: "A", importance: 4, replaceability: 0.5},
		need{from: "C", to: "B", importance: 1, replaceability: 0})...)
}

func TestDependence_Pair(t *testing.T) {
	v := emerson(t)
	d := dependenceOf(v, analysis.DependenceOptions{})
	type row struct {
		AOnB, BOnA, Mutual, Joint, Imbalance float64
		Holder                               string
	}
	for pair, want := range map[string]row{
		"A B": {1.5, 1, 1, 2.5, 0.5, "B"},
		"A C": {3, 2, 2, 5, 1, "C"},
		"B C": {0, 1, 0, 1, 1, "B"},
		"C A": {2, 3, 2, 5, 1, "C"},
	} {
		a, b, _ := strings.Cut(pair, " ")
		m, err := d.Pair(idOf(t, v, a), idOf(t, v, b))
		if err != nil {
			t.Fatal(err)
		}
		got := row{m.AOnB, m.BOnA, m.Mutual, m.Joint, m.Imbalance, m.PowerHolder.EntityName()}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", pair, diff)
		}
	}
	if got := certain(d.Reciprocity()); !cmp.Equal(got, 12.0/17, near()) {
		t.Errorf("reciprocity %v, want 12/17", got)
	}
	page, err := d.Mutual(nil, 10)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range page.Pairs {
		got = append(got, m.A.EntityName()+m.B.EntityName())
	}
	if diff := cmp.Diff([]string{"AC", "AB"}, got); diff != "" || page.Total != 2 || page.More {
		t.Errorf("mutual: %d, more %t (-want +got):\n%s", page.Total, page.More, diff)
	}
	_, err = d.Pair(idOf(t, v, "A"), idOf(t, v, "A"))
	wantCode(t, err, graph.CodeInvalid)
	_, err = d.Pair(idOf(t, v, "A"), idOf(t, v, "geld"))
	wantCode(t, err, graph.CodeNotFound)
	if equal, err := d.Pair(idOf(t, v, "B"), idOf(t, v, "C")); err != nil || equal.High {
		t.Errorf("B-C is high (%v): importance is 1", err)
	}
}

func TestDependence_Mutual_after(t *testing.T) {
	v := viewOf(t, needMap("A B C D",
		need{from: "A", to: "B", importance: 2}, need{from: "B", to: "A", importance: 2},
		need{from: "C", to: "D", importance: 2}, need{from: "D", to: "C", importance: 3},
		need{from: "A", to: "D", importance: 3}, need{from: "D", to: "A", importance: 4})...)
	d := dependenceOf(v, analysis.DependenceOptions{})
	var got []string
	var after *analysis.PairRef
	for more := true; more && len(got) < 5; {
		page, err := d.Mutual(after, 1)
		if err != nil {
			t.Fatal(err)
		}
		m := page.Pairs[0]
		got, more = append(got, m.A.EntityName()+m.B.EntityName()), page.More
		after = &analysis.PairRef{A: m.A.Meta().ID, B: m.B.Meta().ID}
	}
	if diff := cmp.Diff([]string{"AD", "AB", "CD"}, got); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
	_, err := d.Mutual(&analysis.PairRef{A: "org_gone", B: idOf(t, v, "A")}, 1)
	wantCode(t, err, graph.CodeInvalid)
	if graph.ReasonOf(err) != graph.ReasonBadCursor {
		t.Errorf("reason %s, want %s", graph.ReasonOf(err), graph.ReasonBadCursor)
	}
	_, err = d.Mutual(nil, 0)
	wantCode(t, err, graph.CodeInvalid)
}

func TestDependence_Of(t *testing.T) {
	entities := needMap("A B C D",
		need{from: "A", to: "B", importance: 4, replaceability: -1, resource: "geld"},    // C and D could give it too
		need{from: "A", to: "B", importance: 3, replaceability: -1, resource: "grond"},   // nobody else has it
		need{from: "A", to: "B", importance: 4, replaceability: 0.5},                     // as important, but replaceable
		need{from: "A", to: "B", importance: 4, replaceability: 0, denied: true},         // B says no
		need{from: "A", to: "C", importance: 4, replaceability: 1},                       // anybody could
		need{from: "A", to: "D", importance: 2, replaceability: -1},                      // of what, is not said
		need{from: "C", to: "D", importance: 3, replaceability: 0.499, resource: "geld"}, // assessed, so holders do not count
	)
	entities = append(entities, offers("geld", "A", "B", "C", "C", "D")...)
	entities = append(entities, offers("grond", "B")...)
	v := viewOf(t, entities...)
	d := dependenceOf(v, analysis.DependenceOptions{})
	type row struct {
		Replaceability, Strength float64
		Assessed, High           bool
		Others                   int
	}
	for pair, want := range map[string][]row{
		"A B": {{0, 3, false, true, 0}, {0.5, 2, true, false, 0}, {2.0 / 3, 4.0 / 3, false, false, 2}},
		"A C": {{1, 0, true, false, 0}},
		"A D": {{0, 2, false, false, 0}},
		"B A": nil,
		"C D": {{0.499, 3 * 0.501, true, true, 2}},
	} {
		from, to, _ := strings.Cut(pair, " ")
		all, err := d.Of(idOf(t, v, from), idOf(t, v, to))
		if err != nil {
			t.Fatal(err)
		}
		var got []row
		for _, w := range all {
			got = append(got, row{w.Replaceability, w.Strength, w.Assessed, w.High, w.OtherHolders})
		}
		if diff := cmp.Diff(want, got, near()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", pair, diff)
		}
	}
	if denied := d.Denied(); len(denied) != 1 || denied[0].Confirmation != graph.ConfirmationDenied {
		t.Errorf("denied: %v, want the one", denied)
	}
	// Six dependencies; of the offers, those of the two resources whose holders were counted.
	wantBasis(t, v, d.Basis(), 12, 6)
	some := dependenceOf(v, analysis.DependenceOptions{Among: func(e graph.Entity) bool { return e.(graph.Named).EntityName() != "B" }})
	_, err := some.Of(idOf(t, v, "A"), idOf(t, v, "B"))
	wantCode(t, err, graph.CodeNotFound)
	if got := some.Basis().Statements; got != 3 {
		t.Errorf("%d statements among A, C and D; want 3", got)
	}
}

func TestDependence_Critical(t *testing.T) {
	v := viewOf(t, needMap("A B C D",
		need{from: "A", to: "B", importance: 3, replaceability: 0.25}, need{from: "C", to: "B", importance: 1, replaceability: 0},
		need{from: "A", to: "C", importance: 4, replaceability: 0}, need{from: "B", to: "C", importance: 3, replaceability: 0.4},
		need{from: "B", to: "D", importance: 2, replaceability: 0}, need{from: "C", to: "D", importance: 4, replaceability: 0.5})...)
	type row struct {
		Name            string
		Sum, Largest    float64
		Dependers, High int
	}
	var got []row
	for _, c := range certain(dependenceOf(v, analysis.DependenceOptions{}).Critical(10)) {
		got = append(got, row{c.Stakeholder.EntityName(), c.Dependence, c.Largest, c.Dependers, len(c.High)})
	}
	want := []row{{"C", 5.8, 4, 2, 2}, {"B", 3.25, 2.25, 2, 1}} // on D nobody depends HIGH, though 4 in all
	if diff := cmp.Diff(want, got, near()); diff != "" {
		t.Errorf("critical (-want +got):\n%s", diff)
	}
}

func TestDependence_Path(t *testing.T) {
	v := viewOf(t, needMap("A B C D E F G",
		need{from: "A", to: "C", importance: 1}, need{from: "A", to: "B", importance: 1}, need{from: "C", to: "D", importance: 1},
		need{from: "B", to: "D", importance: 2}, need{from: "D", to: "E", importance: 1}, need{from: "B", to: "D", importance: 4},
		need{from: "A", to: "F", importance: 4, replaceability: 1}, need{from: "A", to: "G", importance: 4, denied: true})...)
	d := dependenceOf(v, analysis.DependenceOptions{})
	for _, tc := range []struct {
		from, to, want string
		ok             bool
	}{
		{"A", "E", "AB BD DE", true}, // over B, not C: by name
		{"A", "A", "", true},
		{"E", "A", "", false},
		{"A", "F", "", false}, // anybody could take its place
		{"A", "G", "", false}, // denied
	} {
		path, ok, err := d.Path(idOf(t, v, tc.from), idOf(t, v, tc.to))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, step := range path {
			got = append(got, v.Find(step.Dependency.Depender).(graph.Named).EntityName()+v.Find(step.Dependency.Dependee).(graph.Named).EntityName())
		}
		if strings.Join(got, " ") != tc.want || ok != tc.ok {
			t.Errorf("from %s to %s: %v, %t; want %s, %t", tc.from, tc.to, got, ok, tc.want, tc.ok)
		}
		if len(path) == 3 && path[1].Strength != 4 {
			t.Errorf("the second step weighs %v, want the heavier one of 4", path[1].Strength)
		}
	}
	_, _, err := d.Path(idOf(t, v, "geld"), idOf(t, v, "A"))
	wantCode(t, err, graph.CodeNotFound)
}

func TestDependence_Cycles(t *testing.T) {
	v := viewOf(t, needMap("A B C D",
		need{from: "A", to: "B", importance: 2}, need{from: "B", to: "A", importance: 1}, need{from: "B", to: "C", importance: 3},
		need{from: "C", to: "A", importance: 3}, need{from: "C", to: "D", importance: 4}, need{from: "D", to: "C", importance: 4},
		need{from: "D", to: "A", importance: 4}, need{from: "D", to: "B", importance: 4})...)
	d := dependenceOf(v, analysis.DependenceOptions{})
	cycles, err := d.Cycles(4, 20)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range cycles {
		got = append(got, strings.Join(names(c.Stakeholders), ""))
		weakest := 5.0
		for _, step := range c.Steps {
			weakest = min(weakest, step.Dependencies[0].Strength)
		}
		if len(c.Steps) != len(c.Stakeholders) || c.Weakest != weakest {
			t.Errorf("cycle %v holds by %v, want %v", names(c.Stakeholders), c.Weakest, weakest)
		}
	}
	if diff := cmp.Diff([]string{"CD", "AB", "BCD", "ABC", "ABCD"}, got); diff != "" {
		t.Errorf("cycles (-want +got):\n%s", diff)
	}
	if first, err := d.Cycles(4, 2); err != nil || len(first) != 2 {
		t.Errorf("the first 2: %d, %v", len(first), err)
	}
	for _, bad := range [][2]int{{1, 1}, {analysis.LongestCycle + 1, 1}, {4, 0}, {4, analysis.MostCycles + 1}} {
		_, err := d.Cycles(bad[0], bad[1])
		wantCode(t, err, graph.CodeInvalid)
	}
}

// A needs money and land of B, and something unsaid that is heavier; B needs money of C, C land of A, and B something
// unsaid of A. Over resources only the ring of three is left, and the money of A's step comes before its land.
func TestDependence_OverResources(t *testing.T) {
	v := viewOf(t, needMap("A B C",
		need{from: "A", to: "B", importance: 2, resource: "grond"}, need{from: "A", to: "B", importance: 3, resource: "geld"},
		need{from: "A", to: "B", importance: 4}, need{from: "B", to: "A", importance: 4},
		need{from: "B", to: "C", importance: 2, resource: "geld"}, need{from: "B", to: "C", importance: 4, replaceability: 1, resource: "grond"},
		need{from: "C", to: "A", importance: 4, resource: "grond"}, need{from: "C", to: "B", importance: 4, resource: "geld", denied: true})...)
	rings := func(d *analysis.Dependence) (out []string) {
		for _, c := range certain(d.Cycles(8, 20)) {
			line := strconv.FormatFloat(c.Weakest, 'g', -1, 64) + ":"
			for _, step := range c.Steps {
				line += " " + step.From.EntityName() + step.To.EntityName()
				for _, w := range step.Dependencies {
					line += "," + strconv.FormatFloat(w.Strength, 'g', -1, 64)
					if r, is := v.Find(w.Dependency.Resource).(*graph.Resource); is {
						line += r.Name
					}
				}
			}
			out = append(out, line)
		}
		return out
	}
	d := dependenceOf(v, analysis.DependenceOptions{})
	all := []string{"4: AB,4,3geld,2grond BA,4", "2: AB,4,3geld,2grond BC,2geld,0grond CA,4grond"}
	if diff := cmp.Diff(all, rings(d)); diff != "" {
		t.Errorf("over all (-want +got):\n%s", diff)
	}
	over := certain(d.OverResources())
	if diff := cmp.Diff([]string{"2: AB,3geld,2grond BC,2geld,0grond CA,4grond"}, rings(over)); diff != "" {
		t.Errorf("over resources (-want +got):\n%s", diff)
	}
	wantBasis(t, v, over.Basis(), d.Basis().Statements, d.Basis().Assumed)
	left := certain(certain(d.Without([]graph.ID{idOf(t, v, "C")})).OverResources())
	if got := rings(left); len(got) != 0 || left.Departure() == nil {
		t.Errorf("rings over resources without C: %v, want none", got)
	}
}

func TestDependence_limits(t *testing.T) {
	stopped := errors.New("nobody waits any more")
	var all []need
	everybody := ""
	for i := range 40 {
		everybody += " " + letter(i)
		for j := range 40 {
			if i != j {
				all = append(all, need{from: letter(i), to: letter(j), importance: 1})
			}
		}
	}
	v := viewOf(t, needMap(everybody, all...)...)
	paid := analysis.Price(0)
	pay := func(price analysis.Price) error {
		paid = price
		return nil
	}
	d := dependenceOf(v, analysis.DependenceOptions{Work: analysis.Work{Pay: pay}})
	if _, err := d.Cycles(2, 100); err != nil || paid != 2*40*39+40*39*39 {
		t.Errorf("price %d, %v; want one and two steps from each, and one back", paid, err)
	}
	if _, err := d.Cycles(5, 100); err != nil || paid != 50_000_000 {
		t.Errorf("price %d, %v; want as much as is followed at most, of which cycles of two take little", paid, err)
	}
	ring := needMap(everybody, slices.DeleteFunc(all, func(n need) bool { return n.from > n.to })...)
	d = dependenceOf(viewOf(t, ring...), analysis.DependenceOptions{})
	if cycles, err := d.Cycles(8, 1); err != nil || len(cycles) != 0 {
		t.Errorf("in an order without cycles: %d, %v", len(cycles), err)
	}
	d = dependenceOf(v, analysis.DependenceOptions{Work: analysis.Work{Pay: func(analysis.Price) error { return stopped }}})
	if _, err := d.Cycles(2, 1); !errors.Is(err, stopped) {
		t.Errorf("who cannot pay got %v", err)
	}
	if _, _, err := d.Path(idOf(t, v, "A"), idOf(t, v, "B")); err == nil {
		t.Error("another map's stakeholder was found")
	}
}
