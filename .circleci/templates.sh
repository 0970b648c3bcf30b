#!/usr/bin/env bash
# Writes the templates of what is chosen in aws/choices.json (docs/aws.md) to templates/.
set -euo pipefail
cd "$(dirname "$0")/.."
CDK_CONTEXT_JSON=$(cat aws/choices.json) \
  mvn -B -ntp -pl aws -am package -Dmaven.test.skip=true -Dsynth=package
rm -rf templates
mkdir templates
cp aws/target/cdk.out/*.template.json templates/
ls -l templates
