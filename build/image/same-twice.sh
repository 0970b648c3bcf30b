#!/usr/bin/env bash
# Builds the image of a side twice, from copies of the sources at two places and without any cache, and
# compares the two, layer by layer and file by file: build/image/same-twice.sh command-side
#
# It fails where anything but the ahead-of-time cache came out differently.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
case ${1:-} in
  command-side | query-side) side=$1 ;;
  *) echo "say which: command-side or query-side" >&2; exit 2 ;;
esac
cache=app/quizledger.aot

scratch=$(mktemp -d)
# shellcheck disable=SC2329 # the trap calls it
finish() {
  docker image rm --force quizledger/same-twice:first quizledger/same-twice:second >/dev/null 2>&1 || true
  rm -rf "$scratch"
}
trap finish EXIT

# build NAME DIRECTORY: the files' list with what is kept of each, and the layers.
build() {
  mkdir -p "$2"
  (cd "$root" && git ls-files -z --cached --others --exclude-standard \
    | xargs -0 tar -c --ignore-failed-read 2>/dev/null) | tar -x -C "$2"
  docker build --quiet --no-cache --build-arg SOURCE_DATE_EPOCH=1795305600 \
    --file "$2/$side/Dockerfile" --tag "quizledger/same-twice:$1" "$2" >/dev/null
  docker image inspect --format '{{range .RootFS.Layers}}{{println .}}{{end}}' \
    "quizledger/same-twice:$1" | grep . >"$scratch/$1.layers"
  docker image inspect --format '{{json .Config}}{{println}}{{.Created}}' \
    "quizledger/same-twice:$1" >"$scratch/$1.config"
  local container
  container=$(docker create "quizledger/same-twice:$1")
  mkdir "$scratch/$1"
  docker export "$container" >"$scratch/$1.tar"
  docker rm "$container" >/dev/null
  tar -t -v --full-time --numeric-owner -f "$scratch/$1.tar" | grep -E ' (opt|app)/' \
    | grep -v "$cache" | sort >"$scratch/$1.list"
  tar -x -C "$scratch/$1" -f "$scratch/$1.tar" --wildcards 'opt/*' 'app/*'
  (cd "$scratch/$1" && find opt app -type f -print0 | sort -z | xargs -0 sha256sum) >"$scratch/$1.sums"
  rm "$scratch/$1.tar"
}
build first "$scratch/one/place"
build second "$scratch/another"

echo "layers, lowest first:"
paste "$scratch/first.layers" "$scratch/second.layers" \
  | awk '{ print ($1 == $2 ? "  same       " : "  different  "), substr($1, 8, 12), substr($2, 8, 12) }'
echo "files: $(wc -l <"$scratch/first.sums"), of which different:"
different=$( (diff "$scratch/first.sums" "$scratch/second.sums" || true) \
  | sed -n 's/^[<>] [0-9a-f]*  //p' | sort -u)
# shellcheck disable=SC2001 # each line
echo "${different:-none}" | sed 's/^/  /'
# Which of what is in a jar.
for jar in $(grep '\.jar$' <<<"$different" || true); do
  (diff <(unzip -v "$scratch/first/$jar" | awk '{ print $7, $8 }') \
    <(unzip -v "$scratch/second/$jar" | awk '{ print $7, $8 }') || true) \
    | sed -n 's/^[<>] [0-9a-f]* /    /p' | sort -u
done

fail=0
echo "beside $cache:"
[ "${different:-$cache}" = "$cache" ] || fail=1
diff "$scratch/first.list" "$scratch/second.list" || fail=1
diff "$scratch/first.config" "$scratch/second.config" || fail=1
# One layer holds the cache, and nothing else.
[ "$(paste "$scratch/first.layers" "$scratch/second.layers" | awk '$1 != $2' | wc -l)" -le 1 ] || fail=1
[ $fail = 1 ] || echo "  all the same"
exit $fail
