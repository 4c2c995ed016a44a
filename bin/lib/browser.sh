# Finds a Chromium for the browser tests, or fetches one, and names it in CONCIERGERIE_CHROMIUM; sourced by bin/check after
# jdk.sh, in the project's folder. Where Playwright's own browser is used the variable stays empty.

installed_browser() {
  for browser in "${CONCIERGERIE_CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
    if [ -x "$browser" ]; then
      CONCIERGERIE_CHROMIUM=$browser
      export CONCIERGERIE_CHROMIUM
      return
    fi
  done
  return 1
}

install_with_apt() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  echo "Installing Chromium for the browser tests…"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu >/dev/null
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

if ! installed_browser && ! { install_with_apt && installed_browser; } && ! download_with_playwright; then
  echo "The browser tests need Chromium and it can be neither found, installed nor downloaded; install it and name it in CONCIERGERIE_CHROMIUM." >&2
  exit 1
fi
