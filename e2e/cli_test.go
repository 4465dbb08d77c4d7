package e2e_test

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/rogpeppe/go-internal/testscript"

	"raakvlak/graph/neo4j/neo4jtest"
)

// TestCLI runs the scripts in testdata/cli with the program itself. What both stores do is in both, and is run on each;
// what only a file does is in sqlite.
func TestCLI(t *testing.T) {
	binary := mustBuild(t)
	t.Run("SQLite", func(t *testing.T) {
		scripts(t, binary, "both")
		scripts(t, binary, "sqlite")
	})
	t.Run("Neo4j", func(t *testing.T) {
		server := neo4jtest.Shared(t)
		scripts(t, binary, "both",
			"RAAKVLAK_STORE="+server.URI, "RAAKVLAK_NEO4J_USER="+server.Username, "RAAKVLAK_NEO4J_PASSWORD="+server.Password)
	})
	t.Run("Interrupt", func(t *testing.T) { testInterrupt(t, binary) })
}

// mustBuild builds the program and returns the folder that it is in.
func mustBuild(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	output, err := exec.CommandContext(t.Context(), "go", "build", "-o", folder, "raakvlak/cmd/raakvlak").CombinedOutput()
	if err != nil {
		t.Fatalf("go build: %v\n%s", err, output)
	}
	return folder
}

// scripts runs the scripts in the folder, with the variables in their environment.
func scripts(t *testing.T, binary, folder string, variables ...string) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "cli", folder),
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Vars = append(env.Vars, variables...)
			env.Setenv("PATH", binary+string(filepath.ListSeparator)+env.Getenv("PATH"))
			env.Setenv("ROOT", root)
			// The scripts share a Neo4j, so that each has maps of its own.
			env.Setenv("NAME", "Map "+rand.Text())
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"capture": capture, "serve": serve, "patch": patch, "replace": replace, "lines": lines, "write": write, "fetch": fetch, "answers": answers,
		},
	})
}

// capture NAME PATTERN gives the variable what the pattern finds in the last command's standard output.
func capture(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: capture NAME PATTERN")
	}
	found := regexp.MustCompile(args[1]).FindString(ts.ReadFile("stdout"))
	if found == "" {
		ts.Fatalf("standard output has nothing like %s", args[1])
	}
	ts.Setenv(args[0], found)
}

// serve ARGUMENTS… runs raakvlak serve beside the script until the script ends, with the address in $ADDRESS and the
// sign-in code in $CODE. Then it is told to end, and must do so without an error.
func serve(ts *testscript.TestScript, _ bool, args []string) {
	program, err := exec.LookPath(filepath.Join(strings.Split(ts.Getenv("PATH"), string(filepath.ListSeparator))[0], "raakvlak"))
	ts.Check(err)
	command := exec.Command(program, append([]string{"serve", "--listen", "127.0.0.1:0"}, args...)...)
	command.Dir = ts.MkAbs(".")
	for _, name := range []string{"HOME", "RAAKVLAK_STORE", "RAAKVLAK_NEO4J_USER", "RAAKVLAK_NEO4J_PASSWORD"} {
		command.Env = append(command.Env, name+"="+ts.Getenv(name))
	}
	var messages bytes.Buffer
	command.Stderr = &messages
	out, err := command.StdoutPipe()
	ts.Check(err)
	ts.Check(command.Start())
	ended := false
	end := func() {
		if ended {
			return
		}
		ended = true
		_ = command.Process.Signal(syscall.SIGTERM) // it may have ended by itself, which Wait tells
		if err := command.Wait(); err != nil {
			ts.Fatalf("serve: %v\n%s", err, &messages)
		}
	}
	ts.Defer(end)
	line, err := bufio.NewReader(out).ReadString('\n')
	address, code, found := strings.Cut(strings.TrimSpace(line), "/#code=")
	if err != nil || !found {
		ended = true
		_ = command.Process.Kill()
		_ = command.Wait()
		ts.Fatalf("serve printed %q: %v\n%s", line, err, &messages)
	}
	ts.Setenv("ADDRESS", address)
	ts.Setenv("CODE", code)
}

// patch FILE OFFSET HEX writes bytes over those at the offset.
func patch(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: patch FILE OFFSET HEX")
	}
	offset, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	data, err := hex.DecodeString(args[2])
	ts.Check(err)
	file, err := os.OpenFile(ts.MkAbs(args[0]), os.O_WRONLY, 0)
	ts.Check(err)
	_, err = file.WriteAt(data, offset)
	ts.Check(err)
	ts.Check(file.Close())
}

