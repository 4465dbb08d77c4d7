// Package sqlite keeps maps in one SQLite file: the store for one process, with nothing to install.
//
// # Durability
//
// The file is in WAL mode with synchronous=FULL: what Commit answered survives a kill and a power cut. All writing
// goes through one connection, one transaction at a time; readers have connections of their own and see the moment
// at which they began.
//
// # When the disk fails
//
// A full disk makes the store read-only, with [graph.ReasonStorageFull]; a write is tried again once a second, and
// Delete may use up the reserve. After an error of the disk itself the writing connection is closed, a fresh one reads
// the file back, writes the log into it and verifies it. Until that succeeds, and it is tried again once a second, the
// store is read-only. A commit that met such an error has [graph.ReasonOutcomeUnknown]: its key tells what became of it.
//
// # Files
//
// Beside FILE stand FILE-wal and FILE-shm while it is open, FILE.lock, by which one process at a time has it, and
// FILE.reserve if the options ask for one.
package sqlite
