// Package dashboard holds the pages that a browser shows: the first page, which signs in and lists the maps, and
// GraphiQL, for asking a map one's own questions. They are built from src with `npm run build`; what came out of it is
// kept in dist, so that building the server needs Go alone.
package dashboard

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

//go:embed src/graphiql/examples/*.graphql
var examples embed.FS

// Files returns what a browser may fetch, by its path below the address that the pages are mounted on:
//
//   - index.html and assets/… are the first page, to be served under [Policy];
//   - graphiql/index.html and graphiql/assets/… are GraphiQL, to be served under [GraphiQLPolicy];
//   - licences.md and graphiql/licences.md are the licences of what was built in.
//
// The pages name their files relative to their own address, so GraphiQL answers at graphiql/ with the slash: redirect
// the address without it. They expect the GraphQL endpoint at graphql and the exchange of a sign-in code for a cookie
// at session, both beside index.html. File names do not change with their content: serve them with an ETag and
// Cache-Control: no-cache.
func Files() fs.FS {
	return below(dist, "dist")
}

// Examples returns the operations that GraphiQL opens with, one file each, in the order of its tabs. Each starts with
// a named query whose one required variable is $map, the id of a map; its other variables may be left out.
func Examples() fs.FS {
	return below(examples, "src/graphiql/examples")
}

func below(files embed.FS, folder string) fs.FS {
	sub, err := fs.Sub(files, folder)
	if err != nil {
		panic(err) // The folder is a literal that the embed directive names: only a wrong edit here gets it wrong.
	}
	return sub
}
