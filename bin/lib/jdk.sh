# Finds a JDK 25 or newer and sets JAVA_HOME to it; sourced by the scripts of bin/.

is_jdk() {
  [ -n "${1:-}" ] && [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="\(2[5-9]\|[3-9][0-9]\)' "$1/release" 2>/dev/null
}

find_jdk() {
  is_jdk "${JAVA_HOME:-}" && return
  for jdk in "${JAVA25_HOME:-}" /usr/lib/jvm/* /opt/*jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if is_jdk "$jdk"; then
      JAVA_HOME=$jdk
      export JAVA_HOME
      return
    fi
  done
  echo "Conciergerie needs a JDK 25 or newer and finds none; install one (https://adoptium.net) or point JAVA_HOME at it." >&2
  exit 1
}

find_jdk

# The flags the application runs with.
java_flags="-XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8"
