// Package plain is what somebody would write without Raakvlak: a service that answers each request with one hand-written
// Cypher statement over the official driver, on a copy of a map in plain nodes and relationships. Measurements compare
// with it. It gives the same answers in the same JSON, and it is spared what a peer would not do:
//
//   - it checks nobody's rights, and keeps no order among its writes;
//   - what Raakvlak derives from statements (how far one depends on another, the length of a stakeholder's vector) stands
//     in the copy ready to be used;
//   - what never counts (denied dependencies, dependencies of strength 0) is not in the copy.
//
// The copy's labels begin with Plain, so that it can stand beside a map of Raakvlak's in one database:
//
//	(:PlainStakeholder)-[:HOLDS]->(:PlainInterest)-[:CONCERNS {stance, position}]->(:PlainTopic)
//	(:PlainStakeholder)-[:DEPENDS {strength}]->(:PlainStakeholder)
package plain
