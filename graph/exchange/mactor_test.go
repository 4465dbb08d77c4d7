package exchange_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/exchange"
)

// textInput is one file of the text.
func textInput(name, text string) exchange.Input {
	return exchange.Input{Files: fstest.MapFS{name: {Data: []byte(text)}}, Name: name}
}

func nameOf(s *graph.Snapshot, id graph.ID) string { return s.Find(id).(graph.Named).EntityName() }

// relations tells the influences and positions of a map in words.
func relations(s *graph.Snapshot) (influences, positions []string) {
	for i := range graph.Every[*graph.Influence](s) {
		influences = append(influences, fmt.Sprint(nameOf(s, i.Influencer), " on ", nameOf(s, i.Influenced), ": ", i.Strength))
	}
	for p := range graph.Every[*graph.Position](s) {
		positions = append(positions, fmt.Sprint(nameOf(s, p.Stakeholder), " on ", nameOf(s, p.Ambition), ": ", *p.Stance))
	}
	return influences, positions
}

func TestMactor(t *testing.T) {
	batch, report := mustRead(t, "mactor", textInput("harbour.json", content(t, "mactor/harbour.json")))
	s := mustFound(t, batch)
	influences, positions := relations(s)
	wantInfluences := []string{
		"Port authority on Fishing cooperative: 3", "Port authority on Residents: 2",
		"Fishing cooperative on Port authority: 1", "Fishing cooperative on Residents: 0", "Residents on Fishing cooperative: 1",
	}
	if diff := cmp.Diff(wantInfluences, influences); diff != "" {
		t.Errorf("influences (-want +got):\n%s", diff)
	}
	wantPositions := []string{
		"Port authority on A deeper channel: 3", "Port authority on Quiet nights: -1", "Port authority on Clean water: 0",
		"Fishing cooperative on A deeper channel: -2", "Fishing cooperative on Clean water: 3",
		"Residents on A deeper channel: 0", "Residents on Quiet nights: 3", "Residents on Clean water: 2",
	}
	if diff := cmp.Diff(wantPositions, positions); diff != "" {
		t.Errorf("positions (-want +got):\n%s", diff)
	}
	var actors, objectives []string
	for o := range graph.Every[*graph.Organisation](s) {
		actors = append(actors, fmt.Sprint(o.Name, o.Aliases, o.Description, o.Attributes["mactor:id"]))
	}
	for a := range graph.Every[*graph.Ambition](s) {
		objectives = append(objectives, fmt.Sprint(a.Name, a.Attributes["mactor:short"], nameOf(s, a.Topics[0].Topic)))
	}
	if diff := cmp.Diff([]string{"Port authority[Port]Runs the harbour1", "Fishing cooperative[Fishers]2", "Residents[]3"}, actors); diff != "" {
		t.Errorf("actors (-want +got):\n%s", diff)
	}
	wantObjectives := []string{"A deeper channelChannelThe harbour", "Quiet nightsQuietLiving near it", "Clean waterWaterThe harbour"}
	if diff := cmp.Diff(wantObjectives, objectives); diff != "" {
		t.Errorf("objectives (-want +got):\n%s", diff)
	}
	for i := range graph.Every[*graph.Influence](s) {
		if i.Origin != graph.OriginDocumented || i.Audience != graph.AudienceStewards || i.Source.Document != "harbour.json" {
			t.Errorf("an influence is %s, %s, of %+v", i.Origin, i.Audience, i.Source)
		}
	}
	if len(report.Left) != 1 || report.Left[0].Count != 2 {
		t.Errorf("left out %+v, want 2 blank cells", report.Left)
	}
	if next, plan := mustMerge(t, s, first(mustRead(t, "mactor", textInput("harbour.json", content(t, "mactor/harbour.json"))))); next != s {
		t.Errorf("the same file again makes %d edits", len(plan.Edits))
	}
}

// TestMactorPlain: the plain form says the same.
func TestMactorPlain(t *testing.T) {
	plain := `{"2MAO": [[3,-1,0],[-2,null,3],[0,3,2]], "MDI": [[0,3,2],[1,null,0],[null,1,0]],
 "objectives": ["A deeper channel","Quiet nights",{"name":"Clean water"}], "actors": ["Port authority","Fishing cooperative","Residents"]}`
	want, wantPositions := relations(mustFound(t, first(mustRead(t, "mactor", textInput("harbour.json", content(t, "mactor/harbour.json"))))))
	got, gotPositions := relations(mustFound(t, first(mustRead(t, "mactor", textInput("a.json", plain)))))
	if diff := cmp.Diff(append(want, wantPositions...), append(got, gotPositions...)); diff != "" {
		t.Errorf("plain (-want +got):\n%s", diff)
	}
	folder := fstest.MapFS{"a.json": {Data: []byte(plain)}, "readme.md": {}}
	if batch, _ := mustRead(t, "mactor", exchange.Input{Files: folder, Name: "."}); batch.Len() != 3+3+5+8 {
		t.Errorf("the folder gave %d entities, want 19", batch.Len())
	}
	folder["b.json"] = folder["a.json"]
	wantRefused(t, "mactor", exchange.Input{Files: folder, Name: "."}, "a.json and b.json")
}

