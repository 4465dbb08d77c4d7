//go:build !race

package jobs_test

// spacing is how many times farther a look lies than the one tried before it.
const spacing = 2
