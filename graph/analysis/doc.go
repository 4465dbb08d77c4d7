// Package analysis answers questions about a [graph.View]: where interests align and conflict, and who depends on whom.
// Every function is pure: equal views give equal answers, in the same order, whatever they were recorded in. No number
// is ever NaN or infinite; what cannot be known is a nil pointer or a missing item, never a 0.
//
// [Align] lays the effective stances of the stakeholders side by side and answers who is near to whom and on what
// subjects. [DependenceOf] does the same for what stakeholders need from each other.
//
// # Cost
//
// What is derived from a whole view is made once per view and kept with it ([graph.Memo]). Each question that works long
// has a [Price], known before the work; what is too large for any answer is [graph.CodeTooLarge]. A [Check] stops work
// that nobody waits for any more.
//
// # Order
//
// Every order breaks ties by name, as [graph.SortKey] compares names, and then by the order of recording.
package analysis
