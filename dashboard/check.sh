#!/bin/sh
# Builds the pages afresh and fails when what comes out is not, byte for byte, what dist holds. A difference is left in
# place: it is the right content, to be committed.
set -eu
cd "$(dirname "$0")"
[ -d node_modules ] || npm ci >&2
before=$(mktemp -d)
trap 'rm -rf "$before"' EXIT
cp -R dist "$before/dist"
npm run --silent build >"$before/log" 2>&1 || { cat "$before/log" >&2; exit 1; }
if ! diff -rq "$before/dist" dist >&2; then
  echo "dashboard/dist was not built from dashboard/src; it is now: commit it" >&2
  exit 1
fi
echo "dashboard/dist is what dashboard/src builds"
