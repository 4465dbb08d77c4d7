//go:build !race

package noninterference_test

// usualCases is how many pairs of maps are compared; RAAKVLAK_CASES asks for others.
const usualCases = fullCases
