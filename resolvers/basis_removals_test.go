//go:build !race

package resolvers_test

// usualRemovals is how many statements are taken from a map; -basis-removals asks for others.
const usualRemovals = 16
