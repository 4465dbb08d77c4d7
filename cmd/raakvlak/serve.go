package main

import (
	"context"
	"errors"
	"time"

	"raakvlak/graph"
	"raakvlak/server"
)

// serveCommand serves the maps until it is told to end.
type serveCommand struct {
	Demo           bool     `help:"Make the example maps first, unless they are there."`
	Listen         string   `default:"127.0.0.1:8080" placeholder:"ADDRESS" env:"RAAKVLAK_LISTEN" help:"Address to listen on. Others than this machine are served over an encrypted connection only. [${default}]"`
	TLSCertificate string   `name:"tls-certificate" placeholder:"FILE" env:"RAAKVLAK_TLS_CERTIFICATE" help:"Certificate, in PEM."`
	TLSKey         string   `name:"tls-key" placeholder:"FILE" env:"RAAKVLAK_TLS_KEY" help:"File of the certificate's key, in PEM."`
	BehindTLSProxy bool     `name:"behind-tls-proxy" env:"RAAKVLAK_BEHIND_TLS_PROXY" help:"A proxy in front encrypts, and nobody reaches this server but through it."`
	Hosts          []string `name:"host" placeholder:"NAME" env:"RAAKVLAK_HOST" help:"Further host name to answer to."`
	Origins        []string `name:"origin" placeholder:"ORIGIN" env:"RAAKVLAK_ORIGIN" help:"Origin, such as https://maps.example, whose pages may ask."`
	Introspection  bool     `env:"RAAKVLAK_INTROSPECTION" help:"Show the schema and GraphiQL to others than this machine, too."`
	GraphqlGet     bool     `name:"graphql-get" default:"true" negatable:"" env:"RAAKVLAK_GRAPHQL_GET" help:"Answer GraphQL queries over GET."`
}

// endTime is what requests under way get to finish when the server is told to end.
const endTime = 10 * time.Second

// Run serves. It prints the address, with a code in the fragment that signs the owner in once.
func (c *serveCommand) Run(ctx context.Context, p *program) error {
	tuneMemory()
	return p.with(ctx, true, func(s *session) error {
		if err := s.store.Sweep(ctx, p.clock()); err != nil {
			return err
		}
		if c.Demo {
			tell := func(format string, args ...any) error { p.say(format, args...); return nil }
			if err := p.seed(ctx, s, tell); err != nil {
				return err
			}
		}
		return c.serve(ctx, p, s)
	})
}

func (c *serveCommand) serve(ctx context.Context, p *program, s *session) error {
	tokens, err := p.tokens()
	if err != nil {
		return err
	}
	srv, err := server.New(s.atlas, server.Options{
		Listen: c.Listen, TLSCertificate: c.TLSCertificate, TLSKey: c.TLSKey, BehindTLSProxy: c.BehindTLSProxy,
		Hosts: c.Hosts, Origins: c.Origins, Tokens: tokens, Introspection: c.Introspection, NoGet: !c.GraphqlGet,
		Instruments: s.instruments,
		Clock:       p.clock, Log: p.log,
	})
	if err != nil {
		return err
	}
	address, err := srv.Start()
	if err == nil {
		err = c.announce(p, s, address, srv.SignInCode(owner))
	}
	if err == nil {
		err = serving(ctx, srv)
	}
	p.say("ending")
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), endTime)
	defer cancel()
	return errors.Join(err, late(srv.Shutdown(ending)))
}

// announce tells where the server is, to the user and to whoever finds the store in use.
func (c *serveCommand) announce(p *program, s *session, address, code string) error {
	if s.file != nil {
		if err := s.file.SetAddress(address); err != nil {
			return err
		}
	}
	p.say("serving %s; open this address, which signs you in once:", p.line.Store)
	return p.print("%s/#code=%s", address, code)
}

// serving waits until the user or a failure ends the server.
func serving(ctx context.Context, srv *server.Server) error {
	select {
	case <-ctx.Done():
		return nil // being told to end is no failure
	case err := <-srv.Failed():
		return graph.Errorf(graph.CodeUnavailable, "the server stopped by itself: %w", err)
	}
}

// late returns the error of requests that did not finish in time.
func late(err error) error {
	if err == nil {
		return nil
	}
	return graph.Errorf(graph.CodeUnavailable, "some requests were cut off when the server ended: %w", err)
}
