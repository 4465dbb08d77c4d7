#!/bin/sh
# Installs the pinned tools of this folder, unless they are there.
set -eu
cd "$(dirname "$0")"
[ -d node_modules ] || npm ci --loglevel=error >&2
