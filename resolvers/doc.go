// Package resolvers is where GraphQL meets the domain: it turns operations into questions to a view and Changes to a map,
// and what comes of these into handles and error codes. It holds no rules.
//
// The files *.resolvers.go are written by the generate command, one per file of the schema, and filled in by hand; their
// bodies are a line or a few. generated/ is gqlgen's output, but for slice.go.
package resolvers
