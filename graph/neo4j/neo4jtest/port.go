package neo4jtest

import (
	"fmt"
	"math/rand/v2"
	"net"
)

// Free ports are sought in this range, below the one from which systems take the client's end of outgoing connections:
// otherwise a client could take the port of a server that is down, and even reach itself instead of the server.
const (
	lowestPort  = 20_000
	highestPort = 32_000
)

// freePort returns a TCP port of 127.0.0.1 on which nobody listens.
func freePort() (int, error) {
	var err error
	for range 100 {
		port := lowestPort + rand.IntN(highestPort-lowestPort)
		if err = checkFree(port); err == nil {
			return port, nil
		}
	}
	return 0, fmt.Errorf("find a free port: %w", err)
}

// checkFree returns an error when somebody listens on the port of 127.0.0.1.
func checkFree(port int) error {
	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return err
	}
	return listener.Close()
}
