// Package object holds the handles that the GraphQL schema binds to: a record and the [Scope] that it was read from. Plain
// fields are the record's own, by embedding; methods follow links and page what refers to it. They read memory only, so
// that no field costs a round trip, a goroutine or a context; and they hold no rule: what may be seen is what the
// scope's view has.
//
// What is named as a schema type here is bound to it, so no function of the package has the name of one.
package object
