// Package neo4j keeps maps in a Neo4j database: the store for several servers, and for people who want to look at a
// map in Neo4j Browser or Bloom. It needs Neo4j 5.26 or newer, Community Edition included.
//
// # The graph
//
// An entity is a node :Entity with the label of its kind ([graph.Kind.String]), and :Stakeholder if it is one; its plain
// fields are the node's properties under the names that they have everywhere, an unknown one absent. Its links are
// relationships of the types and directions in [graph.LayoutOf]; what the arrow itself says (a stance, an amount) and
// the place in the list (position) are properties of the relationship. An entity that lies between two others, an
// Influence or a Tie, is a relationship itself. Times are native, structs are laid flat (sourceDocument), and what
// Neo4j has no form for, such as attributes, is JSON text. No code here knows a noun.
//
// Beside them stand, per map, one :Head (where the map is, and the lock of its writers), an :Event for each committed
// Change, and a :Mutation for each remembered key.
//
// # Writing
//
// A commit takes the write lock of the head first and reads only then: Neo4j is read-committed, and a compare-and-set
// without the lock loses writes. Lock, base and writing are one statement, which writes nothing unless the map is at the
// base. What was written is counted and compared with what was planned. A commit that is not large is this statement
// alone, a transaction of its own that takes one round trip and fails by itself when the counts differ. A key that is
// there does not let itself be written again; that, another base, a lease of another server, and an answer that was
// lost are reasons for a transaction of several statements, which looks for the keys, and for them before the base: they
// tell what became of a commit that was done before.
//
// Servers that read a map often have their names among the readers of its head, under its lock: a lease. Who commits and
// finds the name of another there takes it away, and waits until the lease has run out before the COMMIT.
//
// An import is written aside, in transactions of bounded size, under a head that has no number yet: no reader sees it
// until the last transaction gives it one.
//
// # Reading
//
// A map is read in several statements between two looks at its revision, and taken only when nothing moved: the same
// revision twice, nothing newer in what was read, as many elements as the head says. Otherwise it is read again, at
// last under the lock.
//
// # Statements
//
// All Cypher is constant text with parameters, in files of cypher and migrations; the store runs nothing else.
package neo4j
