package exchange_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/exchange"
)

func polisInput(t *testing.T, replaced map[string]string) exchange.Input {
	return exchange.Input{Files: polisFiles(t, replaced), Name: "."}
}

func TestPolis(t *testing.T) {
	batch, report := mustRead(t, "polis", polisInput(t, nil))
	s := mustFound(t, batch)

	var people, statements, votes []string
	for p := range graph.Every[*graph.Individual](s) {
		people = append(people, fmt.Sprint(p.Name, p.Tags, p.Attributes["polis:participant"], p.Attributes["polis:xid"]))
	}
	for a := range graph.Every[*graph.Ambition](s) {
		voiced := ""
		for _, id := range a.VoicedBy {
			voiced = s.Find(id).(*graph.Individual).Name
		}
		statements = append(statements, fmt.Sprint(a.Attributes["polis:comment-id"], a.Tags, " ", a.Name, " ", voiced))
	}
	for p := range graph.Every[*graph.Position](s) {
		who, what := s.Find(p.Stakeholder).(*graph.Individual), s.Find(p.Ambition).(*graph.Ambition)
		votes = append(votes, fmt.Sprint(who.Name, " on ", what.Attributes["polis:comment-id"], ": ", *p.Stance, " at ", p.StatedAt.Unix()))
		if p.Origin != graph.OriginSelfStated || p.Audience != graph.AudienceStewards || p.Author != "ann" {
			t.Errorf("a position is %s, %s, of %s", p.Origin, p.Audience, p.Author)
		}
		if c := s.Find(p.Collaboration).(*graph.Collaboration); c.Name != "Trams or trees" {
			t.Errorf("the context of a position is %q", c.Name)
		}
	}
	wantPeople := []string{"Participant 1[group-0]1abc", "Participant 2[group-1]2<nil>", "Participant 3[]3<nil>", "Participant 4[group-0]4<nil>"}
	if diff := cmp.Diff(wantPeople, people); diff != "" {
		t.Errorf("people (-want +got):\n%s", diff)
	}
	wantStatements := []string{
		"0[] No tram at all ", "2[moderated-out] Shouting, rejected Participant 2", "7[] The tram goes\nthrough the park Participant 1",
	}
	if diff := cmp.Diff(wantStatements, statements); diff != "" {
		t.Errorf("statements (-want +got):\n%s", diff)
	}
	wantVotes := []string{
		"Participant 1 on 2: -1 at 1600000400", "Participant 1 on 7: 1 at 1600000100",
		"Participant 2 on 0: -1 at 1600000300", "Participant 3 on 7: 1 at 1600000700",
	}
	if diff := cmp.Diff(wantVotes, votes); diff != "" {
		t.Errorf("votes (-want +got):\n%s", diff)
	}
	if n := s.Count(graph.KindParticipation); n != 0 {
		t.Errorf("%d participations, want none: nobody has joined a conversation", n)
	}
	if m := s.Map(); m.Name != "Trams or trees" || m.Description != "Where should the tram go?\n\nEverybody may say." {
		t.Errorf("the map is %q: %q", m.Name, m.Description)
	}

	var text bytes.Buffer
	if _, err := report.WriteTo(&text); err != nil {
		t.Fatal(err)
	}
	want := `       4  Individual
       1  Collaboration
       3  Ambition
       4  Position
left out: 2 earlier votes: of a participant on one statement the last vote counts
left out: 1 blank votes: a blank says nothing: not even a pass
note: 7 vote events were read; agree became 1, pass 0, disagree -1
note: 1 statements were moderated out; they are kept and tagged moderated-out
note: the tallies of 1 statements in comments.csv differ from votes.csv, which was counted
note: 2 cells of participants-votes.csv differ from votes.csv, which was counted
`
	if diff := cmp.Diff(want, text.String()); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
}

func TestPolisAnyFile(t *testing.T) {
	files := polisFiles(t, map[string]string{"notes.txt": "mine"})
	for _, name := range []string{"summary.csv", "comments.csv", "votes.csv", "participants-votes.csv"} {
		if batch, _ := mustRead(t, "polis", exchange.Input{Files: files, Name: name}); batch.Len() != 12 {
			t.Errorf("%s gave %d entities, want 12", name, batch.Len())
		}
	}
	wantRefused(t, "polis", exchange.Input{Files: files, Name: "notes.txt"}, "none of the files of a Polis export")
}

