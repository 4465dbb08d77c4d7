package server

import (
	"context"

	"raakvlak/graph"
)

// caller is who sent a request.
type caller struct {
	principal graph.PrincipalID
	account   *account
	recheck   func() bool // whether what it identified itself with still holds
	socket    bool        // whether it speaks over a WebSocket, where each operation counts as a request
}

type callerKey struct{}

func withCaller(ctx context.Context, c *caller) context.Context {
	return context.WithValue(ctx, callerKey{}, c)
}

// callerOf returns who is calling, or nil before anybody has identified himself.
func callerOf(ctx context.Context) *caller {
	c, _ := ctx.Value(callerKey{}).(*caller)
	return c
}
