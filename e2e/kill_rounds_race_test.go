//go:build race

package e2e_test

// usualKills is less than without the race detector: what is killed are other processes, which it does not see into.
const usualKills = 2
