#!/usr/bin/env bash
# Looks for secrets in every commit of the history, and in what is not committed yet. .gitleaks.toml
# says what is no secret although it looks like one, and why.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
  echo "scan-secrets.sh: this clone is shallow; the history before it would not be seen" >&2
  exit 1
fi
cd .circleci/tools/gitleaks
go tool gitleaks git --redact --no-banner --config "$root/.gitleaks.toml" "$root"
