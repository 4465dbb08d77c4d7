package jobs

import (
	"time"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// compared is what is asked of two days of a map.
func compared() (out []Job) {
	of := func(name string, do func(*analysis.Comparison) error) {
		out = append(out, Job{Name: "comparison: " + name, Do: func(v *graph.View, w analysis.Work) error {
			c, err := analysis.Compare(v, analysis.CompareOptions{
				From: time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC), To: today, Work: w,
			})
			if err != nil {
				return err
			}
			return do(c)
		}})
	}
	of("moves", func(c *analysis.Comparison) error { return second(c.Moves("", "")) })
	of("pairs", func(c *analysis.Comparison) error { return second(c.ChangedPairs("")) })
	of("participations", func(c *analysis.Comparison) error { return second(c.Participations()) })
	of("assessments", func(c *analysis.Comparison) error { return second(c.Assessments()) })
	of("commitments", func(c *analysis.Comparison) error { return second(c.Commitments()) })
	of("dependencies", func(c *analysis.Comparison) error { return second(c.Dependencies()) })
	of("phases", func(c *analysis.Comparison) error { return second(c.Phases()) })
	return out
}
