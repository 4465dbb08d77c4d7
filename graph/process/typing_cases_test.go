package process_test

import (
	"testing"

	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
)

// typingCase answers what the collaboration is of each characteristic and could be, of which sectors its partners are, and
// which steps its orientation asks for, in Dutch.
func typingCase(tb testing.TB, p *process.Process, _ tableInput) map[string]any {
	tb.Helper()
	t := must[*process.Typing](tb)(p.Typing())
	characteristics, sectors, steps := map[process.CharacteristicKey]any{}, []any{}, []string{}
	for _, c := range t.Characteristics {
		choices := []string{}
		for _, one := range c.Choices {
			choices = append(choices, one.Value)
		}
		characteristics[c.Key] = map[string]any{"state": c.State, "value": c.Value, "choices": choices}
	}
	for _, s := range t.Partners.Sectors {
		sectors = append(sectors, map[string]any{"sector": s.Sector, "count": s.Count})
	}
	for _, text := range t.Steps {
		steps = append(steps, text.Dutch)
	}
	return map[string]any{
		"characteristics": characteristics, "sectors": sectors, "withoutSector": t.Partners.WithoutSector, "steps": steps,
	}
}

// profilesCase answers how the profile of the collaboration lies beside that of another one.
func profilesCase(tb testing.TB, input func(any)) map[string]any {
	tb.Helper()
	var in tableInput
	input(&in)
	beside := in.Beside
	beside.Record, beside.Name = record("Beside"), "Beside"
	v := viewOf(tb, append(in.entities(tb), &beside)...)
	of := func(name string) *process.Process {
		return must[*process.Process](tb)(process.Of(v, idOf(tb, v, name), analysis.Work{}))
	}
	c := must[*process.ProfileComparison](tb)(of("Table").CompareProfiles(of("Beside")))
	same := map[process.CharacteristicKey]*bool{}
	for _, one := range c.Characteristics {
		same[one.A.Key] = one.Same
	}
	return map[string]any{"same": c.Same, "different": c.Different, "open": c.Open, "of": same}
}
