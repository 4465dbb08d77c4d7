package exchange_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/exchange"
)

func nativeInput(text string) exchange.Input {
	return exchange.Input{Files: fstest.MapFS{"map.json": {Data: []byte(text)}}, Name: "map.json"}
}

// export returns what the owner sees of the map as Raakvlak's own JSON.
func export(t *testing.T, s *graph.Snapshot) string {
	t.Helper()
	var out bytes.Buffer
	if _, err := exchange.Write(t.Context(), &out, "raakvlak", viewOf(t, s, owner)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestNative(t *testing.T) {
	batch, report := mustRead(t, "raakvlak", nativeInput(content(t, "native/map.json")))
	s := mustFound(t, batch)
	if got := s.Size(); got != 17 {
		t.Errorf("%d entities, want 17", got)
	}
	for o := range graph.Every[*graph.Organisation](s) {
		if o.Name == "Harbour office" && s.Find(o.PartOf).(*graph.Organisation).Name != "Town" {
			t.Errorf("the office is part of %s", o.PartOf)
		}
	}
	for p := range graph.Every[*graph.Position](s) {
		who := s.Find(p.Stakeholder).(graph.Named).EntityName()
		if unknown := who == "Town"; p.Unknown() != unknown || !unknown && *p.Stance != 0 {
			t.Errorf("the position of %s is %v", who, p.Stance)
		}
	}
	if got := report.Counts[0]; got.Kind != "Organisation" || got.Entities != 2 {
		t.Errorf("the first count is %+v", got)
	}
}

// TestNativeRoundTrip: what an owner exports makes the same map again, byte for byte.
func TestNativeRoundTrip(t *testing.T) {
	s := mustFound(t, first(mustRead(t, "raakvlak", nativeInput(content(t, "native/map.json")))))
	want := export(t, s)
	if !json.Valid([]byte(want)) {
		t.Fatalf("not JSON:\n%s", want)
	}
	// The same source of ids gives the same ids again, if nothing is lost on the way.
	again := mustFound(t, first(mustRead(t, "raakvlak", nativeInput(want))))
	if diff := cmp.Diff(want, export(t, again)); diff != "" {
		t.Errorf("exported again (-want +got):\n%s", diff)
	}
	for _, part := range []string{`"stance": 0`, `"strength": 0`, `"confidence": 0,`, `"kumu:size":3`, `"audience": "AUTHOR"`} {
		if !strings.Contains(want, part) {
			t.Errorf("the file does not hold %s:\n%s", part, want)
		}
	}
	for _, part := range []string{"version\": \"", "createdAt", "sequence", "consents"} {
		if strings.Contains(want, part) {
			t.Errorf("the file holds what is internal: %s", part)
		}
	}
}

// TestNativeShowsTheView: a file holds no more than its reader may see.
func TestNativeShowsTheView(t *testing.T) {
	s := mustFound(t, first(mustRead(t, "raakvlak", nativeInput(content(t, "native/map.json")))))
	for principal, hidden := range map[graph.PrincipalID][]string{"bob": {"CLASHES"}, "stranger": {"CLASHES", "Harbour"}} {
		var out bytes.Buffer
		_, err := exchange.Write(t.Context(), &out, "raakvlak", viewOf(t, s, principal))
		if principal == "stranger" && graph.CodeOf(err) != graph.CodeNotFound {
			t.Errorf("a stranger gets %v", err)
		}
		for _, part := range hidden {
			if strings.Contains(out.String(), part) {
				t.Errorf("%s gets what is hidden: %s", principal, part)
			}
		}
	}
}

func TestNativeMerge(t *testing.T) {
	text := content(t, "native/map.json")
	s := mustFound(t, first(mustRead(t, "raakvlak", nativeInput(text))))
	if next, plan := mustMerge(t, s, first(mustRead(t, "raakvlak", nativeInput(text)))); next != s {
		t.Errorf("the same file again makes %d edits: %+v", len(plan.Edits), plan.Report.Counts)
	}
	own := export(t, s)
	if next, plan := mustMerge(t, s, first(mustRead(t, "raakvlak", nativeInput(own)))); next != s {
		t.Errorf("the map's own export makes %d edits: %+v", len(plan.Edits), plan.Report.Counts)
	}

	// The same author says it again later: that is another statement, not a correction of the first.
	later := strings.Replace(text, `"stance": 0, "author": "ann", "origin": "SELF_STATED", "statedAt": "2026-03-31`,
		`"stance": 2, "author": "ann", "origin": "SELF_STATED", "statedAt": "2026-05-31`, 1)
	if next, _ := mustMerge(t, s, first(mustRead(t, "raakvlak", nativeInput(later)))); next.Count(graph.KindPosition) != 3 {
		t.Errorf("%d positions, want 3", next.Count(graph.KindPosition))
	}

	renamed := strings.Replace(own, `"name": "Town"`, `"name": "City"`, 1)
	next, plan := mustMerge(t, s, first(mustRead(t, "raakvlak", nativeInput(renamed))))
	if len(plan.Edits) != 1 || next.Count(graph.KindOrganisation) != 2 {
		t.Errorf("a new name under the old id makes %d edits, %d organisations", len(plan.Edits), next.Count(graph.KindOrganisation))
	}

	// A new quay under the office, an office that belongs to it, and a zero where a three was.
	more := strings.Replace(text, `"name": "Harbour office", "sector": "PUBLIC", "partOf": "_:town", "tags": ["quay"]`,
		`"name": "harbour OFFICE", "partOf": "_:authority", "tags": ["crane"], "attributes": {"kumu:size": 1}`, 1)
	more = strings.Replace(more, `"strength": 0`, `"strength": 3`, 1)
	more = strings.Replace(more, `{"type": "Topic"`, `{"type": "Organisation", "id": "_:authority", "name": "Authority", "partOf": "_:town"}, {"type": "Topic"`, 1)
	next, plan = mustMerge(t, s, first(mustRead(t, "raakvlak", nativeInput(more))))
	if got := len(plan.Edits); got != 3 {
		t.Errorf("%d edits, want 3: %+v", got, plan.Report.Counts)
	}
	for o := range graph.Every[*graph.Organisation](next) {
		if o.Name != "harbour OFFICE" {
			continue
		}
		want := []any{"Authority", graph.SectorPublic, []string{"quay", "crane"}}
		got := []any{next.Find(o.PartOf).(*graph.Organisation).Name, o.Sector, o.Tags}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("the office (-want +got):\n%s", diff)
		}
	}
	back, plan := mustMerge(t, next, first(mustRead(t, "raakvlak", nativeInput(text))))
	for i := range graph.Every[*graph.Influence](back) {
		if i.Strength != 0 {
			t.Errorf("the influence is %d again, want 0; %+v", i.Strength, plan.Report.Counts)
		}
	}
}

func TestNativeMergeAsksRatherThanGuesses(t *testing.T) {
	record := func(name string) string {
		return `{"format":"raakvlak","version":1,"map":{"name":"M"},"records":[` + name + `]}`
	}
	twins := record(`{"type":"Organisation","id":"_:a","name":"Twin","sector":"PUBLIC"},` + "\n" +
		`{"type":"Organisation","id":"_:b","name":"Twin","sector":"PROFIT"}`)
	s := mustFound(t, first(mustRead(t, "raakvlak", nativeInput(twins))))
	if next, plan := mustMerge(t, s, first(mustRead(t, "raakvlak", nativeInput(twins)))); next != s {
		t.Errorf("the same file again makes %d edits", len(plan.Edits))
	}
	ids := []string{}
	for o := range graph.Every[*graph.Organisation](s) {
		ids = append(ids, string(o.ID))
	}
	for name, c := range map[string]struct {
		into *graph.Snapshot
		text string
		want []string
	}{
		"two in the map": {s, record(`{"type":"Organisation","name":"twin","scale":"LOCAL"}`), append(ids, "map.json line 1, twin")},
		"two in the file": {
			mustFound(t, first(mustRead(t, "raakvlak", nativeInput(record(`{"type":"Organisation","name":"Twin"}`))))),
			twins,
			[]string{"map.json line 1, Twin", "map.json line 2"},
		},
	} {
		plan, err := exchange.Merge(viewOf(t, c.into, "ann"), first(mustRead(t, "raakvlak", nativeInput(c.text))), "ann")
		if graph.CodeOf(err) != graph.CodeInvalid {
			t.Errorf("%s: %v", name, err)
			continue
		}
		text := fmt.Sprint(plan.Report.Problems)
		for _, part := range c.want {
			if !strings.Contains(text, part) {
				t.Errorf("%s: the refusal does not say %q: %s", name, part, text)
			}
		}
	}
}

func TestNativeMergeTooLarge(t *testing.T) {
	s := mustFound(t, first(mustRead(t, "raakvlak", nativeInput(content(t, "native/map.json")))))
	var many strings.Builder
	many.WriteString(`{"format":"raakvlak","version":1,"map":{"name":"M"},"records":[`)
	for i := range graph.MostEdits + 1 {
		if i > 0 {
			many.WriteString(",\n")
		}
		fmt.Fprintf(&many, `{"type":"Topic","name":"Topic %d"}`, i)
	}
	many.WriteString("]}")
	_, err := exchange.Merge(viewOf(t, s, "ann"), first(mustRead(t, "raakvlak", nativeInput(many.String()))), "ann")
	if graph.CodeOf(err) != graph.CodeTooLarge || !strings.Contains(err.Error(), "100001") {
		t.Errorf("got %v, want too_large with the number of edits", err)
	}
}

// TestLocate: an error of the domain's about a whole map leads back to the line.
func TestLocate(t *testing.T) {
	text := strings.Replace(content(t, "native/map.json"), `"dependee": "_:office"`, `"dependee": "_:skipper"`, 1)
	batch, _ := mustRead(t, "raakvlak", nativeInput(text))
	_, err := graph.Found(batch.Foundation("ann"), made, newIDs(1))
	if err = batch.Locate(err); !strings.Contains(err.Error(), "map.json line 17, dependee: nobody depends on itself") {
		t.Errorf("got %v", err)
	}
	s := mustFound(t, first(mustRead(t, "raakvlak", nativeInput(content(t, "native/map.json")))))
	plan, err := exchange.Merge(viewOf(t, s, "ann"), first(mustRead(t, "raakvlak", nativeInput(text))), "ann")
	if err != nil || len(plan.Edits) != 1 {
		t.Fatalf("%d edits, %v", len(plan.Edits), err)
	}
	_, err = graph.Propose(s, &graph.Change{Map: s.Head().Map, Principal: "ann", Edits: plan.Edits}, made, newIDs(3))
	if err = plan.Locate(err); err == nil || !strings.Contains(err.Error(), "map.json line 17, dependee: nobody depends on itself") {
		t.Errorf("got %v", err)
	}
}

func TestNativeRefuses(t *testing.T) {
	whole := content(t, "native/map.json")
	with := func(old, fresh string) string {
		if !strings.Contains(whole, old) {
			t.Fatalf("the fixture does not hold %s", old)
		}
		return strings.Replace(whole, old, fresh, 1)
	}
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"empty":               {"", []string{"map.json line 1", "ends too early"}},
		"a list":              {"[]", []string{"an object is wanted"}},
		"no JSON":             {"topic,Trams\n", []string{"map.json line 1", "not JSON"}},
		"another JSON":        {`{"elements":[]}`, []string{"elements", "no field of that name"}},
		"nothing in it":       {`{}`, []string{"not a map in Raakvlak's own format"}},
		"another format":      {with(`"raakvlak"`, `"kumu"`), []string{"line 2, format"}},
		"a newer version":     {with(`"version": 1`, `"version": 2`), []string{"line 3, version", "does not know"}},
		"cut off":             {whole[:strings.Index(whole, "Quiet nights")], []string{"map.json line 12", "cut off"}},
		"something after it":  {whole + "{}", []string{"after the end"}},
		"a name twice":        {with(`"sector": "PUBLIC", "partOf"`, `"name": "B", "partOf"`), []string{"line 6, name", "stands twice"}},
		"not UTF-8":           {with("Quay", "Qua\xff"), []string{"map.json line 10", "UTF-8"}},
		"no such type":        {with(`"Topic"`, `"Opic"`), []string{"line 9, type", `"Opic"`}},
		"a map in a map":      {with(`"Topic"`, `"Map"`), []string{"line 9, type"}},
		"an id twice":         {with(`"_:noise", "name"`, `"_:town", "name"`), []string{"line 9, id", "line 7"}},
		"no id":               {with(`"_:noise", "name"`, `"noise", "name"`), []string{"line 9, id", `"noise"`}},
		"no text as id":       {with(`"_:noise", "name"`, `7, "name"`), []string{"line 9, id"}},
		"a link to nothing":   {with(`"partOf": "_:town"`, `"partOf": "_:tawn"`), []string{"line 6, partOf", `"_:tawn"`}},
		"a link to a topic":   {with(`"partOf": "_:town"`, `"partOf": "_:noise"`), []string{"line 6, partOf", "is of type Topic"}},
		"an unknown topic":    {with(`"topic": "_:noise"`, `"topic": "_:smell"`), []string{"line 12, topics", `"_:smell"`}},
		"part of itself":      {with(`"partOf": "_:town"`, `"partOf": "_:office"`), []string{"line 6, partOf", "part of itself"}},
		"no such field":       {with(`"unit": "m"`, `"units": "m"`), []string{"line 10, units"}},
		"an internal field":   {with(`"unit": "m"`, `"version": "m"`), []string{"line 10, version"}},
		"no such value":       {with(`"SPACE"`, `"ROOM"`), []string{"line 10, kind", "SPACE"}},
		"stance of 5":         {with(`"stance": -4`, `"stance": -5`), []string{"line 13, topics.0.stance", "between -4 and 4"}},
		"stance of a half":    {with(`"stance": -4`, `"stance": -0.5`), []string{"line 13, topics.0.stance", "whole number"}},
		"stance in words":     {with(`"stance": -4`, `"stance": "no"`), []string{"line 13, topics.0.stance", "whole number"}},
		"no holder":           {with(`"holder": "_:skipper", `, ""), []string{"line 13, holder", "may not be empty"}},
		"no name":             {with(`"name": "Noise"`, `"name": " "`), []string{"line 9, name", "may not be empty"}},
		"a name too long":     {with(`"Noise"`, `"`+strings.Repeat("x", 201)+`"`), []string{"line 9, name", "longer than 200"}},
		"a control character": {with(`"Noise"`, `"No\u0000ise"`), []string{"line 9, name", "U+0000"}},
		"half a surrogate":    {with(`"Noise"`, `"No\ud800ise"`), []string{"line 9, name"}},
		"a bidi override":     {with(`"Noise"`, `"No\u202eise"`), []string{"line 9, name", "U+202E"}},
		"no time":             {with(`"2026-03-31T09:00:00Z"`, `"31 March"`), []string{"line 13, statedAt", "a time is wanted"}},
		"too deep":            {with(`"kumu:size": 3`, `"x": `+strings.Repeat("[", 1000)+strings.Repeat("]", 1000)), []string{"deep"}},
		"too large a number":  {with(`"kumu:size": 3`, `"x": 1e999`), []string{"line 9, attributes", "too large"}},
		"no map's name":       {with(`"name": "Harbour", `, ""), []string{"line 4, name"}},
	} {
		t.Run(name, func(t *testing.T) { wantRefused(t, "raakvlak", nativeInput(c.text), c.want...) })
	}
	wantRefused(t, "raakvlak", exchange.Input{Files: fstest.MapFS{}, Name: "."}, "a file is wanted")
}