func TestPolisNamesOfNewerExports(t *testing.T) {
	files := fstest.MapFS{}
	for name, f := range polisFiles(t, nil) {
		files["r8x-"+strings.Replace(name, "participants", "participant", 1)] = f
	}
	if batch, _ := mustRead(t, "polis", exchange.Input{Files: files, Name: "."}); batch.Len() != 12 {
		t.Errorf("%d entities, want 12", batch.Len())
	}
	for name, f := range polisFiles(t, nil) {
		files[name] = f
	}
	wantRefused(t, "polis", exchange.Input{Files: files, Name: "."}, "more than one export")
	if batch, _ := mustRead(t, "polis", exchange.Input{Files: files, Name: "r8x-votes.csv"}); batch.Len() != 12 {
		t.Errorf("%d entities, want 12", batch.Len())
	}
}

func TestPolisWithoutTheRest(t *testing.T) {
	batch, report := mustRead(t, "polis", polisInput(t, map[string]string{"summary.csv": "-", "participants-votes.csv": "-"}))
	if batch.Map.Name != "Polis conversation" || batch.Len() != 11 {
		t.Errorf("the map is %q of %d entities, want Polis conversation of 11", batch.Map.Name, batch.Len())
	}
	if n := len(report.Notes); n != 5 {
		t.Errorf("%d notes, want 5: %q", n, report.Notes)
	}
	wantRefused(t, "polis", polisInput(t, map[string]string{"votes.csv": "-"}), "there is no votes.csv")
	wantRefused(t, "polis", polisInput(t, map[string]string{"comments.csv": "-"}), "there is no comments.csv")
}

// TestPolisSurface reads the same export as other programs may have saved it.
func TestPolisSurface(t *testing.T) {
	want := mustFound(t, first(mustRead(t, "polis", polisInput(t, nil))))
	var swapped strings.Builder
	swapped.WriteString("vote,voter-id,comment-id,timestamp\n")
	for _, line := range strings.Split(strings.TrimSpace(content(t, "polis/votes.csv")), "\n")[1:] {
		cells := strings.Split(line, ",")
		swapped.WriteString(cells[4] + "," + cells[3] + "," + cells[2] + "," + cells[0] + "\n")
	}
	for name, votes := range map[string]string{
		"byte order mark": "\xEF\xBB\xBF" + content(t, "polis/votes.csv"),
		"carriage return": strings.ReplaceAll(content(t, "polis/votes.csv"), "\n", "\r\n"),
		"other order":     swapped.String(),
	} {
		t.Run(name, func(t *testing.T) {
			got := mustFound(t, first(mustRead(t, "polis", polisInput(t, map[string]string{"votes.csv": votes}))))
			if want, got := export(t, want), export(t, got); strings.ReplaceAll(want, `, "attributes": {"polis:important":"true"}`, "") !=
				strings.ReplaceAll(got, `, "attributes": {"polis:important":"true"}`, "") {
				t.Errorf("the map differs:\n%s", cmp.Diff(want, got))
			}
		})
	}
}

func first(b *exchange.Batch, _ *exchange.Report) *exchange.Batch { return b }

