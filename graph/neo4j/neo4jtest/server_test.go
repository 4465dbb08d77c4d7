package neo4jtest_test

import (
	"bufio"
	"errors"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"raakvlak/graph/neo4j/neo4jtest"
)

func TestServer_KillAndRestart(t *testing.T) {
	server := neo4jtest.MustStart(t)
	uri := server.URI()
	driver := mustOpenDriver(t, uri, neo4j.NoAuth())
	if err := write(t.Context(), driver, "kept"); err != nil {
		t.Fatal(err)
	}
	if err := server.Kill(); err != nil {
		t.Fatal(err)
	}
	if _, err := net.Dial("tcp", server.Address()); err == nil {
		t.Fatal("the killed server still listens")
	}
	if err := server.Restart(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got, want := server.URI(), uri; got != want {
		t.Errorf("URI after the restart: got %s, want %s", got, want)
	}
	if got, want := mustCount(t, driver, "kept"), int64(1); got != want {
		t.Errorf("nodes after the restart: got %d, want %d", got, want)
	}
	if err := server.Stop(); err != nil {
		t.Errorf("stop: %v", err)
	}
	if err := server.Stop(); err != nil {
		t.Errorf("stop again: %v", err)
	}
}

func TestStart_Refused(t *testing.T) {
	neo4jtest.MustHaveJava(t)
	refused := func(t *testing.T, directory, want string, options ...neo4jtest.Option) {
		t.Helper()
		server, err := neo4jtest.Start(t.Context(), directory, options...)
		if err == nil {
			t.Fatal("started", server.Stop())
		}
		if !strings.Contains(err.Error(), want) {
			t.Errorf("got error %v, want one that says %q", err, want)
		}
	}
	t.Run("PortTaken", func(t *testing.T) {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer listener.Close()
		refused(t, t.TempDir(), "address already in use", neo4jtest.Port(listener.Addr().(*net.TCPAddr).Port))
	})
	t.Run("FolderIsAFile", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		refused(t, file, "make Neo4j's folder")
	})
	t.Run("DataUnusable", func(t *testing.T) {
		directory := t.TempDir()
		if err := os.WriteFile(filepath.Join(directory, "data"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		refused(t, directory, "at Neo4j.main") // from the end of its output
	})
}

// TestServer_EndsWithItsStarter kills the program that started a server and waits for the server to close its connections.
func TestServer_EndsWithItsStarter(t *testing.T) {
	neo4jtest.MustHaveJava(t)
	program := filepath.Join(t.TempDir(), "neo4j")
	if output, err := exec.Command("go", "build", "-o", program, "./cmd/neo4j").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	starter := exec.Command(program, "-data", t.TempDir(), "-port", "0", "-heap", "512", "-pagecache", "64")
	starter.Stderr = os.Stderr
	output, err := starter.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := starter.Start(); err != nil {
		t.Fatal(err)
	}
	uri, err := bufio.NewReader(output).ReadString('\n')
	if err != nil {
		t.Fatal(err, starter.Wait())
	}
	address := strings.TrimPrefix(strings.TrimSpace(uri), "bolt://")
	connection, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	if err := starter.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := starter.Wait(); !errors.As(err, &exit) {
		t.Fatalf("got %v, want the starter killed", err)
	}
	// A server that ends closes its connections before it stops taking new ones, so a later one may still come in.
	for deadline := time.Now().Add(time.Minute); err == nil; connection, err = net.Dial("tcp", address) {
		if err := closes(connection, deadline); err != nil {
			t.Fatalf("the server outlives its starter: %v", err)
		}
	}
}

// closes waits until the other side ends a connection on which it sends nothing, as a server does to a client that has not greeted it.
func closes(connection net.Conn, deadline time.Time) error {
	defer connection.Close()
	if err := connection.SetReadDeadline(deadline); err != nil {
		return err
	}
	if _, err := io.ReadAll(connection); err != nil && !errors.Is(err, syscall.ECONNRESET) {
		return err
	}
	return nil
}
