#!/usr/bin/env bash
# Asks a stage, through its load balancer, whether both sides work together on the database: somebody
# registers (command side, log), signs in (signing keys), reads what was written (query side, at the
# position that the command side told), and is erased again. What remains in the log are the facts of
# an account without personal data. Needs curl.
#   smoke.sh https://quiz.example.org
set -euo pipefail
address=${1%/}
answer=$(mktemp -d)
name=smoke-$(date -u +%Y%m%d%H%M%S)-$RANDOM$RANDOM@example.org
password=$(head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n')
token=
erased=no

fail() {
  echo "smoke.sh: $*" >&2
  [ ! -s "$answer/body" ] || { head -c 600 "$answer/body" >&2; echo >&2; }
  exit 1
}

# Sends a request; leaves status (000 without an answer), headers and body: ask METHOD PATH [options of curl…]
ask() {
  local method=$1 path=$2
  shift 2
  : >"$answer/body"
  status=$(curl -sS --max-time 20 -X "$method" -D "$answer/headers" -o "$answer/body" \
    -w '%{http_code}' "$@" "$address$path") || true
}

# Sends a request that must be answered with a status. What only means "not now" is asked again for
# a minute: expect STATUS METHOD PATH [options of curl…]
expect() {
  local wanted=$1 end=$((SECONDS + ${SMOKE_PATIENCE:-60}))
  shift
  ask "$@"
  while [[ $status =~ ^(000|429|502|503|504)$ ]] && [ "$SECONDS" -lt "$end" ]; do
    sleep 2
    ask "$@"
  done
  [ "$status" = "$wanted" ] || fail "$1 $2 was answered $status, not $wanted"
  echo "$1 $2: $status"
}

header() {
  tr -d '\r' <"$answer/headers" | sed -n "s/^$1: *//Ip" | tail -n 1
}

json() {
  sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p" "$answer/body" | head -n 1
}

sign_in() {
  expect "$1" POST /api/sessions -H 'Content-Type: application/json' \
    -d "{\"email\":\"$name\",\"password\":\"$password\"}"
}

erase() {
  expect 204 POST /api/accounts/me/erasure -H "Authorization: Bearer $token" \
    -H 'Content-Type: application/json' -d "{\"password\":\"$password\"}"
  erased=yes
}

leave() {
  local outcome=$?
  trap - EXIT
  if [ -n "$token" ] && [ "$erased" = no ]; then
    (erase) || echo "smoke.sh: $name could not be erased" >&2
  fi
  rm -rf "$answer"
  exit "$outcome"
}
trap leave EXIT

if [[ $address == https://* ]]; then
  plain=http://${address#https://}
  redirected=$(curl -sS --max-time 20 -o "$answer/body" -w '%{http_code} %{redirect_url}' "$plain/") \
    || fail "$plain got no answer"
  [[ $redirected == 301\ https://* ]] || fail "$plain is not redirected to HTTPS: $redirected"
  echo "$plain: $redirected"
fi

expect 200 GET /.well-known/jwks.json
grep -q '"kty"' "$answer/body" || fail "there is no key in the key set"
expect 404 GET /actuator/health
expect 404 GET /error
expect 401 GET /api/quizzes

expect 201 POST /api/accounts -H 'Content-Type: application/json' \
  -d "{\"email\":\"$name\",\"password\":\"$password\",\"displayName\":\"Smoke test\"}"
position=$(header Log-Position)
account=$(json accountId)
[[ $position =~ ^[0-9]+$ ]] || fail "no position of the log came back: '$position'"
sign_in 200
token=$(json accessToken)
[ -n "$token" ] || fail "no access token came back"

expect 200 GET /api/accounts/me -H "Authorization: Bearer $token" -H "Log-Position: $position"
[ "$(json accountId)" = "$account" ] || fail "the query side knows another account than $account"
expect 200 GET /api/quizzes -H "Authorization: Bearer $token"

erase
sign_in 401
echo "Both sides of $address work, up to position $position of the log and beyond"
