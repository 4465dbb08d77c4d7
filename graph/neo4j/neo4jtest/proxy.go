package neo4jtest

import (
	"errors"
	"fmt"
	"net"
	"sync"
)

// Proxy stands between a driver and a server and passes Bolt messages on, until told to lose some. Its methods are safe
// for concurrent use.
type Proxy struct {
	target   string
	listener net.Listener
	links    sync.WaitGroup

	mu     sync.Mutex
	open   map[*link]struct{}
	gate   chan struct{} // closed while messages may pass
	faults []Fault       // of the next COMMITs, first one first
	struck int
	closed bool
}

// NewProxy listens on a free port of 127.0.0.1 and passes connections on to target, HOST:PORT. The caller closes it.
func NewProxy(target string) (*Proxy, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("listen for the proxy of %s: %w", target, err)
	}
	gate := make(chan struct{})
	close(gate)
	p := &Proxy{target: target, listener: listener, open: map[*link]struct{}{}, gate: gate}
	p.links.Go(p.accept)
	return p, nil
}

// URI returns the bolt:// address that drivers are given instead of the server's. With neo4j:// a driver would go round
// the proxy.
func (p *Proxy) URI() string { return "bolt://" + p.listener.Addr().String() }

// Strike applies f to each of the next n COMMITs, after those of earlier calls.
func (p *Proxy) Strike(f Fault, n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for range n {
		p.faults = append(p.faults, f)
	}
}

// Struck returns how many COMMITs have met a fault since the proxy began.
func (p *Proxy) Struck() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.struck
}

// BlackHole lets nothing pass in either direction, on present and new connections, until [Proxy.Heal]. What was sent
// meanwhile arrives then, as packets that are sent again do.
func (p *Proxy) BlackHole() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.closed && p.passing() {
		p.gate = make(chan struct{})
	}
}

// Cut closes all present connections; new ones are served.
func (p *Proxy) Cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for l := range p.open {
		l.cut()
	}
}

// Heal ends a black hole and forgets the faults that no COMMIT has met yet.
func (p *Proxy) Heal() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.faults = nil
	if !p.passing() {
		close(p.gate)
	}
}

// Close stops listening, cuts all connections and waits until nothing of the proxy runs any more.
func (p *Proxy) Close() error {
	p.Heal()
	p.mu.Lock()
	p.closed = true
	p.mu.Unlock()
	err := p.listener.Close()
	p.Cut()
	p.links.Wait()
	if errors.Is(err, net.ErrClosed) {
		return nil
	}
	return err
}

// accept serves connections until the listener closes.
func (p *Proxy) accept() {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return
		}
		server, err := net.Dial("tcp", p.target)
		if err != nil {
			// The client sees what it would see without the proxy: a server that is not there.
			_ = client.Close()
			continue
		}
		p.serve(newLink(p, client, server))
	}
}

// serve runs l until either of its ends closes.
func (p *Proxy) serve(l *link) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		l.cut()
		return
	}
	p.open[l] = struct{}{}
	p.links.Go(func() {
		l.run()
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.open, l)
	})
}

// passing tells whether messages may pass; p.mu is held.
func (p *Proxy) passing() bool {
	select {
	case <-p.gate:
		return true
	default:
		return false
	}
}

// wait returns when messages may pass, or when over closes.
func (p *Proxy) wait(over <-chan struct{}) {
	p.mu.Lock()
	gate := p.gate
	p.mu.Unlock()
	select {
	case <-gate:
	case <-over:
	}
}

// nextFault takes the fault for the COMMIT at hand, 0 for none.
func (p *Proxy) nextFault() Fault {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.faults) == 0 {
		return 0
	}
	f := p.faults[0]
	p.faults = p.faults[1:]
	p.struck++
	return f
}
