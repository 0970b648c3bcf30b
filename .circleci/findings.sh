#!/usr/bin/env bash
# Lays what scan-images.sh found where the job keeps it, without the images themselves.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p findings
find images -name '*.vulnerabilities.json' -exec cp {} findings/ \;
