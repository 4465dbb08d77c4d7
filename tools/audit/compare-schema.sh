#!/bin/sh
# Compares the schema of this repository with an older one, and fails when a client of the old one would break.
#
#   compare-schema.sh OLD   OLD is a file or a quoted glob of .graphqls files
set -eu
old=${1:?is required: the file of the older schema}
case $old in /*) ;; *) old=$PWD/$old ;; esac
cd "$(dirname "$0")"
./install.sh
exec node_modules/.bin/graphql-inspector diff "$old" '../../{schema.graphqls,schema/*.graphqls}'
