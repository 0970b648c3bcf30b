#!/usr/bin/env bash
# Tells how long a side's container takes from "docker start" until readiness answers 200, five times
# with its files in memory and, as root, three times without: build/image/start-time.sh IMAGE [OPTION…]
# The options are docker's; QUIZLEDGER_MONGODB_URI must be reachable from the container.
#
#   build/image/start-time.sh quizledger/query-side:local --network host
set -euo pipefail
# Before a program listens, the engine may take a connection and drop it.
trap "" PIPE
image=$1
shift
port=${START_TIME_PORT:-18099}
container=
finish() {
  [ -z "$container" ] || docker rm --force "$container" >/dev/null
}
trap finish EXIT
container=$(docker create --read-only --cap-drop ALL --security-opt no-new-privileges \
  --tmpfs /tmp:size=64m,mode=1777 --memory 640m --publish "127.0.0.1:$port:$port" \
  --env QUIZLEDGER_PORT="$port" --env QUIZLEDGER_MONGODB_URI "$@" "$image")

# Asks by means of the shell alone: a process for each question would take from the start what it
# measures.
is_ready() {
  local answer=
  exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
  printf 'GET /actuator/health/readiness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
  read -r -t 5 answer <&3 || true
  exec 3>&-
  [[ $answer == "HTTP/1.1 200"* ]]
}

# start KIND
start() {
  local began
  began=$(date +%s%N)
  docker start "$container" >/dev/null
  until is_ready 2>/dev/null; do
    [ $(($(date +%s%N) - began)) -lt 60000000000 ] || { docker logs "$container" | tail; exit 1; }
    sleep 0.05
  done
  echo "$1 $((($(date +%s%N) - began) / 1000000)) ms"
  docker stop "$container" >/dev/null
}
start first
for _ in 1 2 3 4 5; do
  start warm
done
if [ "$(id -u)" = 0 ] && [ -w /proc/sys/vm/drop_caches ]; then
  for _ in 1 2 3; do
    sync
    echo 3 >/proc/sys/vm/drop_caches
    start cold
  done
fi
