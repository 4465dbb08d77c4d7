package instrument

import (
	"math"
	"slices"
)

// Spread says how far apart numbers are that several people gave. What needs more of them than there are is nil.
type Spread struct {
	Count     int
	Mean      *float64 // for yes and no the share of yes
	Lowest    *float64
	Highest   *float64
	Deviation *float64 // standard deviation, of all there are and not of a sample; nil below two
	// Agreement is the share of pairs of people that gave the same number (Fleiss, 1971, extent of agreement on one subject),
	// 0 to 1; nil below two.
	Agreement *float64
}

func spreadOf(numbers []float64) Spread {
	s := Spread{Count: len(numbers), Mean: mean(numbers)}
	if s.Count == 0 {
		return s
	}
	s.Lowest, s.Highest = number(slices.Min(numbers)), number(slices.Max(numbers))
	if s.Count == 1 {
		return s
	}
	squares, same, times := 0.0, 0, map[float64]int{}
	for _, n := range numbers {
		squares += (n - *s.Mean) * (n - *s.Mean)
		same += times[n]
		times[n]++
	}
	s.Deviation = number(math.Sqrt(squares / float64(s.Count)))
	s.Agreement = number(float64(same) / float64(s.Count*(s.Count-1)/2))
	return s
}

// mean returns the mean of the numbers, nil without any.
func mean(numbers []float64) *float64 {
	if len(numbers) == 0 {
		return nil
	}
	sum := 0.0
	for _, n := range numbers {
		sum += n
	}
	return number(sum / float64(len(numbers)))
}