func TestMactorRefuses(t *testing.T) {
	study := func(actors, objectives, mdi, mao string) string {
		return fmt.Sprintf("{\"actors\": %s,\n\"objectives\": %s,\n\"MDI\": %s,\n\"2MAO\": %s}", actors, objectives, mdi, mao)
	}
	const ab, k, zero, one = `["A","B"]`, `["k"]`, `[[0,1],[2,0]]`, `[[1],[-4]]`
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"empty":              {"", []string{"ends too early"}},
		"a list":             {"[]", []string{"an object is wanted"}},
		"not square":         {study(ab, k, `[[0,1,2],[2,0,1]]`, one), []string{"line 3, MDI row 1", "3 cells and 2 actors"}},
		"a row too few":      {study(ab, k, `[[0,1]]`, one), []string{"MDI: there are 1 rows and 2 actors"}},
		"diagonal":           {study(ab, k, "[[0,1],\n[2,3]]", one), []string{"line 4, MDI row 2, column 2", "the diagonal is 0"}},
		"above the scale":    {study(ab, k, `[[0,5],[2,0]]`, one), []string{"line 3, MDI row 1, column 2", "5 is outside 0 to 4"}},
		"negative influence": {study(ab, k, `[[0,1],[-1,0]]`, one), []string{"MDI row 2, column 1", "-1 is outside 0 to 4"}},
		"below the scale":    {study(ab, k, zero, `[[1],[-5]]`), []string{"line 4, 2MAO row 2, column 1", "-5 is outside -4 to 4"}},
		"a fraction":         {study(ab, k, `[[0,1.5],[2,0]]`, one), []string{"MDI row 1, column 2", "1.5 is no whole number"}},
		"a text":             {study(ab, k, zero, `[["1"],[0]]`), []string{"2MAO row 1, column 1", "no whole number"}},
		"a ragged row":       {study(ab, k, zero, `[[1],[1,2]]`), []string{"2MAO row 2", "2 cells and 1 objectives"}},
		"no names":           {study(`["A",""]`, k, zero, one), []string{"line 1, actors 2", "a name is wanted"}},
		"one name twice":     {study(`["A","a "]`, k, zero, one), []string{"actors 2", "number 1 has this name too"}},
		"no objectives":      {`{"actors":["A"],"MDI":[[0]],"2MAO":[[1]]}`, []string{"objectives", "missing"}},
		"both names":         {`{"actors":["A"],"actores":["A"]}`, []string{"twice, under two names"}},
		"something else":     {`{"actors":["A"],"objectives":["k"],"MDI":[[0]],"2MAO":[[1]],"MAO":[[1]]}`, []string{"MAO", "no such part"}},
		"half a text behind": {study(ab, k, zero, one) + `"`, []string{"after the end"}},
		"cut off":            {study(ab, k, zero, one)[:60], []string{"cut off"}},
	} {
		t.Run(name, func(t *testing.T) {
			wantRefused(t, "mactor", textInput("study.json", c.text), c.want...)
		})
	}
	wide := strings.Repeat("9,", 99) + "9"
	report := wantRefused(t, "mactor", textInput("study.json", study(ab, k, "[["+wide+"]]", one)), "mistakes")
	if len(report.Problems) != exchange.MostProblems || report.Total < 100 {
		t.Errorf("%d problems of %d, want %d of at least 100", len(report.Problems), report.Total, exchange.MostProblems)
	}
}

// TestMactorSamples reads the air transport case.
func TestMactorSamples(t *testing.T) {
	s := mustFound(t, first(mustRead(t, "mactor", sample(t, "mactor-paris-airports"))))
	got := []int{s.Count(graph.KindOrganisation), s.Count(graph.KindAmbition), s.Count(graph.KindInfluence), s.Count(graph.KindPosition), s.Count(graph.KindTopic)}
	if diff := cmp.Diff([]int{6, 5, 30, 30, 1}, got); diff != "" {
		t.Errorf("actors, objectives, influences, positions, stakes (-want +got):\n%s", diff)
	}
}

// sample returns a folder of the sample files, or skips the test.
func sample(t *testing.T, folder string) exchange.Input {
	t.Helper()
	samples := os.Getenv("RAAKVLAK_SAMPLES")
	if samples == "" {
		t.Skip("RAAKVLAK_SAMPLES names no folder with the sample files")
	}
	in, err := exchange.Open(filepath.Join(samples, folder))
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func FuzzMactor(f *testing.F) {
	data, err := os.ReadFile("testdata/mactor/harbour.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Fuzz(func(t *testing.T, data []byte) { readAndFound(t, "mactor", textInput("study.json", string(data))) })
}
