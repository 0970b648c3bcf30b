#!/usr/bin/env bash
# Builds both images as they go to AWS and lays them down for the jobs after this one:
# images/command-side.tar.gz, images/query-side.tar.gz.
#   build-images.sh COMMIT
set -euo pipefail
cd "$(dirname "$0")/.."
. .circleci/base-images.sh
commit=$1
mkdir -p images
for side in command-side query-side; do
  docker build -f "$side/Dockerfile" --build-arg BUILD_IMAGE --build-arg BASE_IMAGE \
    --build-arg SOURCE_DATE_EPOCH=1795305600 --build-arg REVISION="$commit" \
    -t "quizledger/$side:$commit" .
  docker save "quizledger/$side:$commit" | gzip -1 >"images/$side.tar.gz"
done
ls -l images
