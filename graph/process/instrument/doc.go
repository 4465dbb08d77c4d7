// Package instrument has the questionnaires with which the people in a collaboration look at it: as data files that are
// read and checked, the rule that answers fit them, and what the answers of several people come to: how far apart they
// are, and how each one's changed over time.
//
// docs/instruments.md says how a file is written, docs/process.md what the answers come to. Everything but reading files is
// a pure function of a [graph.View].
package instrument
