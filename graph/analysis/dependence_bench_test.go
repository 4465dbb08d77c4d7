package analysis_test

import (
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// BenchmarkDependenceOf makes the web of dependence, which is kept with the view.
func BenchmarkDependenceOf(b *testing.B) {
	eachSize(b, func(b *testing.B, v *graph.View) {
		b.ReportAllocs()
		for b.Loop() {
			b.StopTimer()
			v := fresh(b, v)
			b.StartTimer()
			dependenceOf(v, analysis.DependenceOptions{})
		}
	})
}

// BenchmarkDependence_Mutual answers the first 100 mutual dependencies of a web that is there.
func BenchmarkDependence_Mutual(b *testing.B) {
	eachSize(b, func(b *testing.B, v *graph.View) {
		for b.Loop() {
			if _, err := dependenceOf(v, analysis.DependenceOptions{}).Mutual(nil, 100); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkDependence_Cycles looks for the first 20 cycles of at most four.
func BenchmarkDependence_Cycles(b *testing.B) {
	eachSize(b, func(b *testing.B, v *graph.View) {
		d := dependenceOf(v, analysis.DependenceOptions{})
		for b.Loop() {
			if _, err := d.Cycles(4, 20); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkDependence_Path looks for a shortest path between two, each time two others.
func BenchmarkDependence_Path(b *testing.B) {
	eachSize(b, func(b *testing.B, v *graph.View) {
		d := dependenceOf(v, analysis.DependenceOptions{})
		who := d.Stakeholders()
		for i := 0; b.Loop(); i++ {
			if _, _, err := d.Path(who[i%len(who)].Meta().ID, who[(7*i+len(who)/2)%len(who)].Meta().ID); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkAlignment_Camps divides everybody into camps, up to the size that is allowed.
func BenchmarkAlignment_Camps(b *testing.B) {
	eachSize(b, func(b *testing.B, v *graph.View) {
		if n := v.Count(graph.KindOrganisation) + v.Count(graph.KindIndividual); n > analysis.MostCampRows {
			b.Skipf("%d stakeholders are not divided", n)
		}
		all := func(graph.Entity) bool { return true } // so that the camps are not kept
		a := align(b, v, analysis.AlignmentOptions{Of: analysis.SubjectInterests, Among: all})
		for b.Loop() {
			if _, err := a.Camps(); err != nil {
				b.Fatal(err)
			}
		}
	})
}
