//go:build race

package noninterference_test

// usualCases is less than without the race detector, which makes each case several times as dear and finds its races in
// any of them.
const usualCases = 20
