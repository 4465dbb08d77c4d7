package report

import (
	"cmp"
	"slices"
)

// Median returns the middle of the values, or the mean of the two in the middle. It is 0 for none.
func Median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle]
	}
	return (sorted[middle-1] + sorted[middle]) / 2
}

// Quantile returns the value below which the share (0 … 1) of the sorted values lies, 0 for none.
func Quantile[N cmp.Ordered](sorted []N, share float64) N {
	var none N
	if len(sorted) == 0 {
		return none
	}
	return sorted[min(int(share*float64(len(sorted))), len(sorted)-1)]
}
