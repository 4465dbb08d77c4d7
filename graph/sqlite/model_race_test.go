//go:build race

package sqlite_test

// sequences is less than without the race detector, which finds its races in any of them.
const sequences = 50
