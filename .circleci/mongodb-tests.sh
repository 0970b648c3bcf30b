#!/usr/bin/env bash
# The suites that are about a MongoDB server, against MongoDB 8 in containers: the log's conformance
# suite by Testcontainers, then writers, folding nodes and both programs, also killed and restarted and
# without a database for half a minute, on a replica set. Needs a container engine and nothing else: Maven
# and the JDK come in the image that the images are built in.
set -euo pipefail
cd "$(dirname "$0")/.."
. .circleci/base-images.sh
mongodb=mongo:8.0

maven() {
  docker run --rm --network host -v /var/run/docker.sock:/var/run/docker.sock \
    -v "$PWD:/src" -v "$HOME/.m2:/root/.m2" -w /src \
    -e TESTCONTAINERS_HOST_OVERRIDE=localhost -e QUIZLEDGER_TEST_MONGODB_URI \
    "$BUILD_IMAGE" mvn -B -ntp -Dsurefire.failIfNoSpecifiedTests=false \
    -Dfailsafe.failIfNoSpecifiedTests=false "$@"
}

maven -pl event-log -am verify -Dtest=ContainerConformanceTest -DskipITs
.circleci/ran.sh event-log/target/surefire-reports/TEST-*ContainerConformanceTest.xml

server=$(docker run -d --network host "$mongodb" --replSet quizledger --bind_ip 127.0.0.1)
trap 'docker rm -f "$server" >/dev/null' EXIT
for attempt in {1..60}; do
  if docker exec "$server" mongosh --quiet --eval \
    'try { rs.initiate({_id: "quizledger", members: [{_id: 0, host: "127.0.0.1:27017"}]}) } catch (e) {}
     quit(db.hello().isWritablePrimary ? 0 : 1)' >/dev/null 2>&1; then
    break
  fi
  [ "$attempt" -lt 60 ] || { echo "MongoDB does not become a primary" >&2; exit 1; }
  sleep 1
done
QUIZLEDGER_TEST_MONGODB_URI=mongodb://127.0.0.1:27017 maven -pl event-log,standalone -am verify \
  -Dtest=NoTest -Dcampaigns \
  -Dit.test='WriterProcessesIT,FoldingNodesIT,TwoProgramsIT,RollingRestartIT,DatabaseGoneIT#*break+*everything'
# They would have run on the embedded server, and passed, had the address been lost.
docker exec "$server" mongosh --quiet --eval 'quit(db.serverStatus().opcounters.insert > 1000 ? 0 : 1)' \
  || { echo "mongodb-tests.sh: the suites did not write to MongoDB" >&2; exit 1; }
.circleci/ran.sh event-log/target/failsafe-reports/TEST-*.WriterProcessesIT.xml \
  platform/target/failsafe-reports/TEST-*.FoldingNodesIT.xml \
  standalone/target/failsafe-reports/TEST-*.{TwoProgramsIT,RollingRestartIT,DatabaseGoneIT}.xml
