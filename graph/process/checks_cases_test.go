package process_test

import (
	"testing"

	"raakvlak/graph/process"
)

// checksCase answers each group's checks: how they stand.
func checksCase(tb testing.TB, p *process.Process, _ tableInput) map[string]any {
	tb.Helper()
	out := map[string]any{}
	for _, g := range must[[]process.CheckGroup](tb)(p.Checks()) {
		if g.Name.Dutch == "" || g.Conclusion.English == "" {
			tb.Errorf("%s says nothing", g.Key)
		}
		states := map[process.CheckKey]process.State{}
		for _, c := range g.Checks {
			states[c.Key] = c.State
			checkTexts(tb, c)
		}
		out[string(g.Key)] = states
	}
	return out
}

// pitfallsCase answers whether each pitfall is found, and what comes first in each of its cases.
func pitfallsCase(tb testing.TB, p *process.Process, _ tableInput) map[string]any {
	tb.Helper()
	all := must[[]process.Pitfall](tb)(p.Pitfalls())
	if len(all) != 8 {
		tb.Errorf("%d pitfalls, want 8", len(all))
	}
	out := map[string]any{}
	for _, f := range all {
		if f.WayOut.Dutch == "" || f.WayOut.English == "" || f.Name.Dutch == "" || f.Name.English == "" {
			tb.Errorf("%s has no name or way out", f.Key)
		}
		about := []string{}
		for _, c := range f.Cases {
			about = append(about, names(c.Evidence)[0])
			if c.Finding.Dutch == "" || c.Finding.English == "" {
				tb.Errorf("a case says nothing: %+v", c.Finding)
			}
		}
		out[string(f.Key)] = map[string]any{"state": f.State, "about": about}
	}
	return out
}
