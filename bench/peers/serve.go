package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"net/http/pprof"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"raakvlak/bench/gen"
	"raakvlak/bench/load"
	"raakvlak/bench/plain"
	"raakvlak/graph"
	"raakvlak/graph/atlas"
	"raakvlak/graph/neo4j"
	"raakvlak/server"
)

// ready is what a service says when it serves.
type ready struct {
	Address string `json:"address"`
	Token   string `json:"token"`
	Profile string `json:"profile"` // where its profiles are
}

// child is a service in a process of its own, so that neither pays for the other's memory.
type child struct {
	ready
	command *exec.Cmd
	hold    interface{ Close() error } // the child ends when this is closed
}

// collector is the setting of the garbage collector that `raakvlak serve` has; the peer gets the same.
const collector = "GOGC=400"

// spawn starts the service of the name and waits until it serves.
func spawn(ctx context.Context, name string, args ...string) (*child, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	c := &child{command: exec.CommandContext(ctx, program, append([]string{name}, args...)...)}
	c.command.Env = append(os.Environ(), collector)
	c.command.Stderr = os.Stderr
	in, err := c.command.StdinPipe()
	if err != nil {
		return nil, err
	}
	c.hold = in
	out, err := c.command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := c.command.Start(); err != nil {
		return nil, err
	}
	if err := json.NewDecoder(out).Decode(&c.ready); err != nil {
		return nil, errors.Join(fmt.Errorf("the service %s did not start: %w", name, err), c.end())
	}
	return c, nil
}

func (c *child) end() error { return errors.Join(c.hold.Close(), c.command.Wait()) }

func (c *child) process() int { return c.command.Process.Pid }

func (c *child) target(path string) load.Target {
	return load.Target{Address: c.Address, Path: path, Token: c.Token}
}

// serve is what a child does: it serves until its input ends.
func serve(ctx context.Context, name string, args []string) error {
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	uri := flags.String("uri", "", "address of the Neo4j")
	tokens := flags.String("tokens", "", "file for the bearer tokens")
	if err := flags.Parse(args); err != nil {
		return err
	}
	profile, err := profiles()
	if err != nil {
		return err
	}
	switch name {
	case "plain":
		return servePlain(*uri, ready{Profile: profile})
	case "raakvlak":
		return serveRaakvlak(ctx, *uri, *tokens, ready{Profile: profile})
	default:
		return fmt.Errorf("no service is called %q", name)
	}
}

// profiles serves the process' profiles, beside what is measured.
func profiles() (address string, err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	http.HandleFunc("/profile", pprof.Profile)
	go http.Serve(listener, nil) //nolint:errcheck // it ends with the process
	return listener.Addr().String(), nil
}

// countingStore counts how often the store is asked for a map's revision, with or without a lease.
type countingStore struct {
	*neo4j.Store
	checks atomic.Int64
}

// Revision implements [graph.Store].
func (s *countingStore) Revision(ctx context.Context, id graph.MapID) (graph.Number, error) {
	s.checks.Add(1)
	return s.Store.Revision(ctx, id)
}

// Lease implements [graph.Leaser].
func (s *countingStore) Lease(ctx context.Context, id graph.MapID) (graph.Number, time.Duration, error) {
	s.checks.Add(1)
	return s.Store.Lease(ctx, id)
}

func (s *countingStore) tell(w http.ResponseWriter, _ *http.Request) {
	_, _ = fmt.Fprint(w, s.checks.Load()) // whoever asked may be gone
}

// checks returns how often the service has asked its store for a revision, 0 for one that does not count.
func (c *child) checks(ctx context.Context) (int, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+c.Profile+"/checks", nil)
	if err != nil {
		return 0, err
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return 0, nil
	}
	n := 0
	_, err = fmt.Fscan(answer.Body, &n)
	return n, err
}

// untilEnd tells the parent that it is served, and returns when the parent closes the input.
func untilEnd(r ready) error {
	if err := json.NewEncoder(os.Stdout).Encode(r); err != nil {
		return err
	}
	var none [1]byte
	_, _ = os.Stdin.Read(none[:]) // any end will do
	return nil
}

func servePlain(uri string, r ready) error {
	d, err := driver.NewDriverWithContext(uri, driver.NoAuth())
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	s := &http.Server{Handler: plain.NewService(d), ReadHeaderTimeout: 5 * time.Second}
	go s.Serve(listener) //nolint:errcheck // it ends with the process
	r.Address = listener.Addr().String()
	return untilEnd(r)
}

func serveRaakvlak(ctx context.Context, uri, tokens string, r ready) error {
	store, err := neo4j.Open(ctx, uri, neo4j.Options{})
	if err != nil {
		return err
	}
	known, err := server.OpenTokens(tokens)
	if err != nil {
		return err
	}
	if r.Token, err = known.Make(gen.Owner, "bench", time.Now()); err != nil {
		return err
	}
	counted := &countingStore{Store: store}
	http.HandleFunc("/checks", counted.tell)
	maps := atlas.New(counted, atlas.Options{IDs: graph.NewIDs(rand.Reader)})
	// No bound on what one principal may ask: here, one asks for all.
	s, err := server.New(maps, server.Options{Tokens: known, Rates: server.Rates{Requests: -1, Burst: -1, Points: -1}})
	if err != nil {
		return err
	}
	address, err := s.Start()
	if err != nil {
		return err
	}
	r.Address = strings.TrimPrefix(address, "http://")
	return errors.Join(untilEnd(r), s.Shutdown(context.WithoutCancel(ctx)))
}
