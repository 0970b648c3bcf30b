#!/usr/bin/env bash
# Gathers what tests left behind: results in reports/tests, coverage in reports/coverage.
set -euo pipefail
cd "$(dirname "$0")/.."
rm -rf reports
mkdir -p reports/tests reports/coverage
for module in */; do
  module=${module%/}
  for results in "$module"/target/surefire-reports "$module"/target/failsafe-reports; do
    if compgen -G "$results/TEST-*.xml" >/dev/null; then
      mkdir -p "reports/tests/$module"
      cp "$results"/TEST-*.xml "reports/tests/$module/"
    fi
  done
  for coverage in jacoco jacoco-aggregate; do
    if [ -d "$module/target/site/$coverage" ]; then
      mkdir -p "reports/coverage/$module"
      cp -R "$module/target/site/$coverage" "reports/coverage/$module/"
    fi
  done
done
