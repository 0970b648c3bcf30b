#!/usr/bin/env bash
# Writes what the cache of libraries is named after to .libraries: all poms.
set -euo pipefail
cd "$(dirname "$0")/.."
cat pom.xml ./*/pom.xml >.libraries
