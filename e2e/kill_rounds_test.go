//go:build !race

package e2e_test

// usualKills is how often a process is killed; -kills asks for others.
const usualKills = 5
