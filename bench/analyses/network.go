package main

import (
	"fmt"
	"math"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"raakvlak/bench/gen"
	"raakvlak/bench/report"
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// network measures what takes long over the dependencies: on one processor beside igraph, which has one, and on all.
func (m *measurement) network(size gen.Size, v *graph.View) error {
	file, err := m.links(size, v)
	if err != nil {
		return err
	}
	for _, one := range []struct {
		name, what string
		measure    func(n *analysis.Network, first analysis.NetworkNode) (float64, error)
		alike      float64 // how far what both find may be apart
	}{
		{"PageRank", "pagerank", func(_ *analysis.Network, first analysis.NetworkNode) (float64, error) { return first.PageRank() }, 1e-9},
		{"Leiden", "leiden", func(n *analysis.Network, _ analysis.NetworkNode) (float64, error) { return n.Modularity() }, 0.05},
		{"exact betweenness", "betweenness", func(_ *analysis.Network, first analysis.NetworkNode) (float64, error) { return first.Betweenness() }, 1e-9},
	} {
		times, batch := rounds, 1
		switch {
		case one.what == "betweenness" && size == gen.L:
			times = 1 // it takes long
		case one.what == "pagerank":
			times, batch = 11, max(1, 200_000/int(size)) // it takes less than a millisecond
		}
		var found float64
		take := func() (float64, error) {
			return inARow(batch, func() (func() error, error) {
				n, first, err := made(v, size)
				return func() (err error) {
					found, err = one.measure(n, first)
					return err
				}, err
			})
		}
		alone, together, err := onOneAndAll(times, take)
		if err != nil {
			return err
		}
		theirs, err := m.peer.ask(one.what, file, times)
		if err != nil {
			return err
		}
		if math.Abs(found-theirs.Found) > one.alike {
			return fmt.Errorf("%s is %v, and the peer's %v", one.name, found, theirs.Found)
		}
		name := one.name + ", " + size.String()
		m.Add(report.Figure{
			Name: name + ", igraph / ours on one core", Value: theirs.median() / alone, Unit: "×", Wanted: report.Least(1),
			Note: fmt.Sprintf("%s and %s; found %.6g and %.6g", milliseconds(theirs.median()), milliseconds(alone), theirs.Found, found),
		})
		m.Add(report.Figure{
			Name: fmt.Sprintf("%s, one core / %d cores", name, runtime.NumCPU()), Value: alone / together, Unit: "×", Wanted: report.Least(1.4),
			Note: fmt.Sprintf("%s; a word from one core to the other and back takes %.0f ns", milliseconds(together), exchange()),
		})
	}
	return nil
}

// exchange returns how many nanoseconds it takes two cores to hear from each other. On a virtual machine it changes: two may
// have a cache in common or none. It is 0 where there is one.
func exchange() float64 {
	const words = 20_000
	if runtime.GOMAXPROCS(0) == 1 {
		return 0
	}
	var said atomic.Int64
	var wait sync.WaitGroup
	wait.Go(func() {
		for i := int64(0); i < 2*words; i += 2 {
			for said.Load() != i+1 {
			}
			said.Store(i + 2)
		}
	})
	began := time.Now()
	for i := int64(0); i < 2*words; i += 2 {
		said.Store(i + 1)
		for said.Load() != i+2 {
		}
	}
	took := time.Since(began)
	wait.Wait()
	return float64(took.Nanoseconds()) / words
}

// made makes the network anew, as what it has measured is kept, and returns the node that comes first by name.
func made(v *graph.View, size gen.Size) (*analysis.Network, analysis.NetworkNode, error) {
	n, err := analysis.NetworkOf(v, analysis.NetworkOptions{
		Over: analysis.RelationDependencies, Among: func(graph.Entity) bool { return true }, ExactUpTo: int(size),
	})
	if err != nil {
		return nil, analysis.NetworkNode{}, err
	}
	first, err := n.Node(n.Stakeholders()[0].Meta().ID)
	return n, first, err
}

// links writes every link: from, to, weight.
func (m *measurement) links(size gen.Size, v *graph.View) (string, error) {
	d, err := analysis.DependenceOf(v, analysis.DependenceOptions{})
	if err != nil {
		return "", err
	}
	rows := map[graph.ID]int{}
	for row, e := range d.Stakeholders() {
		rows[e.Meta().ID] = row
	}
	type arc struct{ from, to int }
	strengths, order := map[arc]float64{}, []arc(nil)
	for one := range graph.Every[*graph.Dependency](v.Snapshot) {
		weighed, err := d.Of(one.Depender, one.Dependee)
		if err != nil {
			return "", err
		}
		at := arc{rows[one.Depender], rows[one.Dependee]}
		if _, had := strengths[at]; !had && len(weighed) > 0 && weighed[0].Strength > 0 { // the heaviest counts
			strengths[at] = weighed[0].Strength
			order = append(order, at)
		}
	}
	return m.write("links-"+size.String(), func(line func(...any)) {
		line(len(rows), 0, 0)
		for _, at := range order {
			line(at.from, at.to, strengths[at])
		}
	})
}
