package neo4j

import (
	"regexp"
	"strconv"

	"raakvlak/graph"
)

// agentVersion finds the version in what a server says of itself: Neo4j/5.26.16, Neo4j/5.27-aura, Neo4j/2025.08.0.
var agentVersion = regexp.MustCompile(`^Neo4j/((\d+)\.(\d+)\S*)`)

// checkVersion refuses a server whose Cypher the store's statements are not written for: labels and types as parameters
// came with 5.26, the release that is kept up.
func checkVersion(address, agent string) error {
	found := agentVersion.FindStringSubmatch(agent)
	if found == nil {
		return graph.Errorf(graph.CodeUnavailable, "the server at %s is %q; a Neo4j 5.26 or newer is needed", address, agent)
	}
	major, _ := strconv.Atoi(found[2])
	minor, _ := strconv.Atoi(found[3])
	if major < 5 || major == 5 && minor < 26 {
		return graph.Errorf(graph.CodeUnavailable, "Neo4j at %s is version %s; 5.26 or newer is needed", address, found[1])
	}
	return nil
}
