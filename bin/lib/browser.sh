# Finds a Chromium for the browser tests, or fetches one, and names it in CONCIERGERIE_CHROMIUM; sourced by bin/check after
# jdk.sh, in the project's folder. Where Playwright's own browser is used the variable stays empty.

use() {
  for browser; do
    if [ -n "$browser" ] && [ -x "$browser" ]; then
      CONCIERGERIE_CHROMIUM=$browser
      export CONCIERGERIE_CHROMIUM
      return
    fi
  done
  return 1
}

# Chromium without its own windows: the tests run twice as fast in it.
headless_shell() {
  use /usr/lib/chromium/chromium-headless-shell
}

installed_browser() {
  use /usr/lib/chromium/chromium /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome
}

install_with_apt() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  echo "Installing Chromium for the browser tests…"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" fonts-dejavu >/dev/null
}

download_with_playwright() {
  echo "Downloading a browser for the browser tests…"
  classpath=$(mktemp)
  ./mvnw -q -B dependency:build-classpath -DincludeScope=test -Dmdep.outputFile="$classpath" &&
    "$JAVA_HOME/bin/java" -cp "$(cat "$classpath")" com.microsoft.playwright.CLI install chromium
  downloaded=$?
  rm -f "$classpath"
  return "$downloaded"
}

if ! { use "${CONCIERGERIE_CHROMIUM:-}" || headless_shell ||
    { install_with_apt chromium-headless-shell && headless_shell; } ||
    installed_browser || { install_with_apt chromium && installed_browser; } ||
    download_with_playwright; }; then
  echo "The browser tests need Chromium and it can be neither found, installed nor downloaded; install it and name it in CONCIERGERIE_CHROMIUM." >&2
  exit 1
fi
