package neo4jtest

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

// stopTime is how long a server may take to write its last pages before it is killed.
const stopTime = 30 * time.Second

// Java's exit codes when it ended in good order upon a signal, such as the interrupt that a terminal sends to all processes
// in the foreground.
const (
	interrupted = 128 + 2
	terminated  = 128 + 15
)

// process is one run of the server. It ends when its standard input closes, so it never outlives this process.
type process struct {
	command *exec.Cmd
	input   io.Closer
	ended   chan struct{} // closed when the process is gone
	err     error         // how it ended; to be read after ended is closed
}

// startProcess runs command with everything that it prints appended to the file output.
func startProcess(command *exec.Cmd, output string) (*process, error) {
	log, err := os.OpenFile(output, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the output of Neo4j: %w", err)
	}
	defer log.Close() // the process has its own handle by then
	command.Stdout, command.Stderr = log, log
	input, err := command.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("run Neo4j: %w", err)
	}
	if err := command.Start(); err != nil {
		return nil, fmt.Errorf("run Neo4j: %w", err)
	}
	p := &process{command: command, input: input, ended: make(chan struct{})}
	go func() {
		p.err = command.Wait()
		close(p.ended)
	}()
	return p, nil
}

// kill ends the process at once and waits until it is gone.
func (p *process) kill() error {
	err := p.command.Process.Kill()
	<-p.ended
	if err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("kill Neo4j: %w", err)
	}
	return nil
}

// stop asks the process to end and waits until it has; after stopTime it kills it and says so.
func (p *process) stop() error {
	// Already closed when the process ended by itself, which p.err tells better.
	_ = p.input.Close()
	select {
	case <-p.ended:
	case <-time.After(stopTime):
		return errors.Join(fmt.Errorf("stop Neo4j: still running after %s", stopTime), p.kill())
	}
	switch p.command.ProcessState.ExitCode() {
	case 0, interrupted, terminated:
		return nil
	}
	return fmt.Errorf("stop Neo4j: %w", p.err)
}
