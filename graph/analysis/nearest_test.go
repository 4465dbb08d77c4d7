package analysis_test

import (
	"math/rand/v2"
	"strconv"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"raakvlak/graph/analysis"
)

// Whom one is nearest to is found without looking at most others, and of all at once by looking at all of them.
func TestAlignment_TopOf_nearest(t *testing.T) {
	for _, one := range []struct {
		name           string
		rows, subjects int
		share          float64 // of the subjects that a row has a stance on, at least
	}{
		{"most subjects have many", 300, 60, 0.1},
		{"most subjects have few", 800, 300, 0.005},
	} {
		t.Run(one.name, func(t *testing.T) { nearestAgree(t, one.rows, one.subjects, one.share) })
	}
}

func nearestAgree(t *testing.T, rows, subjects int, usual float64) {
	random := rand.New(rand.NewPCG(3, 4))
	var s stanceTable
	for i := range rows {
		row, share := make([]int, subjects), usual
		if i%10 == 0 {
			share *= 9 // so much to look at that it is given up
		}
		for k := range row {
			row[k] = none
			if random.Float64() < share*float64(2*subjects-k)/float64(subjects) { // the first ones are spoken of most
				row[k] = random.IntN(9) - 4
			}
		}
		if i%25 == 1 {
			clear(row) // neutral in everything
		}
		if i%25 == 2 {
			clear(row)
			row[i%7] = 3 // one stance only
		}
		s.stances = append(s.stances, row)
		s.names = append(s.names, strconv.Itoa(random.IntN(200)))
	}
	entities := s.entities()
	a := align(t, viewOf(t, entities...), analysis.AlignmentOptions{})
	for _, order := range []analysis.PairOrder{analysis.PairHighestScore, analysis.PairLowestScore} {
		for _, n := range []int{1, 5, 20} {
			tops, err := a.TopOfEach(n, order)
			if err != nil {
				t.Fatal(err)
			}
			for i, who := range a.Stakeholders() {
				best, err := a.TopOf(who.Meta().ID, n, order)
				if err != nil {
					t.Fatal(err)
				}
				if diff := gocmp.Diff(numbers(tops.At(i)), numbers(best)); diff != "" {
					t.Fatalf("%d by %s of %s (-of each +of one):\n%s", n, order, who.EntityName(), diff)
				}
			}
		}
	}
	for i := range s.stances[:min(len(s.stances), 40)] {
		page, err := a.Pairs(analysis.PairRequest{With: entities[i].Meta().ID, Order: analysis.PairHighestScore, Limit: 5})
		if err != nil {
			t.Fatal(err)
		}
		if want := len(s.ranked(analysis.MeasureCosine, analysis.PairHighestScore, i)); page.Total != want {
			t.Errorf("%s has %d pairs, want %d", s.names[i], page.Total, want)
		}
	}
}
