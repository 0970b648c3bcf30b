#!/usr/bin/env bash
# Installs what tools/python.txt pins into a place of its own, unless the cache brought it, and has the
# steps after this one find it.
set -euo pipefail
cd "$(dirname "$0")"
place=$HOME/.quizledger-tools
if ! cmp -s tools/python.txt "$place/installed"; then
  rm -rf "$place"
  python3 -m venv "$place"
  "$place/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r tools/python.txt
  cp tools/python.txt "$place/installed"
fi
echo "export PATH='$place/bin':\$PATH" >>"$BASH_ENV"
