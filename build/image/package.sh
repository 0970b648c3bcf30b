#!/usr/bin/env bash
# Builds a side for its image, and lays its files out by how often they change: /image/dependencies,
# /image/application. Run by the Dockerfiles.
set -euo pipefail
side=$1
mvn -B -q -ntp -Psbom -Dmaven.test.skip=true -Dexec.skip -pl "$side,embedded-mongodb" -am package
# The server that the training runs on.
mvn -B -q -ntp -pl embedded-mongodb dependency:copy-dependencies -DincludeScope=runtime \
  -DoutputDirectory=/training/lib
cp embedded-mongodb/target/embedded-mongodb-*.jar /training/lib/

java -Djarmode=tools -jar "$side"/target/"$side"-*-exec.jar extract --layers --destination /layers
mkdir -p /image/dependencies/app /image/application/app/sbom
cp -r /layers/dependencies/. /image/dependencies/app/
cp -r /layers/application/. /image/application/app/
mv /image/application/app/"$side"-*.jar "/image/application/app/$side.jar"
cp "$side"/target/classes/META-INF/sbom/application.cdx.json /image/application/app/sbom/
cp build/image/*.options /image/application/app/
ln -s "$(cd /image/application/app && ls lib/platform-*.jar)" /image/application/app/platform.jar
