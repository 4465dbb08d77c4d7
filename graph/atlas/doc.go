// Package atlas holds the live maps of this process: it loads them from a store, keeps them current, applies Changes
// to them and tells those who watch. It is the only way from the edge to the data, for reads and writes alike.
//
// Reads cost no database round trip but one shared check of the map's revision; see [Freshness]. Writes of the same
// map that arrive together are committed together; see [Atlas.Apply].
package atlas
