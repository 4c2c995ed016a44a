# Looks whether Mosquitto is there, the broker before which the connected lockers are tried; sourced by bin/check.

has_mosquitto() {
  PATH=$PATH:/usr/sbin command -v mosquitto >/dev/null && PATH=$PATH:/usr/sbin command -v mosquitto_passwd >/dev/null
}

install_mosquitto() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  echo "Installing Mosquitto for the connected lockers…"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends mosquitto >/dev/null
}

if ! { has_mosquitto || { install_mosquitto && has_mosquitto; }; }; then
  echo "The connected lockers are tried with Mosquitto 2; install it (https://mosquitto.org)." >&2
  exit 1
fi
