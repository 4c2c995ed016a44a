# Looks whether the tools that try our API as strangers do can run: Node.js and npm; sourced by bin/check.

has_node() {
  command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' 2>/dev/null
}

install_node() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  echo "Installing Node.js for the clients of the API…"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null
}

if ! { has_node || { install_node && has_node; }; }; then
  echo "The clients of the API are tried with Node.js 20 or newer and npm; install them (https://nodejs.org)." >&2
  exit 1
fi
