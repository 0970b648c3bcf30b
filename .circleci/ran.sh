#!/usr/bin/env bash
# Ends with 0 where every named report of tests is of tests that ran, passed and were not skipped: a
# suite that is skipped where it cannot run must not look green where it is meant to run.
#   ran.sh REPORT.xml…
set -euo pipefail
for report in "$@"; do
  [ -f "$report" ] || { echo "ran.sh: there is no $report" >&2; exit 1; }
  counts=$(tr '\n' ' ' <"$report" | grep -o '<testsuite [^>]*>' | head -n 1)
  count() {
    sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counts"
  }
  tests=$(count tests)
  echo "$report: $tests tests, $(count skipped) skipped, $(count failures) failed, $(count errors) broken"
  if [ "${tests:-0}" -eq 0 ] || [ "$(count skipped)$(count failures)$(count errors)" != 000 ]; then
    echo "ran.sh: not all of them ran and passed" >&2
    exit 1
  fi
done
