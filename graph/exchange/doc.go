// Package exchange reads maps from files and writes views to them, one format a file.
//
// # In
//
// [Read] makes a [Batch] of a file: entities under local names, each with its place in the file. A batch either founds
// a new map ([Batch.Foundation]) or is merged into one ([Merge]): matched with what a reader of that map sees, so that
// the same file read twice changes nothing. It is all or nothing: a file with one wrong row gives no batch, and the
// [Report] says file, line and field of what is wrong, and how to mend it.
//
// What the model has no field for goes to the attributes, as "<format>:<field>". A blank is no statement, 0 is a
// stated neutrality.
//
// # Out
//
// [Write] writes what a [graph.View] shows and nothing else, so that a file holds no more than its reader may see.
//
// # A new format
//
// Write its file and give it a line in [Formats].
package exchange
