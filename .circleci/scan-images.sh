#!/usr/bin/env bash
# Looks for known vulnerabilities in the images that build-images.sh laid down: the packages of the
# base, the Java runtime and every library. Fails on one that is high or critical and has a remedy;
# grype.yaml says what is accepted and why. Writes images/*.vulnerabilities.json.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
found=0
for side in command-side query-side; do
  gunzip -kf "images/$side.tar.gz"
  (cd .circleci/tools/grype && go tool grype -c "$root/.circleci/grype.yaml" \
    -o table -o "json=$root/images/$side.vulnerabilities.json" \
    "docker-archive:$root/images/$side.tar") || found=1
  rm "images/$side.tar"
done
exit "$found"
