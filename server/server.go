package server

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"raakvlak/dashboard"
	"raakvlak/graph"
	"raakvlak/graph/atlas"
)

// The times that a connection gets. Routes that take longer say so themselves.
const (
	headerTime = 5 * time.Second
	readTime   = 15 * time.Second
	writeTime  = 30 * time.Second
	idleTime   = 2 * time.Minute
	maxHeader  = 16 << 10
)

// Server answers HTTP. It is a handler, and listens by itself once started.
type Server struct {
	options  Options
	place    place
	identity *identity
	handler  http.Handler
	feeds    *feeds

	life    context.Context // ends with the server, and every request with it
	end     context.CancelFunc
	watched sync.WaitGroup

	mu      sync.Mutex
	serving *http.Server
	address net.Addr
	failed  chan error
}

// NewOver returns a server of the schema, for which the first options are the engine's: the server itself decides on
// introspection and log. It errors when the options would let others listen in.
func NewOver(schema graphql.ExecutableSchema, e EngineOptions, o Options) (*Server, error) {
	return assemble(schema, e, o, nil)
}

// assemble returns a server of the schema and, if maps are given, of files in and out of them.
func assemble(schema graphql.ExecutableSchema, e EngineOptions, o Options, maps *atlas.Atlas) (*Server, error) {
	o = o.withDefaults()
	if o.Tokens == nil {
		return nil, errNoTokens
	}
	where, err := o.place()
	if err != nil {
		return nil, err
	}
	pages, err := newAssets(dashboard.Files())
	if err != nil {
		return nil, err
	}
	e.Introspection = where.loopback || o.Introspection
	e.Log = o.Log
	accounts := newAccounts(o.Rates, o.Clock)
	s := &Server{options: o, place: where, identity: newIdentity(o.Tokens, accounts, o.encrypted()), feeds: newFeeds(), failed: make(chan error, 1)}
	s.life, s.end = context.WithCancel(context.Background())
	if s.handler, err = s.routes(NewEngine(schema, e), pages, maps); err != nil {
		s.end()
		return nil, err
	}
	s.watched.Go(func() { s.feeds.watch(s.life) })
	return s, nil
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// SignInCode returns a new code that signs the principal in once. It belongs in the fragment of the address that is
// printed, never in its query: a fragment is not sent.
func (s *Server) SignInCode(who graph.PrincipalID) string { return s.identity.codes.make(who) }

// Start listens and answers until Shutdown. It returns the address that people open.
func (s *Server) Start() (address string, err error) {
	listener, err := net.Listen("tcp", s.place.address)
	if err != nil {
		return "", graph.Errorf(graph.CodeUnavailable, "listen on %s: %w", s.place.address, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.serving = &http.Server{
		Handler:           s.handler,
		ReadHeaderTimeout: headerTime,
		ReadTimeout:       readTime,
		WriteTimeout:      writeTime,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    maxHeader,
		BaseContext:       func(net.Listener) context.Context { return s.life },
		ErrorLog:          slog.NewLogLogger(s.options.Log.Handler(), slog.LevelWarn),
		TLSConfig:         &tls.Config{MinVersion: tls.VersionTLS12},
	}
	s.address = listener.Addr()
	go s.serve(s.serving, listener)
	return s.origin(), nil
}

func (s *Server) serve(serving *http.Server, listener net.Listener) {
	var err error
	if s.options.TLSCertificate != "" {
		err = serving.ServeTLS(listener, s.options.TLSCertificate, s.options.TLSKey)
	} else {
		err = serving.Serve(listener)
	}
	if !errors.Is(err, http.ErrServerClosed) {
		s.failed <- err
	}
	close(s.failed)
}

// Failed gives the error that ended the server, if one did, and is closed when it has ended.
func (s *Server) Failed() <-chan error { return s.failed }

func (s *Server) origin() string {
	scheme := "http"
	if s.options.TLSCertificate != "" {
		scheme = "https"
	}
	return scheme + "://" + s.address.String()
}

// Shutdown ends the feeds, lets requests under way finish until the context ends, and releases what the server holds.
func (s *Server) Shutdown(ctx context.Context) error {
	s.mu.Lock()
	serving := s.serving
	s.mu.Unlock()
	s.feeds.endAll()
	var err error
	if serving != nil {
		err = serving.Shutdown(ctx)
	}
	s.end()
	s.watched.Wait()
	return err
}
