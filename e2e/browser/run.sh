#!/bin/sh
# Signs in to a running server with a real browser, opens GraphiQL and runs its examples there.
#
#   BASE_URL     address of the server, such as http://127.0.0.1:8080 (required)
#   CODE         a one-time sign-in code that has not been used (required)
#   CHROMIUM     the browser, /usr/bin/chromium unless told otherwise
#   SCREENSHOTS  a folder to leave pictures in; none are taken without it
#
# Prints one line for each thing that holds and exits 1 at the first that does not.
set -eu
cd "$(dirname "$0")"
: "${BASE_URL:?is required: the address of a running server}"
: "${CODE:?is required: an unused one-time sign-in code}"
[ -d node_modules ] || npm ci --no-fund --no-audit >&2
exec node run.mjs
