#!/usr/bin/env bash
# Links a Java runtime of the modules that the programs need: /image/runtime. Run by the Dockerfiles.
# The list is what jdeps says of both programs with what is looked up by name: jdk.crypto.ec,
# jdk.net, jdk.naming.dns (mongodb+srv addresses), java.management.
set -euo pipefail
java=/image/runtime/opt/java
modules=java.base,java.compiler,java.desktop,java.instrument,java.management,java.naming,java.net.http
modules=$modules,java.prefs,java.scripting,java.security.jgss,java.security.sasl,java.sql
modules=$modules,jdk.crypto.ec,jdk.jfr,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported
mkdir -p /image/runtime/opt
jlink --add-modules "$modules" --strip-java-debug-attributes --no-header-files --no-man-pages \
  --generate-cds-archive --output "$java"

# jlink leaves the list of security providers as it was in the JDK. One whose module is not here would be
# looked for among those of the class path at every start, and each of them made for that: all of Bouncy
# Castle, hundreds of classes of a signed archive, which no cache takes.
there=$("$java/bin/java" -XshowSettings:security:providers -version 2>&1 \
  | sed -n 's/^ *Provider name: //p' | paste -s -d ' ')
[[ " $there " == *" SunJCE "* ]]
awk -v there=" $there " '
  /^security\.provider\.[0-9]+=/ {
    name = substr($0, index($0, "=") + 1)
    if (index(there, " " name " ")) print "security.provider." ++kept "=" name
    next
  }
  { print }' "$java/conf/security/java.security" >/tmp/java.security
cat /tmp/java.security >"$java/conf/security/java.security"
