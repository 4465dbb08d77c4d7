package server

import (
	"net/http"
	"time"
)

// graphQL is the route of GraphQL requests. The first transport that takes a request answers it: OPTIONS, WebSocket,
// then POST answered as server-sent events or at once, then GET.
type graphQL struct {
	engine    *Engine
	identity  *identity
	feeds     *feeds
	origins   []string
	get       bool
	keepAlive time.Duration
	pending   *pendingSockets
}

func (g *graphQL) methods() string {
	if g.get {
		return "OPTIONS, GET, POST"
	}
	return "OPTIONS, POST"
}

func (g *graphQL) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.Method == http.MethodOptions:
		w.Header().Set("Allow", g.methods())
		w.WriteHeader(http.StatusNoContent)
	case r.Header.Get("Upgrade") != "" && r.Method == http.MethodGet:
		g.socket(w, r)
	case r.Method == http.MethodPost || (r.Method == http.MethodGet && g.get):
		g.request(w, r)
	default:
		refuse(w, mediaJSON, &refusal{
			status: http.StatusMethodNotAllowed, code: codeBadInput, message: "the method is not allowed here", allow: g.methods(),
		})
	}
}

// request answers POST and GET: what both need is checked here, before a transport sees the request.
func (g *graphQL) request(w http.ResponseWriter, r *http.Request) {
	post := r.Method == http.MethodPost
	media, ok := negotiate(r, post)
	if !ok {
		refuse(w, mediaJSON, &refusal{
			status: http.StatusNotAcceptable, code: codeBadInput,
			message: "answers are " + mediaGraphQL + ", " + mediaJSON + " or, to POST, " + mediaEvents,
		})
		return
	}
	refusalMedia := media
	if media == mediaEvents {
		refusalMedia = mediaJSON
	}
	c, no := g.identity.require(r, post) // A cookie comes with a GET from anywhere, so GET takes tokens only.
	if no != nil {
		refuse(w, refusalMedia, no)
		return
	}
	if wait, ok := c.account.request(); !ok {
		writeRefused(w, refusalMedia, refusedResponse(rateLimited("too many requests", wait)))
		return
	}
	notePrincipal(r.Context(), c.principal)
	r = r.WithContext(withCaller(r.Context(), c))
	if !post {
		params, no := getParameters(r)
		if no != nil {
			refuse(w, refusalMedia, no)
			return
		}
		g.post(w, r, media, params)
		return
	}
	body, no := readBody(w, r, MaxBody)
	if no != nil {
		refuse(w, refusalMedia, no)
		return
	}
	params, no := parametersOf(body)
	if no != nil {
		refuse(w, refusalMedia, no)
		return
	}
	// The time to read a request must not end the operation: a connection that cannot be told so has no such time.
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(MaxOperation + readTime))
	if media == mediaEvents {
		g.stream(w, r, body)
		return
	}
	g.post(w, r, media, params)
}
