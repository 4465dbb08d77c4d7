//go:build !race

package sqlite_test

const sequences = 500