func TestPolisRefuses(t *testing.T) {
	comments, votes := content(t, "polis/comments.csv"), content(t, "polis/votes.csv")
	matrix, summary := content(t, "polis/participants-votes.csv"), content(t, "polis/summary.csv")
	for name, c := range map[string]struct {
		file, text string
		want       []string
	}{
		"empty":            {"votes.csv", "", []string{"votes.csv: the file is empty"}},
		"something else":   {"votes.csv", "a,b\n1,2\n", []string{"votes.csv line 1", "timestamp", "vote", "there is no column"}},
		"binary":           {"votes.csv", "PK\x03\x04\x00\x01\x02", []string{"votes.csv line 1", "heading"}},
		"semicolons":       {"votes.csv", strings.ReplaceAll(votes, ",", ";"), []string{"commas separate the columns"}},
		"cut off in a row": {"votes.csv", votes[:len(votes)-12], []string{"votes.csv line 8", "cut off"}},
		"cut off in quotes": {
			"comments.csv", comments[:strings.Index(comments, "through")], []string{"comments.csv line 2", "quotes", "cut off"},
		},
		"vote of 2":       {"votes.csv", votes + "1600000800000,x,7,4,2,\n", []string{"votes.csv line 9, vote", `"2" is not 1`}},
		"unknown comment": {"votes.csv", votes + "1600000800000,x,8,4,1,\n", []string{"votes.csv line 9, comment-id", "no statement 8"}},
		"voter by name":   {"votes.csv", votes + "1600000800000,x,7,Ann,1,\n", []string{"votes.csv line 9, voter-id", `"Ann"`}},
		"date for time":   {"votes.csv", votes + "2020-09-13,x,7,4,1,\n", []string{"votes.csv line 9, timestamp"}},
		"time too late":   {"votes.csv", votes + "999999999999999,x,7,4,1,\n", []string{"votes.csv line 9, timestamp"}},
		"comment twice":   {"comments.csv", comments + "1,x,7,1,0,0,1,Again\n", []string{"comments.csv line 6, comment-id", "line 2"}},
		"no moderation":   {"comments.csv", comments + "1,x,9,1,0,0,yes,Again\n", []string{"comments.csv line 6, moderated"}},
		"empty text":      {"comments.csv", comments + "1,x,9,1,0,0,1,\n", []string{"comments.csv line 6, name", "may not be empty"}},
		"text too long": {
			"comments.csv", comments + "1,x,9,1,0,0,1," + strings.Repeat("word ", 300) + "\n",
			[]string{"comments.csv line 6, name", "longer than 1000"},
		},
		"not UTF-8":         {"comments.csv", comments + "1,x,9,1,0,0,1,caf\xe9\n", []string{"comments.csv line 6, comment-body", "UTF-8"}},
		"control character": {"comments.csv", comments + "1,x,9,1,0,0,1,bell\a\n", []string{"comments.csv line 6, name", "U+0007"}},
		"bidi override":     {"comments.csv", comments + "1,x,9,1,0,0,1,a\u202eb\n", []string{"comments.csv line 6, name", "U+202E"}},
		"participant twice": {"participants-votes.csv", matrix + "1,,0,0,0,0,0,,,\n", []string{"participants-votes.csv line 6", "line 3"}},
		"columns twice":     {"participants-votes.csv", "participant,participant\n1,1\n", []string{"participants-votes.csv line 1, participant", "two columns"}},
		"bidi in group":     {"participants-votes.csv", "participant,group-id\n1,\u202e1\n", []string{"participants-votes.csv line 2, tags"}},
		"no topic":          {"summary.csv", "voters,3\n", []string{"summary.csv, topic"}},
		"long topic":        {"summary.csv", "topic," + strings.Repeat("x", 201) + "\n", []string{"summary.csv line 1, name", "longer than 200"}},
		"summary cut off":   {"summary.csv", summary[:len(summary)-30], []string{"summary.csv line 4", "quotes"}},
	} {
		t.Run(name, func(t *testing.T) {
			wantRefused(t, "polis", polisInput(t, map[string]string{c.file: c.text}), c.want...)
		})
	}
}

func TestPolisThousandWrongRows(t *testing.T) {
	var votes strings.Builder
	votes.WriteString(strings.SplitAfter(content(t, "polis/votes.csv"), "\n")[0])
	for i := range 1000 {
		fmt.Fprintf(&votes, "1600000100000,x,7,%d,maybe,\n", i)
	}
	report := wantRefused(t, "polis", polisInput(t, map[string]string{"votes.csv": votes.String()}), "1000 mistakes", "votes.csv line 2, vote")
	if len(report.Problems) != exchange.MostProblems || report.Total != 1000 {
		t.Errorf("%d problems of %d, want %d of 1000", len(report.Problems), report.Total, exchange.MostProblems)
	}
	for i, p := range report.Problems {
		if p.Line != i+2 {
			t.Errorf("problem %d is in line %d, want %d", i, p.Line, i+2)
		}
	}
}

func TestPolisMerge(t *testing.T) {
	s := mustFound(t, first(mustRead(t, "polis", polisInput(t, nil))))
	next, plan := mustMerge(t, s, first(mustRead(t, "polis", polisInput(t, nil))))
	if next != s {
		t.Fatalf("the same file again makes %d edits: %+v", len(plan.Edits), plan.Report.Counts)
	}
	// The next day: participant 3 changed its mind, 5 came, a statement was rejected.
	later := map[string]string{
		"votes.csv": content(t, "polis/votes.csv") + "1600090000000,x,7,3,-1,\n1600090000001,x,0,5,1,\n",
		"comments.csv": strings.Replace(content(t, "polis/comments.csv"),
			"0,9,9,9,0,No tram", "0,9,9,9,-1,No tram", 1),
	}
	next, plan = mustMerge(t, s, first(mustRead(t, "polis", polisInput(t, later))))
	if got := len(plan.Edits); got != 4 {
		t.Errorf("%d edits, want 4: %+v", got, plan.Report.Counts)
	}
	if got := next.Count(graph.KindPosition); got != 5 {
		t.Errorf("%d positions, want 5", got)
	}
	for p := range graph.Every[*graph.Position](next) {
		if who := next.Find(p.Stakeholder).(*graph.Individual); who.Name == "Participant 3" &&
			(*p.Stance != -1 || !p.StatedAt.Equal(time.UnixMilli(1600090000000))) {
			t.Errorf("participant 3 stands at %d since %s, want -1", *p.Stance, p.StatedAt)
		}
	}
	tagged := 0
	for a := range graph.Every[*graph.Ambition](next) {
		if slices.Contains(a.Tags, exchange.PolisModeratedOut) {
			tagged++
		}
	}
	if tagged != 2 {
		t.Errorf("%d statements are tagged, want 2", tagged)
	}
}

