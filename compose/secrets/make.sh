#!/usr/bin/env bash
# Makes what is secret, where it is not there yet. Nothing of it is ever printed, unless it is asked
# for: docker compose run --rm secrets show
set -euo pipefail
umask 077

if [ "${1:-}" = show ]; then
  echo "administrator's first password: $(cat /secrets/command/quizledger.admin.password)"
  echo "Grafana's administrator:        $(cat /secrets/grafana/password)"
  exit
fi

# made FILE COMMAND…: the file holds what the command says, unless it is there.
made() {
  local file=$1
  shift
  if [ ! -s "$file" ]; then
    "$@" >"$file.new"
    mv "$file.new" "$file"
  fi
}

made /secrets/mongodb/keyfile openssl rand -base64 512
for user in root command query; do
  made "/secrets/mongodb/$user-password" openssl rand -hex 24
done
made /secrets/command/quizledger.admin.password openssl rand -hex 12
made /secrets/command/quizledger.signing.keys \
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256
made /secrets/grafana/password openssl rand -hex 12

uri() {
  printf 'mongodb://%s:%s@mongodb:27017/quizledger?replicaSet=quizledger&authSource=admin' \
    "$1" "$(cat "/secrets/mongodb/$1-password")"
}
for side in command query; do
  made "/secrets/$side/quizledger.mongodb.uri" uri "$side"
done

# own DIRECTORY USER: nobody else reads what is in it. They are the users of the images.
own() {
  find "$1" -type f -exec chmod 0400 {} +
  chmod 0500 "$1"
  chown -R "$2:$2" "$1"
}
own /secrets/mongodb 999
own /secrets/command 65532
own /secrets/query 65532
own /secrets/grafana 472
