// Package server is the edge: GraphQL over HTTP, server-sent events and WebSocket, the pages a browser shows, sign-in,
// uploads and health. It knows transports, identity and limits, and no rule of the domain.
//
// # The way of a request
//
// Every request gets an id, is logged without its query string or body, and must name a host this server answers to.
// Requests from other origins are refused. A route that gives or takes data asks who is calling, by session cookie or
// bearer token, and charges the caller's account. GraphQL requests then meet one [Engine], whichever transport brought
// them: it bounds the document before validating it, prices the operation before running it, and presents its errors.
//
// # The engine without a server
//
// [Engine.Answer] runs one operation for one principal, with the same limits and the same errors.
package server
