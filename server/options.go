package server

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/process/instrument"
)

// Options set up a [Server]. The zero value serves this machine alone, on a port of the system's choice.
type Options struct {
	// Listen is the address to listen on, host:port. Without a host it is 127.0.0.1. One that others than this machine
	// reach is refused unless the connection is encrypted: by the two files, or by a proxy in front.
	Listen string
	// TLSCertificate and TLSKey name the files of a certificate and its key.
	TLSCertificate, TLSKey string
	// BehindTLSProxy says that a proxy in front encrypts, and that nobody reaches the server but through it.
	BehindTLSProxy bool
	// Hosts are further names that the server answers to, beside the one it listens on.
	Hosts []string
	// Origins are the origins, like https://maps.example, whose pages may ask and read. None by default.
	Origins []string
	// Tokens knows the bearer tokens. Required.
	Tokens *Tokens
	// Introspection has the server answer questions about the schema, suggest names in errors and show GraphiQL, where
	// more than this machine is served. It always does on loopback.
	Introspection bool
	// NoGet refuses GraphQL over GET.
	NoGet bool
	// Instruments are those that scans answer, the standard ones if nil.
	Instruments *instrument.Library
	// Rates bound what one principal may ask.
	Rates Rates
	// KeepAlive is the time between the signs of life of a stream without events, 15 s if zero.
	KeepAlive time.Duration
	// Ready reports whether the store answers. Without it the server is always ready.
	Ready func(context.Context) error
	// Clock tells the time, time.Now if nil.
	Clock func() time.Time
	// Log gets a line for each request and each internal error. Without it nothing is logged.
	Log *slog.Logger
}

func (o Options) withDefaults() Options {
	if o.Listen == "" {
		o.Listen = "127.0.0.1:0"
	}
	if o.KeepAlive == 0 {
		o.KeepAlive = 15 * time.Second
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

// encrypted reports whether clients see an encrypted connection.
func (o Options) encrypted() bool { return o.TLSCertificate != "" || o.BehindTLSProxy }

// place is where a server listens.
type place struct {
	address  string
	host     string
	loopback bool
}

// place checks the options that say where to listen. It errors with graph.CodeInvalid when others could listen in.
func (o Options) place() (place, error) {
	host, port, err := net.SplitHostPort(o.Listen)
	if err != nil {
		return place{}, graph.Errorf(graph.CodeInvalid, "listen on %q: an address is host:port", o.Listen)
	}
	if (o.TLSCertificate == "") != (o.TLSKey == "") {
		return place{}, graph.Errorf(graph.CodeInvalid, "a certificate and its key are given together")
	}
	if host == "" {
		host = "127.0.0.1"
	}
	p := place{address: net.JoinHostPort(host, port), host: host, loopback: isLoopback(host)}
	if p.loopback {
		return p, nil
	}
	if !o.encrypted() {
		return place{}, graph.Errorf(graph.CodeInvalid,
			"listen on %s: others than this machine reach it, so give the files of a certificate and its key, or say that a proxy in front encrypts", p.address)
	}
	if len(o.Hosts) == 0 {
		return place{}, graph.Errorf(graph.CodeInvalid, "listen on %s: name the hosts that the server answers to", p.address)
	}
	return p, nil
}

// hosts returns the names that the server answers to.
func (o Options) hosts(p place) []string {
	hosts := append([]string{p.host}, o.Hosts...)
	if p.loopback {
		hosts = append(hosts, "localhost", "127.0.0.1", "::1")
	}
	return hosts
}

var errNoTokens = errors.New("a server needs to know the bearer tokens")
