//go:build !race

package resolvers_test

// argumentShare is how many times as many fields there are as a round asks.
const argumentShare = 1