// TestPolisMergeOfAnotherConversation: numbers mean nothing outside their conversation.
func TestPolisMergeOfAnotherConversation(t *testing.T) {
	s := mustFound(t, first(mustRead(t, "polis", polisInput(t, nil))))
	other := map[string]string{"summary.csv": "topic,Bicycles\nurl,https://example.org/bicycles\n"}
	next, _ := mustMerge(t, s, first(mustRead(t, "polis", polisInput(t, other))))
	if got := next.Count(graph.KindIndividual); got != 8 {
		t.Errorf("%d individuals, want 8", got)
	}
	if got := next.Count(graph.KindAmbition); got != 6 {
		t.Errorf("%d ambitions, want 6", got)
	}
	again, plan := mustMerge(t, next, first(mustRead(t, "polis", polisInput(t, other))))
	if again != next {
		t.Errorf("the same file again makes %d edits: %+v", len(plan.Edits), plan.Report.Counts)
	}
}

// TestPolisSamples reads the real export.
func TestPolisSamples(t *testing.T) {
	samples := os.Getenv("RAAKVLAK_SAMPLES")
	if samples == "" {
		t.Skip("RAAKVLAK_SAMPLES names no folder with the sample files")
	}
	in, err := exchange.Open(filepath.Join(samples, "polis-nz-freshwater", "votes.csv"))
	if err != nil {
		t.Fatal(err)
	}
	batch, report := mustRead(t, "polis", in)
	s := mustFound(t, batch)
	rejected, groups := 0, map[string]int{}
	for a := range graph.Every[*graph.Ambition](s) {
		if slices.Contains(a.Tags, exchange.PolisModeratedOut) {
			rejected++
		}
	}
	for p := range graph.Every[*graph.Individual](s) {
		groups[strings.Join(p.Tags, " ")]++
	}
	got := map[string]int{
		"participants": s.Count(graph.KindIndividual), "statements": s.Count(graph.KindAmbition),
		"positions": s.Count(graph.KindPosition), "rejected": rejected, "smaller group": groups["group-0"], "larger group": groups["group-1"],
	}
	want := map[string]int{"participants": 117, "statements": 80, "positions": 3972, "rejected": 29, "smaller group": 9, "larger group": 108}
	if groups["group-0"] > groups["group-1"] {
		want["smaller group"], want["larger group"] = 108, 9
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the real export (-want +got):\n%s", diff)
	}
	notes := strings.Join(report.Notes, "\n")
	for _, part := range []string{"3979 vote events", "29 statements were moderated out", "tallies of 6 statements"} {
		if !strings.Contains(notes, part) {
			t.Errorf("the report does not say %q:\n%s", part, notes)
		}
	}
	if strings.Contains(notes, "cells of") {
		t.Errorf("the matrix of the real export agrees with its votes, but the report says:\n%s", notes)
	}
}

func FuzzPolis(f *testing.F) {
	for _, name := range []string{"comments.csv", "votes.csv", "participants-votes.csv", "summary.csv"} {
		data, err := os.ReadFile("testdata/polis/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(name, data)
		f.Add(name, data[:len(data)/2])
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		files := polisFiles(t, nil)
		if files[name] == nil {
			return
		}
		files[name] = &fstest.MapFile{Data: data}
		readAndFound(t, "polis", exchange.Input{Files: files, Name: "."})
	})
}

// readAndFound wants a file to be refused with a reason, or to make a map that reads back as it is.
func readAndFound(t *testing.T, format string, in exchange.Input) {
	t.Helper()
	batch, report, err := exchange.Read(t.Context(), format, in, exchange.Options{})
	if err != nil {
		if graph.CodeOf(err) != graph.CodeInvalid {
			t.Fatalf("refused with code %s: %v", graph.CodeOf(err), err)
		}
		if batch != nil || report.Total != 0 && len(report.Problems) == 0 {
			t.Fatal("a refusal came with a batch, or without a problem")
		}
		return
	}
	founding, err := graph.Found(batch.Foundation("ann"), made, newIDs(1))
	if err != nil {
		if graph.CodeOf(err) != graph.CodeInvalid && graph.CodeOf(err) != graph.CodeForbidden {
			t.Fatalf("found: %v", batch.Locate(err))
		}
		return
	}
	text := export(t, founding.Snapshot)
	again := exchange.Input{Files: fstest.MapFS{"map.json": {Data: []byte(text)}}, Name: "map.json"}
	if _, report, err := exchange.Read(t.Context(), "raakvlak", again, exchange.Options{}); err != nil {
		t.Fatalf("what was written is not read: %v\n%v\n%s", err, report.Problems, text)
	}
}
