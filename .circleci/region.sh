#!/usr/bin/env bash
# Prints the region that aws/choices.json names.
set -euo pipefail
sed -n 's/.*"region": *"\([^"]*\)".*/\1/p' "$(dirname "$0")/../aws/choices.json" | grep .
