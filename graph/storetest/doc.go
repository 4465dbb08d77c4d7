// Package storetest is the contract that every [graph.Store] passes: [Run] has a test per method and case, and [Model]
// plays random edits against the store, a snapshot and a naive model of a map, which must stay equal.
//
// A store's tests are a few lines: they give Run and Model a function that opens a store and closes it when the test
// ends. The store may hold other maps; the tests make their own.
package storetest
