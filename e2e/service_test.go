package e2e_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// service is a raakvlak serve in a process of its own, that may be killed and started again on the same store.
type service struct {
	tb      testing.TB
	program string
	folder  string
	store   string // as --store has it
	env     []string
	log     *transcript

	mu      sync.Mutex
	address string
	code    string
	running *exec.Cmd
}

// transcript is what a process wrote.
type transcript struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *transcript) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *transcript) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// newService returns a service of the program in binary that is not started. env is what it gets beside the store.
func newService(tb testing.TB, binary, store string, env ...string) *service {
	tb.Helper()
	folder := tb.TempDir()
	return &service{
		tb: tb, program: filepath.Join(binary, "raakvlak"), folder: folder, store: store, log: &transcript{},
		env: append(env, "RAAKVLAK_STORE="+store, "RAAKVLAK_TOKENS="+filepath.Join(folder, "tokens")),
	}
}

// command returns a run of the program in the service's folder and on its store.
func (s *service) command(ctx context.Context, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, s.program, args...)
	c.Dir = s.folder
	c.Env = append(os.Environ(), s.env...)
	return c
}

// mustRun runs the program beside the service and returns its standard output.
func (s *service) mustRun(args ...string) string {
	s.tb.Helper()
	command := s.command(s.tb.Context(), args...)
	var messages bytes.Buffer
	command.Stderr = &messages
	out, err := command.Output()
	if err != nil {
		s.tb.Fatalf("raakvlak %s: %v\n%s%s", strings.Join(args, " "), err, out, &messages)
	}
	return strings.TrimSpace(string(out))
}

// mustStart starts the service and waits for its address. The test's end stops it.
func (s *service) mustStart(args ...string) {
	s.tb.Helper()
	command := s.command(context.WithoutCancel(s.tb.Context()), append([]string{"serve", "--listen", "127.0.0.1:0"}, args...)...)
	command.Stderr = s.log
	out, err := command.StdoutPipe()
	if err != nil {
		s.tb.Fatal(err)
	}
	if err := command.Start(); err != nil {
		s.tb.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	address, code, found := strings.Cut(strings.TrimSpace(line), "/#code=")
	if err != nil || !found {
		_ = command.Process.Kill()
		_ = command.Wait()
		s.tb.Fatalf("serve printed %q: %v\n%s", line, err, s.log)
	}
	s.mu.Lock()
	s.address, s.code, s.running = address, code, command
	s.mu.Unlock()
	s.tb.Cleanup(func() {
		if s.running == command {
			s.stop()
		}
	})
}

// kill ends the process as kill -9 does.
func (s *service) kill() {
	s.tb.Helper()
	command := s.running
	s.running = nil
	if err := command.Process.Kill(); err != nil {
		s.tb.Fatal(err)
	}
	_ = command.Wait() // which tells that it was killed
}

// stop ends the process in good order.
func (s *service) stop() {
	command := s.running
	s.running = nil
	_ = command.Process.Signal(syscall.SIGTERM) // it may have ended by itself, which Wait tells
	if err := command.Wait(); err != nil {
		s.tb.Errorf("serve: %v\n%s", err, s.log)
	}
}

func (s *service) at() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.address
}

// reply is an answer of the GraphQL endpoint.
type reply struct {
	Data   json.RawMessage
	Errors []struct {
		Message    string
		Extensions struct{ Code string }
	}
}

// askTime bounds one request, a little above what the service gives an operation.
const askTime = 20 * time.Second

// ask posts the operation. It errors when there is no answer.
func (s *service) ask(ctx context.Context, token, query string, variables map[string]any) (reply, error) {
	ctx, cancel := context.WithTimeout(ctx, askTime)
	defer cancel()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		return reply{}, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.at()+"/graphql", bytes.NewReader(body))
	if err != nil {
		return reply{}, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+token)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return reply{}, err
	}
	defer response.Body.Close()
	var r reply
	if err := json.NewDecoder(response.Body).Decode(&r); err != nil {
		return reply{}, fmt.Errorf("status %d: %w", response.StatusCode, err)
	}
	return r, nil
}

// mustAsk asks what has to be answered without an error, and puts the data into out.
func (s *service) mustAsk(token, query string, variables map[string]any, out any) {
	s.tb.Helper()
	r, err := s.ask(s.tb.Context(), token, query, variables)
	if err != nil || len(r.Errors) > 0 {
		s.tb.Fatalf("%s: %v %v", query, r.Errors, err)
	}
	if err := json.Unmarshal(r.Data, out); err != nil {
		s.tb.Fatal(err)
	}
}
