package neo4jtest

import (
	"bufio"
	"encoding/binary"
	"io"
)

// Signatures of the Bolt messages that a [Proxy] tells apart; they are the same in all versions of the protocol.
const (
	goodbye  = 0x02 // from the client, the only one that gets no answer
	reset    = 0x0F // from the client, as the next ones
	run      = 0x10
	begin    = 0x11
	commit   = 0x12
	rollback = 0x13
	pull     = 0x3F
	record   = 0x71 // from the server, a row; every other message of the server ends an answer
)

// readMode is what a RUN that only reads says in its last part.
var readMode = []byte("\x84mode\x81r")

// handshakeLength is the size of a client's opening: a magic number and four proposed versions.
const handshakeLength = 20

// manifest is the proposal to negotiate the version in more than one round.
var manifest = [4]byte{0x00, 0x00, 0x01, 0xFF}

// withoutManifest strikes the manifest from a client's opening, so that the server picks a version at once and messages
// begin right after its four bytes.
func withoutManifest(handshake [handshakeLength]byte) [handshakeLength]byte {
	for i := 4; i < handshakeLength; i += 4 {
		if [4]byte(handshake[i:i+4]) == manifest {
			clear(handshake[i : i+4])
		}
	}
	return handshake
}

// readMessage returns the next Bolt message as it came, chunk headers included, with its signature. Empty chunks between
// messages, which keep a connection alive, come as a message with signature 0.
func readMessage(from *bufio.Reader) (raw []byte, signature byte, err error) {
	for {
		start := len(raw)
		raw = append(raw, 0, 0)
		if _, err := io.ReadFull(from, raw[start:]); err != nil {
			return nil, 0, err
		}
		size := int(binary.BigEndian.Uint16(raw[start:]))
		if size == 0 {
			return raw, signatureOf(raw), nil
		}
		raw = append(raw, make([]byte, size)...)
		if _, err := io.ReadFull(from, raw[start+2:]); err != nil {
			return nil, 0, err
		}
	}
}

// signatureOf returns the signature of a whole message: it follows the first chunk's size and the structure's marker.
func signatureOf(raw []byte) byte {
	const at = 3
	if len(raw) <= at+1 {
		return 0
	}
	return raw[at]
}
