#!/usr/bin/env bash
# Lays a side's files out by how often they change: /image/dependencies, /image/application. Run by the
# Dockerfiles.
set -euo pipefail
side=$1
java -Djarmode=tools -jar "$side"/target/"$side"-*-exec.jar extract --layers --destination /layers
mkdir -p /image/dependencies/app /image/application/app/sbom
# It has done its work, and no bill names it.
rm /layers/dependencies/lib/spring-boot-jarmode-tools-*.jar
cp -r /layers/dependencies/. /image/dependencies/app/
# Whoever Amazon's databases are vouched for by: docs/containers.md.
cp build/image/database-ca.pem /image/dependencies/app/
cp -r /layers/application/. /image/application/app/
mv /image/application/app/"$side"-*.jar "/image/application/app/$side.jar"
cp "$side"/target/classes/META-INF/sbom/application.cdx.json /image/application/app/sbom/
cp build/image/*.options /image/application/app/
ln -s "$(cd /image/application/app && ls lib/platform-*.jar)" /image/application/app/platform.jar

for jar in /image/*/app/lib/*.jar; do
  coordinate=$(basename "$jar" .jar | sed -E 's/-([0-9])/@\1/')
  grep -qF "/$coordinate?type=jar\"" /image/application/app/sbom/application.cdx.json \
    || { echo "the bill of materials does not name $jar" >&2; exit 1; }
done
