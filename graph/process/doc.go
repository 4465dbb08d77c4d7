// Package process follows a collaboration from a first idea to what it does on the ground: what is filled in, what is
// missing, what could go wrong, and the documents that its phases result in. Every function is pure: the same View and
// the same arguments give the same answer, in the same order.
package process
