package analysis_test

import (
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"raakvlak/bench/gen"
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// generated returns the owner's view of a generated map. It is made anew for each benchmark: XL takes a minute.
func generated(tb testing.TB, size gen.Size) *graph.View {
	tb.Helper()
	f, err := graph.Found(gen.Foundation(size, 1), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), graph.NewIDs(rand.NewChaCha8([32]byte{1})))
	if err != nil {
		tb.Fatal(err)
	}
	v, err := graph.NewView(f.Snapshot, graph.SightOf(f.Snapshot, gen.Owner))
	if err != nil {
		tb.Fatal(err)
	}
	runtime.GC()
	return v
}

// sizes are those that a benchmark runs at: XL only when asked for by name, as founding it takes a minute.
func sizes() []gen.Size { return []gen.Size{gen.S, gen.M, gen.L, gen.XL} }

func eachSize(b *testing.B, run func(b *testing.B, v *graph.View)) {
	for _, size := range sizes() {
		b.Run(size.String(), func(b *testing.B) {
			if size == gen.XL && testing.Short() {
				b.Skip("XL takes a minute to found; leave out -short")
			}
			run(b, generated(b, size))
		})
	}
}

func align(tb testing.TB, v *graph.View, o analysis.AlignmentOptions) *analysis.Alignment {
	tb.Helper()
	a, err := analysis.Align(v, o)
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

// fresh returns a view of the same snapshot that keeps nothing yet.
func fresh(tb testing.TB, v *graph.View) *graph.View {
	tb.Helper()
	next, err := graph.NewView(v.Snapshot, v.Sight())
	if err != nil {
		tb.Fatal(err)
	}
	return next
}

// BenchmarkAlign makes the table of stances, which is kept with the view.
func BenchmarkAlign(b *testing.B) {
	eachSize(b, func(b *testing.B, v *graph.View) {
		b.ReportAllocs()
		for b.Loop() {
			b.StopTimer()
			v := fresh(b, v)
			b.StartTimer()
			align(b, v, analysis.AlignmentOptions{Of: analysis.SubjectInterests})
		}
	})
}

// BenchmarkAlignment_TopOf ranks one stakeholder's 20 nearest by cosine of interests.
func BenchmarkAlignment_TopOf(b *testing.B) {
	eachSize(b, func(b *testing.B, v *graph.View) {
		a := align(b, v, analysis.AlignmentOptions{Of: analysis.SubjectInterests})
		who := a.Stakeholders()
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			if _, err := a.TopOf(who[i%len(who)].Meta().ID, 20, analysis.PairHighestScore); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkAlignment_TopOfEach ranks everybody's 5 nearest by cosine of interests: all pairs.
func BenchmarkAlignment_TopOfEach(b *testing.B) {
	eachSize(b, func(b *testing.B, v *graph.View) {
		a := align(b, v, analysis.AlignmentOptions{Of: analysis.SubjectInterests})
		for b.Loop() {
			if _, err := a.TopOfEach(5, analysis.PairHighestScore); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(a.PairsPrice("")), "products/op")
	})
}

// BenchmarkAlignment_Pairs ranks the most opposed pairs of all, 1,000 deep.
func BenchmarkAlignment_Pairs(b *testing.B) {
	eachSize(b, func(b *testing.B, v *graph.View) {
		all := func(graph.Entity) bool { return true } // so that the ranking is not kept
		a := align(b, v, analysis.AlignmentOptions{Of: analysis.SubjectInterests, Among: all})
		for b.Loop() {
			if _, err := a.Pairs(analysis.PairRequest{Order: analysis.PairMostOpposed, Limit: 20}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
