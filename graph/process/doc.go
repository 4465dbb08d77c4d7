// Package process follows a collaboration from a first idea to what it does on the ground: what is known of ambition,
// interests and commitment of each party (the ABC canvas), what each phase still misses (gates), which characteristics
// the records show (checks), what could go wrong (pitfalls), which governance fits, and the documents that the phases
// result in. Every function is pure: the same View and the same arguments give the same answer, in the same order.
//
// What is not recorded is unknown, and never taken for a no. Texts are in Dutch and in English; the sources of the rules
// are named in docs/process.md.
package process
