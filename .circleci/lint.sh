#!/usr/bin/env bash
# Everything that is not Java: this pipeline and compose.yaml against their published schemas, every
# shell script, every Dockerfile, and the aws commands of the documents. The tools are those of
# tools/python.txt.
set -euo pipefail
cd "$(dirname "$0")/.."
check-jsonschema --builtin-schema vendor.circle-ci .circleci/config.yml
check-jsonschema --builtin-schema vendor.compose-spec compose.yaml
git grep -lIE '^#!.*(bash|/sh)$' -- ':!*.md' | xargs shellcheck -x
git ls-files '*Dockerfile' | xargs hadolint
docs/runbooks/check.sh
