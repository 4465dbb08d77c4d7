package neo4jtest

// Option changes how [Start] runs a server.
type Option func(*Server)

// Heap sets the Java heap in MiB, 1,024 unless told.
func Heap(mebibytes int) Option { return func(s *Server) { s.heap = mebibytes } }

// PageCache sets Neo4j's page cache in MiB, 256 unless told.
func PageCache(mebibytes int) Option { return func(s *Server) { s.pageCache = mebibytes } }

// Port sets the TCP port on 127.0.0.1, a free one unless told.
func Port(port int) Option { return func(s *Server) { s.port = port } }

// Password makes the server ask for the user neo4j and this password, which must have at least 8 characters; unless told
// it lets anybody in.
func Password(password string) Option { return func(s *Server) { s.password = password } }
