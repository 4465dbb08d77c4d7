package neo4j_test

import (
	"bytes"
	"context"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/neo4j"
	"raakvlak/graph/neo4j/neo4jtest"
)

// expectRefused opens the address and expects the code and what the message says. Nothing of the driver's is in it.
func expectRefused(t *testing.T, uri string, o neo4j.Options, code graph.Code, says ...string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	s, err := neo4j.Open(ctx, uri, o)
	if err == nil {
		t.Fatal("it opened", s.Close())
	}
	if got := graph.CodeOf(err); got != code {
		t.Errorf("got %v (%s), want %s", err, got, code)
	}
	for _, text := range says {
		if !strings.Contains(err.Error(), text) {
			t.Errorf("got %q, want it to say %q", err, text)
		}
	}
	for _, text := range []string{"Neo4jError", "Neo.", "ConnectivityError", "dial tcp"} {
		if strings.Contains(err.Error(), text) {
			t.Errorf("got %q, with the driver's own %q in it", err, text)
		}
	}
}

func TestOpen_Address(t *testing.T) {
	for _, uri := range []string{"", "localhost:7687", "http://localhost:7474", "bolt://", "sqlite:raakvlak.db", "bolt://%zz"} {
		expectRefused(t, uri, neo4j.Options{}, graph.CodeInvalid, "bolt://HOST:PORT")
	}
	expectRefused(t, "bolt://ann:secret@localhost", neo4j.Options{}, graph.CodeInvalid, "do not belong in the address")
}

func TestOpen_Away(t *testing.T) {
	expectRefused(t, "bolt://127.0.0.1:1", neo4j.Options{}, graph.CodeUnavailable, "127.0.0.1:1 does not answer")
	expectRefused(t, "neo4j://127.0.0.1:1", neo4j.Options{}, graph.CodeUnavailable, "127.0.0.1:1 does not answer")
}

func TestOpen_Credentials(t *testing.T) {
	server := neo4jtest.MustStart(t, neo4jtest.Heap(512), neo4jtest.PageCache(64), neo4jtest.Password("correct horse"))
	expectRefused(t, server.URI(), neo4j.Options{Username: "neo4j", Password: "wrong horse"}, graph.CodeUnavailable,
		"does not let neo4j in", "check the user and the password")
	expectRefused(t, server.URI(), neo4j.Options{}, graph.CodeUnavailable, "does not let in anybody without a password")
	expectRefused(t, server.URI(), neo4j.Options{Username: "neo4j", Password: "correct horse", Database: "elsewhere"},
		graph.CodeUnavailable, `has no database "elsewhere"`)
	mustOpen(t, server.Access())
}

func TestOpen_Version(t *testing.T) {
	_, target, _ := strings.Cut(neo4jtest.Shared(t).URI, "://")
	for agent, says := range map[string]string{
		"Neo4j/4.44.16": "is version 4.44.16; 5.26 or newer is needed",
		"Neo4j/5.25.16": "is version 5.25.16; 5.26 or newer is needed",
		"Other/5.26.16": `is "Other/5.26.16"; a Neo4j 5.26 or newer is needed`,
	} {
		expectRefused(t, "bolt://"+pretend(t, target, agent), neo4j.Options{}, graph.CodeUnavailable, says)
	}
}

// pretend listens and passes everything on to target, save that the server there calls itself otherwise. The new name
// is as long as the old one, so that messages keep their lengths.
func pretend(tb testing.TB, target, agent string) (address string) {
	tb.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			server, err := net.Dial("tcp", target)
			if err != nil {
				_ = client.Close()
				continue
			}
			go func() {
				_, _ = io.Copy(server, client)
				_ = server.Close()
			}()
			go func() {
				_, _ = io.Copy(renamer{client, []byte(agent)}, server)
				_ = client.Close()
			}()
		}
	}()
	return listener.Addr().String()
}

type renamer struct {
	io.Writer
	agent []byte
}

func (r renamer) Write(p []byte) (int, error) {
	return r.Writer.Write(bytes.ReplaceAll(p, []byte("Neo4j/"+neo4jtest.Version), r.agent))
}
