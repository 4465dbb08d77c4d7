package jobs

import (
	"time"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// compared are the comparisons of pairs of two days of a map, and changed those of its statements, one by one.
func compared() []Job {
	return []Job{comparison("pairs", func(c *analysis.Comparison) error { return second(c.ChangedPairs("")) })}
}

func changed() []Job {
	return []Job{
		comparison("moves", func(c *analysis.Comparison) error { return second(c.Moves("", "")) }),
		comparison("dependencies", func(c *analysis.Comparison) error { return second(c.Dependencies()) }),
	}
}

// taking are the comparisons of who takes part in a collaboration.
func taking() []Job {
	return []Job{
		comparison("participations", func(c *analysis.Comparison) error { return second(c.Participations()) }),
		comparison("assessments", func(c *analysis.Comparison) error { return second(c.Assessments()) }),
		comparison("commitments", func(c *analysis.Comparison) error { return second(c.Commitments()) }),
	}
}

func comparison(name string, do func(*analysis.Comparison) error) Job {
	return Job{Name: "comparison: " + name, Do: func(v *graph.View, w analysis.Work) error {
		c, err := analysis.Compare(v, analysis.CompareOptions{
			From: time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC), To: today, Work: w,
		})
		if err != nil {
			return err
		}
		return do(c)
	}}
}
