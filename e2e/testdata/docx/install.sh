#!/bin/sh
# Makes a Python environment with the library that reads .docx files back, in the folder given, unless it is there.
set -eu
cd "$(dirname "$0")"
folder=$1
[ -f "$folder/ready" ] && exit 0
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --requirement requirements.txt >&2
touch "$folder/ready"
