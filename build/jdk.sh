# Sourced by the scripts that start a program: finds a JDK that is new enough, although the default
# java may be older.
needed=25

fail() {
  echo "${0##*/}: $*" >&2
  exit 2
}

# The version of a JDK (not a mere JRE) at a folder, as a whole number, or nothing.
jdk_version() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  local home version
  local onpath=
  if command -v java >/dev/null 2>&1; then
    onpath=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p' || true)
  fi
  for home in "${JAVA_HOME:-}" "$onpath" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.local/share/mise/installs/java/*; do
    [ -n "$home" ] || continue
    version=$(jdk_version "$home")
    if [ -n "$version" ] && [ "$version" -ge "$needed" ]; then
      printf '%s' "$home"
      return
    fi
  done
}

need_jdk() {
  jdk=$(find_jdk)
  [ -n "$jdk" ] || fail "JDK $needed or later is missing; get it from https://adoptium.net/temurin/releases/?version=$needed and, if it is in no usual place, set JAVA_HOME"
}

need_maven() {
  command -v mvn >/dev/null 2>&1 \
    || fail "Maven 3.8.6 or later is missing; get it from https://maven.apache.org/install.html or your package manager"
}

# Builds modules without their tests: build_modules <module,…>
build_modules() {
  need_maven
  (cd "$root" && JAVA_HOME=$jdk \
    MAVEN_OPTS="${MAVEN_OPTS:-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow" \
    mvn -B -q -ntp -Dmaven.test.skip=true -Dexec.skip -pl "$1" -am package) \
    || fail "the build failed; what stands above says why"
}