// TestNativeCircles: however many stand in a circle, and however many lead to it, one of them is named.
func TestNativeCircles(t *testing.T) {
	topics := []string{`{"type":"Topic","id":"_:0","name":"0","narrowerThan":"_:99"}`}
	for i := range 199 {
		topics = append(topics, fmt.Sprintf(`{"type":"Topic","id":"_:%d","name":"%d","narrowerThan":"_:%d"}`, i+1, i+1, i))
	}
	text := `{"format":"raakvlak","version":1,"map":{"name":"M"},"records":[` + strings.Join(topics, ",\n") + `]}`
	report := wantRefused(t, "raakvlak", nativeInput(text), "narrowerThan", "part of itself")
	if report.Total != 1 {
		t.Errorf("%d problems, want 1", report.Total)
	}
}

func TestNativeThousandWrongRecords(t *testing.T) {
	records := make([]string, 1000)
	for i := range records {
		records[i] = `{"type":"Influence","influencer":"_:a","influenced":"_:b","strength":9}`
	}
	text := "{\"format\":\"raakvlak\",\"version\":1,\"map\":{\"name\":\"M\"},\"records\":[\n" + strings.Join(records, ",\n") + "]}"
	report := wantRefused(t, "raakvlak", nativeInput(text), "1000 mistakes", "map.json line 2, strength")
	if len(report.Problems) != exchange.MostProblems || report.Total != 1000 || report.Problems[49].Line != 51 {
		t.Errorf("%d problems of %d, the last in line %d", len(report.Problems), report.Total, report.Problems[49].Line)
	}
}

func FuzzNative(f *testing.F) {
	data, err := os.ReadFile("testdata/native/map.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Add([]byte(`{"format":"raakvlak","version":1,"map":{"name":"M"},"records":[{"type":"Topic","name":"A","attributes":{"x":[1,{"y":null}]}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) { readAndFound(t, "raakvlak", nativeInput(string(data))) })
}
