// Package persist holds the persistent collections that a Snapshot is made of: a changed copy shares all but a few
// hundred bytes with what it was made from, and what exists is never written again, so any number of goroutines may
// read any number of versions.
//
// The widths are small on purpose. A wide node reads a little faster, but every edit copies one node per level, and a
// busy map makes a new version per edit.
package persist