// replace FILE OLD NEW puts a text in the place of every other one of the same length.
func replace(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 || len(args[1]) != len(args[2]) {
		ts.Fatalf("usage: replace FILE OLD NEW, of equal length")
	}
	path := ts.MkAbs(args[0])
	data, err := os.ReadFile(path)
	ts.Check(err)
	changed := bytes.ReplaceAll(data, []byte(args[1]), []byte(args[2]))
	if bytes.Equal(changed, data) {
		ts.Fatalf("%s holds no %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(path, changed, 0o600))
}

// lines FILE COUNT TEXT appends so many lines to the file.
func lines(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: lines FILE COUNT TEXT")
	}
	count, err := strconv.Atoi(args[1])
	ts.Check(err)
	file, err := os.OpenFile(ts.MkAbs(args[0]), os.O_APPEND|os.O_WRONLY, 0)
	ts.Check(err)
	_, err = io.WriteString(file, strings.Repeat(args[2]+"\n", count))
	ts.Check(err)
	ts.Check(file.Close())
}

// write FILE TEXT makes the file.
func write(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: write FILE TEXT")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(args[1]), 0o600))
}

// fetch STATUS URL TOKEN BODY posts the JSON, with the bearer token if it is not empty, and wants the status. The answer
// is standard output.
func fetch(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 4 {
		ts.Fatalf("usage: fetch STATUS URL TOKEN BODY")
	}
	request, err := http.NewRequest(http.MethodPost, args[1], strings.NewReader(args[3]))
	ts.Check(err)
	request.Header.Set("Content-Type", "application/json")
	if args[2] != "" {
		request.Header.Set("Authorization", "Bearer "+args[2])
	}
	response, err := http.DefaultClient.Do(request)
	ts.Check(err)
	defer response.Body.Close()
	_, err = io.Copy(ts.Stdout(), response.Body)
	ts.Check(err)
	if got := strconv.Itoa(response.StatusCode); got != args[0] {
		ts.Fatalf("%s answered %s, want %s", args[1], got, args[0])
	}
}

// answers FILE wants the data of the last command's standard output to be the JSON in the file.
func answers(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: answers FILE")
	}
	var got struct{ Data any }
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &got))
	var want any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &want))
	// Two programs may sum in another order.
	if diff := cmp.Diff(want, got.Data, cmpopts.EquateApprox(1e-12, 0)); diff != "" {
		ts.Fatalf("the answer (-want +got):\n%s", diff)
	}
}

// testInterrupt calls an import off, and then kills one, while it is storing: nothing of either is there afterwards.
func testInterrupt(t *testing.T, binary string) {
	if runtime.GOOS == "windows" {
		t.Skip("a console sends no signals to other processes there")
	}
	folder := t.TempDir()
	program := filepath.Join(binary, "raakvlak")
	file := filepath.Join(folder, "large.json")
	if err := os.WriteFile(file, largeMap(60_000), 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) (string, error) {
		command := exec.CommandContext(t.Context(), program, args...)
		command.Dir = folder
		output, err := command.CombinedOutput()
		return string(output), err
	}
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGKILL} {
		t.Run(signal.String(), func(t *testing.T) {
			command := exec.CommandContext(t.Context(), program,
				"--log-level", "debug", "import", file, "--format", "raakvlak", "--map", "Large")
			command.Dir = folder
			messages, err := command.StderrPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := command.Start(); err != nil {
				t.Fatal(err)
			}
			read := bufio.NewScanner(messages)
			for read.Scan() && !strings.Contains(read.Text(), "msg=storing") {
			}
			if err := command.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			var last string
			for read.Scan() {
				last = read.Text()
			}
			err = command.Wait()
			if err == nil {
				t.Fatal("the import ended without an error")
			}
			if signal != syscall.SIGKILL && (command.ProcessState.ExitCode() != 1 || !strings.Contains(last, "called off")) {
				t.Errorf("got %v with the message %q, want exit 1 and that it was called off", err, last)
			}
			if output, err := run("check"); err != nil || output != "sqlite:raakvlak.db: no flaw\n" {
				t.Errorf("check: %v\n%s", err, output)
			}
		})
	}
	if output, err := run("import", file, "--format", "raakvlak", "--map", "Large"); err != nil {
		t.Errorf("the import that nobody called off: %v\n%s", err, output)
	}
}

// largeMap returns a map of so many organisations in Raakvlak's own format.
func largeMap(size int) []byte {
	var b bytes.Buffer
	b.WriteString(`{"format": "raakvlak", "version": 1, "map": {"name": "Large"}, "records": [`)
	for i := range size {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "\n{\"type\": \"Organisation\", \"name\": \"Organisation %d\"}", i)
	}
	b.WriteString("\n]}\n")
	return b.Bytes()
}
