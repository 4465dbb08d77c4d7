//go:build race

package jobs_test

// spacing is wider with the race detector, which makes each job take ten times as long.
const spacing = 32
