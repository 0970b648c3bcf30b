#!/usr/bin/env bash
# Links a Java runtime of the modules that the programs need: /image/runtime. Run by the Dockerfiles.
# The list is what jdeps says of both programs with what is looked up by name: jdk.crypto.ec,
# jdk.net, jdk.naming.dns (mongodb+srv addresses), java.management.
set -euo pipefail
modules=java.base,java.compiler,java.desktop,java.instrument,java.management,java.naming,java.net.http
modules=$modules,java.prefs,java.scripting,java.security.jgss,java.security.sasl,java.sql
modules=$modules,jdk.crypto.ec,jdk.jfr,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported
mkdir -p /image/runtime/opt
jlink --add-modules "$modules" --strip-java-debug-attributes --no-header-files --no-man-pages \
  --generate-cds-archive --output /image/runtime/opt/java
