//go:build race

package resolvers_test

// argumentShare is more than without the race detector, which makes each question several times as dear.
const argumentShare = 4
