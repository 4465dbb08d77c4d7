// Package neo4jtest gives tests a real Neo4j without a container: it fetches the server's libraries once by Maven,
// runs them in a Java process that ends when the test does, and can kill, restart and cut it on demand.
//
// # A server for ordinary tests
//
// [Shared] returns the address of one server for all tests of a test binary. Tests keep apart by using map ids of their
// own. The binary's TestMain calls [Main], which stops the server and removes its data:
//
//	func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }
//
// When RAAKVLAK_TEST_NEO4J names a running server (bolt://host:port or neo4j://host), that one is used, with the
// credentials of RAAKVLAK_TEST_NEO4J_USER and RAAKVLAK_TEST_NEO4J_PASSWORD if they are set. Otherwise a Java development
// kit (17 or newer) and Maven are needed; without them a test is skipped with one line that says so, and fails when
// the environment has CI=true.
//
// # A server to break
//
// [MustStart] starts a server of the test's own on an empty folder. [Server.Kill] ends it as kill -9 does,
// [Server.Restart] starts it again on the same data and the same port. A [Proxy] between a driver and a server loses
// the answer to a COMMIT, or everything, as a network does.
package neo4jtest
