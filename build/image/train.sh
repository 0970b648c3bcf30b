#!/usr/bin/env bash
# Starts a side once on an embedded server, with the runtime and at the place that it will have in
# the image, and keeps what the start loaded and linked: /image/cache. Run by the Dockerfiles.
set -euo pipefail
side=$1
epoch=${SOURCE_DATE_EPOCH:-1795305600}

# The cache remembers the files' times, and they are the image's.
find /image -exec touch --no-dereference --date="@$epoch" {} +
cp -a /image/runtime/. /
cp -a /image/dependencies/. /image/application/. /

java -cp '/training/lib/*' io.quizledger.embedded.EmbeddedMongoDb /training/data >/training/mongodb.log &
server=$!
until grep -q '^mongodb://' /training/mongodb.log; do
  kill -0 "$server"
  sleep 0.2
done

mkdir -p /image/cache/app
# A cache that the G1 collector writes is read by all of them, and starts sooner.
# shellcheck disable=SC2046 # each option is an argument
QUIZLEDGER_PORT=8080 QUIZLEDGER_MONGODB_URI=$(grep -m 1 '^mongodb://' /training/mongodb.log)/training \
  /opt/java/bin/java $(grep -v -e '^#' -e AOTCache -e UseSerialGC -e RAMPercentage /app/java.options) \
  -XX:+UseG1GC -Xmx512m -XX:AOTCacheOutput=/image/cache/app/quizledger.aot -jar "/app/$side.jar" \
  >/training/side.log 2>&1 &
program=$!

ask() {
  /opt/java/bin/java @/app/health.options io.quizledger.platform.HealthCheck "$1"
}
until ask /actuator/health/readiness; do
  kill -0 "$program" || { tail -50 /training/side.log; exit 1; }
  sleep 0.5
done
# What is asked may be refused, or take too long on a machine with other work.
ask /actuator/prometheus || true
ask /api/quizzes || true
kill -TERM "$program"
wait "$program" || true
kill -TERM "$server"
[ -s /image/cache/app/quizledger.aot ] || { tail -50 /training/side.log; exit 1; }
find /image/cache -exec touch --date="@$epoch" {} +
