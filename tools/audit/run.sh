#!/bin/sh
# Asks a running server everything that the GraphQL-over-HTTP audit asks, and fails unless every answer is right.
#
#   GRAPHQL_URL  address of the GraphQL endpoint (required)
#   TOKEN        bearer token to send along; none is sent without it
set -eu
cd "$(dirname "$0")"
: "${GRAPHQL_URL:?is required: the address of a GraphQL endpoint}"
./install.sh
exec node audit.mjs
