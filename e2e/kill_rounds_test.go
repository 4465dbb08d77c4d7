//go:build !race

package e2e_test

// killRounds is how often a process is killed.
const killRounds = 5
