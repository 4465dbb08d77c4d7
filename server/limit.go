package server

import "time"

// The limits of a document, all but the first two per operation. They are checked before validation, because
// validation is what an overlarge document makes costly.
const (
	MaxTokens        = 2000 // tokens of the document, comments included
	MaxTokenLength   = 200  // bytes of a name or a number
	MaxDepth         = 12   // fields within fields, through fragments; not counting introspection
	MaxIntrospection = 20   // the same within __schema and __type
	MaxAliases       = 30   // fields under another name
	MaxRootFields    = 20   // fields of the operation itself
	MaxDirectives    = 20   // uses of a directive
	MaxEqualNames    = 50   // fields of one response name in one selection, merged as an answer merges them
)

// The limits of an operation.
const (
	MaxCost      = 20000            // points of one operation before it runs
	MaxTravels   = 3                // looks into the past
	MaxErrors    = 5                // errors in an answer; the rest is cut
	MaxOperation = 15 * time.Second // time of a query or a mutation
)

// The limits of requests.
const (
	MaxBody    = 1 << 20  // bytes of a GraphQL request
	MaxUpload  = 20 << 20 // bytes of an import
	MaxNesting = 64       // JSON values within JSON values of a request
	MaxMessage = 64 << 10 // bytes of a WebSocket message
)

// The limits of what a principal keeps open or runs at once.
const (
	MaxSockets       = 10 // WebSockets
	MaxSubscriptions = 20 // subscriptions of one WebSocket
	MaxStreams       = 20 // streams of server-sent events
	MaxAnalyses      = 4  // operations with analyses running
	MaxQueue         = 16 // operations with analyses waiting
	MaxTransfers     = 2  // imports and exports
)
