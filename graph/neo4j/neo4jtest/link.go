package neo4jtest

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"sync"
)

// link is one connection through a [Proxy]: a pump each way, and what it knows of the conversation.
type link struct {
	proxy          *Proxy
	client, server net.Conn
	over           chan struct{} // closed by cut
	cutOnce        sync.Once

	inTransaction bool // of several statements
	writes        bool // a statement that is a transaction of its own

	mu     sync.Mutex
	asked  int   // messages of the client that get an answer
	fault  Fault // what befell the COMMIT that was message number doomed
	doomed int
}

func newLink(p *Proxy, client, server net.Conn) *link {
	return &link{proxy: p, client: client, server: server, over: make(chan struct{})}
}

// cut closes both ends; the pumps notice.
func (l *link) cut() {
	l.cutOnce.Do(func() {
		close(l.over)
		_ = l.client.Close()
		_ = l.server.Close()
	})
}

// run pumps messages until either end closes, and then closes the other.
func (l *link) run() {
	defer l.cut()
	if err := l.shakeHands(); err != nil {
		return
	}
	var pumps sync.WaitGroup
	for _, pump := range []func() error{l.pumpRequests, l.pumpAnswers} {
		pumps.Go(func() {
			defer l.cut()
			// However it ends, by a close or an error, the other end sees a close: that is all a network tells.
			_ = pump()
		})
	}
	pumps.Wait()
}

// shakeHands passes the agreement on a version.
func (l *link) shakeHands() error {
	var proposals [handshakeLength]byte
	if _, err := io.ReadFull(l.client, proposals[:]); err != nil {
		return err
	}
	l.proxy.wait(l.over)
	proposals = withoutManifest(proposals)
	if _, err := l.server.Write(proposals[:]); err != nil {
		return err
	}
	var choice [4]byte
	if _, err := io.ReadFull(l.server, choice[:]); err != nil {
		return err
	}
	l.proxy.wait(l.over)
	_, err := l.client.Write(choice[:])
	return err
}

// pumpRequests passes the client's messages and gives each COMMIT the fault that is due.
func (l *link) pumpRequests() error {
	from := bufio.NewReader(l.client)
	for {
		message, signature, err := readMessage(from)
		if err != nil {
			return err
		}
		l.proxy.wait(l.over)
		if l.ask(signature, l.commits(message, signature)) == CutBeforeCommit {
			return nil
		}
		if _, err := l.server.Write(message); err != nil {
			return err
		}
	}
}

// commits reports whether a transaction is committed by the message.
func (l *link) commits(message []byte, signature byte) bool {
	switch signature {
	case begin:
		l.inTransaction = true
	case commit:
		l.inTransaction = false
		return true
	case rollback, reset:
		l.inTransaction, l.writes = false, false
	case run:
		l.writes = !l.inTransaction && !bytes.Contains(message, readMode)
	case pull:
		defer func() { l.writes = false }()
		return l.writes
	}
	return false
}

// ask notes a message of the client and returns the fault it meets, 0 for none.
func (l *link) ask(signature byte, commits bool) Fault {
	l.mu.Lock()
	defer l.mu.Unlock()
	if signature != 0 && signature != goodbye {
		l.asked++
	}
	if !commits {
		return 0
	}
	f := l.proxy.nextFault()
	if f != 0 {
		l.fault, l.doomed = f, l.asked
	}
	return f
}

// pumpAnswers passes the server's messages up to the answer that is to be lost.
func (l *link) pumpAnswers() error {
	from := bufio.NewReader(l.server)
	for answered := 0; ; {
		message, signature, err := readMessage(from)
		if err != nil {
			return err
		}
		if signature != 0 && signature != record {
			answered++
		}
		l.proxy.wait(l.over)
		switch l.lost(answered) {
		case CutAfterCommit:
			return nil
		case SwallowAnswer:
			continue
		}
		if _, err := l.client.Write(message); err != nil {
			return err
		}
	}
}

// lost returns the fault of the message that was just answered, or of an earlier one, 0 for none.
func (l *link) lost(answered int) Fault {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.fault == 0 || answered < l.doomed {
		return 0
	}
	return l.fault
}
