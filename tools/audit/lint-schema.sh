#!/bin/sh
# Lints the GraphQL schema of this repository, and fails on any finding.
set -eu
cd "$(dirname "$0")"
./install.sh
exec node lint-schema.mjs
