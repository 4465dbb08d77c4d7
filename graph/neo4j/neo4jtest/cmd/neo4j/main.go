// Command neo4j runs the tests' Neo4j in the foreground until it is interrupted, on data that it keeps.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"raakvlak/graph/neo4j/neo4jtest"
)

func main() {
	directory := flag.String("data", "neo4j-data", "folder of the data, made when absent")
	port := flag.Int("port", 7687, "TCP port on 127.0.0.1")
	heap := flag.Int("heap", 1024, "Java heap in MiB")
	pageCache := flag.Int("pagecache", 256, "page cache in MiB")
	flag.Parse()
	err := run(*directory, neo4jtest.Port(*port), neo4jtest.Heap(*heap), neo4jtest.PageCache(*pageCache))
	if err != nil {
		fmt.Fprintln(os.Stderr, "neo4j:", err)
		os.Exit(1)
	}
}

// run serves directory until an interrupt and prints the address when clients may come.
func run(directory string, options ...neo4jtest.Option) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	server, err := neo4jtest.Start(ctx, directory, options...)
	if err != nil {
		return err
	}
	fmt.Println(server.URI())
	<-ctx.Done()
	return server.Stop()
}
