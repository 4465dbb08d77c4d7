#!/bin/sh
# Prints a Python that has the packages of a requirements file. They are installed once, in the user's cache folder, under
# the checksum of that file and the version of Python, and used again from there.
#
#   venv.sh REQUIREMENTS
set -eu
requirements=${1:?is required: the requirements file}
key=$( (python3 --version && cat "$requirements") | cksum | tr ' ' -)
home=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/raakvlak/python
venv=$home/$key
if [ ! -x "$venv/bin/python" ]; then
  mkdir -p "$home"
  # Made aside and put in place at once, as another run may be doing the same.
  new=$(mktemp -d "$home/new-XXXXXX")
  trap 'rm -rf "$new"' EXIT
  {
    python3 -m venv "$new"
    "$new/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --requirement "$requirements"
  } >&2
  [ -e "$venv" ] || mv "$new" "$venv"
fi
echo "$venv/bin/python"
