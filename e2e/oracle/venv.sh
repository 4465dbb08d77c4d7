#!/bin/sh
# Prints the Python that has the libraries of requirements.txt. They are installed once, in the user's cache folder, under
# the checksum of that file and the version of Python, and used again from there.
set -eu
cd "$(dirname "$0")"
key=$( (python3 --version && cat requirements.txt) | cksum | tr ' ' -)
home=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/raakvlak/python
venv=$home/$key
if [ ! -x "$venv/bin/python" ]; then
  mkdir -p "$home"
  # Made aside and put in place at once: another run may be doing the same. Its own path is of no account to a virtual
  # environment whose interpreter is called by name.
  new=$(mktemp -d "$home/new-XXXXXX")
  trap 'rm -rf "$new"' EXIT
  {
    python3 -m venv "$new"
    "$new/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --only-binary :all: --requirement requirements.txt
  } >&2
  [ -e "$venv" ] || mv "$new" "$venv"
fi
echo "$venv/bin/python"
