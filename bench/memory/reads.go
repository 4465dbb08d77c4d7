package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"raakvlak/bench/gen"
	"raakvlak/bench/report"
	"raakvlak/graph"
)

// readSamples is how many edits, each with a first read after it, a figure rests on.
const readSamples = 600

// reads measures how long the first read after an edit takes at XL, beside M. Reads that need no analysis must not grow
// with the map.
func (m *measurement) reads(ctx context.Context, large *graph.Snapshot) error {
	small, err := m.loaded(ctx, gen.M)
	if err != nil {
		return err
	}
	for _, kind := range []readKind{
		{"page of 50 by name", pages(graph.OrderName)},
		{"page of 50 as recorded", pages(graph.OrderRecorded)},
		{"node by id", nodes},
	} {
		atM, err := m.series(small, kind.of)
		if err != nil {
			return fmt.Errorf("%s: %w", kind.name, err)
		}
		atXL, err := m.series(large, kind.of)
		if err != nil {
			return fmt.Errorf("%s: %w", kind.name, err)
		}
		// In turn, so that whatever else the machine does meets both.
		for range readSamples {
			for _, s := range []*series{atM, atXL} {
				if err := s.sample(m); err != nil {
					return fmt.Errorf("%s: %w", kind.name, err)
				}
			}
		}
		xl, m2 := report.Median(atXL.micros), report.Median(atM.micros)
		m.Add(report.Figure{
			Name: "first read after an edit, XL of M: " + kind.name, Value: xl / m2, Unit: "×", Wanted: report.Most(3),
			Note: fmt.Sprintf("medians of %d: %s µs, %s µs", readSamples, report.Number(xl), report.Number(m2)),
		})
		xl, m2 = report.Median(atXL.withEdit), report.Median(atM.withEdit)
		m.Add(report.Figure{
			Name: "following the edit and that read, XL of M: " + kind.name, Value: xl / m2, Unit: "×",
			Note: fmt.Sprintf("%s µs, %s µs", report.Number(xl), report.Number(m2)),
		})
	}
	return nil
}

// readKind is a way to read, made ready for one view's map.
type readKind struct {
	name string
	of   func(*graph.View, *rand.Rand) (func(*graph.View) error, error)
}

// series is the samples of one read on one map.
type series struct {
	snapshot         *graph.Snapshot
	view             *graph.View
	picker           *picker
	read             func(*graph.View) error
	micros, withEdit []float64
}

func (m *measurement) series(s *graph.Snapshot, of func(*graph.View, *rand.Rand) (func(*graph.View) error, error)) (*series, error) {
	view, err := graph.NewView(s, graph.SightOf(s, gen.Owner))
	if err != nil {
		return nil, err
	}
	read, err := of(view, rand.New(rand.NewPCG(seed, 1)))
	return &series{snapshot: s, view: view, picker: newPicker(s), read: read}, err
}

// sample edits the map, and reads what became of it.
func (s *series) sample(m *measurement) error {
	event, err := m.event(s.snapshot, s.picker.newInterest(1))
	if err != nil {
		return err
	}
	start := time.Now()
	next, err := s.snapshot.Advance(event)
	if err != nil {
		return err
	}
	view, err := s.view.Advance(next, event)
	if err != nil {
		return err
	}
	edited := time.Now()
	if err := s.read(view); err != nil {
		return err
	}
	end := time.Now()
	s.snapshot, s.view = next, view
	s.micros = append(s.micros, micros(end.Sub(edited)))
	s.withEdit = append(s.withEdit, micros(end.Sub(start)))
	return nil
}

func micros(d time.Duration) float64 { return float64(d) / float64(time.Microsecond) }

// pages returns the reading of a page of 50 stakeholders anywhere in the order.
func pages(field graph.OrderField) func(*graph.View, *rand.Rand) (func(*graph.View) error, error) {
	return func(v *graph.View, random *rand.Rand) (func(*graph.View) error, error) {
		cursors := []string{""}
		for {
			p, err := stakeholders(v, field, cursors[len(cursors)-1])
			if err != nil {
				return nil, err
			}
			if !p.More {
				break
			}
			cursors = append(cursors, p.Cursor(len(p.Entities)-1))
		}
		return func(v *graph.View) error {
			p, err := stakeholders(v, field, cursors[random.IntN(len(cursors))])
			if err == nil && len(p.Entities) == 0 {
				err = errors.New("a page is empty")
			}
			return err
		}, nil
	}
}

func stakeholders(v *graph.View, field graph.OrderField, after string) (*graph.Page, error) {
	return v.Select(graph.KindOrganisation, graph.KindIndividual).Page(graph.PageRequest{
		Order: graph.Order{Field: field}, First: 50, After: after,
	})
}

// nodes returns the reading of any entity by its id.
func nodes(v *graph.View, random *rand.Rand) (func(*graph.View) error, error) {
	var ids []graph.ID
	for e := range v.All() {
		ids = append(ids, e.Meta().ID)
	}
	return func(v *graph.View) error {
		id := ids[random.IntN(len(ids))]
		if v.Find(id) == nil {
			return fmt.Errorf("%s is not there", id)
		}
		return nil
	}, nil
}
