#!/usr/bin/env bash
# Builds both sides for their images, and the server that they are trained on. Run by the Dockerfiles,
# for both sides alike, so that the second image finds this done.
set -euo pipefail
# A thread's memory in an order of its own, whatever other threads do meanwhile: Spring writes what it
# makes in the order in which names lie there, and two builds are to come out alike.
export MALLOC_ARENA_MAX=1000
mvn -B -q -ntp -Pimage -Dmaven.test.skip=true -Dexec.skip \
  -pl command-side,query-side,embedded-mongodb -am package
mvn -B -q -ntp -pl embedded-mongodb dependency:copy-dependencies -DincludeScope=runtime \
  -DoutputDirectory=/training/lib
cp embedded-mongodb/target/embedded-mongodb-*.jar /training/lib/
