# Looks whether a program in Python can read our calendars as a stranger does: python3 with icalendar; sourced by bin/check.

has_icalendar() {
  "${CONCIERGERIE_PYTHON:-/usr/bin/python3}" -c 'import icalendar' 2>/dev/null
}

install_icalendar() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  echo "Installing icalendar for the readers of our calendars…"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3 python3-icalendar >/dev/null
}

if ! { has_icalendar || { install_icalendar && has_icalendar; }; }; then
  echo "Our calendars are read with Python 3 and its icalendar; install it (Debian: python3-icalendar), or name a Python that has it in CONCIERGERIE_PYTHON." >&2
  exit 1
fi
