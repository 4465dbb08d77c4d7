// Package graph is the domain: who has a stake in a challenge, what each wants and why, what they need from each
// other. It depends on no database and no transport.
//
// # The way through
//
// A [Change] is a batch of edits. [Propose] authorises, patches and validates it against a [Snapshot], the whole map
// in memory at one revision, and gives an [Event]. A [Store] commits the event; [Snapshot.Advance] makes the next
// snapshot of it. Everything that reads takes a [View]: what one principal may see of a snapshot, as [Visible] decides.
//
// # The nouns
//
// Each has a file of its own: what it says of the world, its fields with their rules in the tags, its own rules in
// check. [LayoutOf] reads the tags, so that stores, importers and edits need no code per noun. To add a noun: write
// its file, give it a line in kind.go, and name it in the schema.
//
// # Unknown is not zero
//
// A field that may be unknown is a pointer or an empty text. A stance of 0 is a stated neutrality; no statement is no
// stance. See [View.PositionOn] and [View.StancesOf] for how contradicting statements become one stance.
package graph
