#!/usr/bin/env bash
# CloudFormation's own rules on templates/. W3005 is about dependencies that the CDK writes twice.
set -euo pipefail
cd "$(dirname "$0")/.."
cfn-lint -r "$(.circleci/region.sh)" -i W3005 -t templates/*.template.json
