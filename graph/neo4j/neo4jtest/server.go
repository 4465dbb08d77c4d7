package neo4jtest

import (
	"context"
	_ "embed" // for the Java source
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

//go:embed Neo4j.java
var source []byte

const (
	startTime    = 3 * time.Minute        // how long a server may take until it answers
	startPolling = 100 * time.Millisecond // how often it is asked
)

// Server is a Neo4j Community server in a process of its own, listening on 127.0.0.1, by default without authentication.
// Its methods are not for concurrent use.
type Server struct {
	directory string
	libraries string
	heap      int // MiB
	pageCache int // MiB
	port      int
	password  string   // empty when it lets anybody in
	running   *process // nil when stopped or killed
}

// Start runs a server on the data in directory, a new database when the folder is empty or absent, and returns when it
// answers queries. The first start on a machine fetches the server's libraries, which takes as long as the download. It
// errors when there is no Maven or no Java development kit (17 or newer), and with the end of the log when the server
// does not answer before ctx ends or within three minutes. The caller stops the server.
func Start(ctx context.Context, directory string, options ...Option) (*Server, error) {
	if err := findJava(ctx); err != nil {
		return nil, err
	}
	jars, err := libraries(ctx)
	if err != nil {
		return nil, err
	}
	s := &Server{directory: directory, libraries: jars, heap: 1024, pageCache: 256}
	for _, option := range options {
		option(s)
	}
	if s.port == 0 {
		if s.port, err = freePort(); err != nil {
			return nil, err
		}
	}
	if err := s.start(ctx); err != nil {
		return nil, err
	}
	return s, nil
}

// Access returns how to reach the server.
func (s *Server) Access() Access {
	if s.password == "" {
		return Access{URI: s.URI()}
	}
	return Access{URI: s.URI(), Username: username, Password: s.password}
}

// URI returns bolt://127.0.0.1:PORT. It stays the same over restarts.
func (s *Server) URI() string { return "bolt://" + s.Address() }

// Address returns 127.0.0.1:PORT, for a [Proxy].
func (s *Server) Address() string { return "127.0.0.1:" + strconv.Itoa(s.port) }

// Process returns the id of the server's process, for measurements of it, 0 when it is not running.
func (s *Server) Process() int {
	if s.running == nil {
		return 0
	}
	return s.running.command.Process.Pid
}

// Kill ends the server at once, as kill -9 does: nothing is flushed or said to clients. A server that is not running is
// left so.
func (s *Server) Kill() error { return s.end((*process).kill) }

// Stop ends the server in good order. A server that is not running is left so.
func (s *Server) Stop() error { return s.end((*process).stop) }

// Restart runs the server again on the same data and the same port, and returns when it answers queries; a running one
// is stopped first.
func (s *Server) Restart(ctx context.Context) error {
	if err := s.Stop(); err != nil {
		return err
	}
	return s.start(ctx)
}

// end ends the running process, if any, in the given way.
func (s *Server) end(way func(*process) error) error {
	if s.running == nil {
		return nil
	}
	ending := s.running
	s.running = nil
	return way(ending)
}

// start runs the server and waits until it answers; when it does not, nothing is left running.
func (s *Server) start(ctx context.Context) error {
	// Else whoever has the port might answer in the server's place until that gives up.
	if err := checkFree(s.port); err != nil {
		return fmt.Errorf("start Neo4j: %w", err)
	}
	command, err := s.command()
	if err != nil {
		return err
	}
	if s.running, err = startProcess(command, s.output()); err != nil {
		return err
	}
	if err := s.awaitAnswer(ctx); err != nil {
		return errors.Join(fmt.Errorf("%w\n%s", err, s.logTail()), s.Kill())
	}
	return nil
}

// command writes the Java source into the folder and returns the command that runs it.
func (s *Server) command() (*exec.Cmd, error) {
	program := filepath.Join(s.directory, "Neo4j.java")
	if err := os.MkdirAll(s.directory, 0o700); err != nil {
		return nil, fmt.Errorf("make Neo4j's folder: %w", err)
	}
	if err := os.WriteFile(program, source, 0o600); err != nil {
		return nil, fmt.Errorf("write Neo4j's start program: %w", err)
	}
	return exec.Command("java",
		"--add-opens=java.base/java.nio=ALL-UNNAMED",
		"--add-opens=java.base/java.lang=ALL-UNNAMED",
		fmt.Sprintf("-Xmx%dm", s.heap),
		"-cp", filepath.Join(s.libraries, "*"),
		program, s.directory, strconv.Itoa(s.port), strconv.Itoa(s.pageCache),
		strconv.FormatBool(s.password != "")), nil
}

// awaitAnswer returns nil when the server answers, and an error when it ends, or ctx or startTime does.
func (s *Server) awaitAnswer(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startTime)
	defer cancel()
	again := time.NewTicker(startPolling)
	defer again.Stop()
	for {
		err := s.Access().Verify(ctx)
		if err == nil {
			return nil
		}
		if s.password != "" {
			// The first time, the password is still the one that every Neo4j begins with.
			err = errors.Join(err, s.setPassword(ctx))
		}
		select {
		case <-s.running.ended:
			return fmt.Errorf("start Neo4j: it ended by itself: %s", s.running.command.ProcessState)
		case <-ctx.Done():
			return fmt.Errorf("start Neo4j: %w", err)
		case <-again.C:
		}
	}
}

// output is the file that has what the server prints.
func (s *Server) output() string { return filepath.Join(s.directory, "output.log") }

// logTail returns the last lines of what the server printed and of what it logged.
func (s *Server) logTail() string {
	var tail strings.Builder
	for _, file := range []string{s.output(), filepath.Join(s.directory, "logs", "debug.log")} {
		text, err := os.ReadFile(file)
		if err != nil {
			text = []byte(err.Error())
		}
		fmt.Fprintf(&tail, "--- the end of %s\n%s\n", file, lastLines(text, 25))
	}
	return tail.String()
}
