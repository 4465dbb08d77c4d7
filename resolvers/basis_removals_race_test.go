//go:build race

package resolvers_test

// usualRemovals is less than without the race detector, which makes each several times as dear.
const usualRemovals = 2
