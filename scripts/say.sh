# shellcheck shell=bash
# How the front door speaks: one short line before each piece of work.

say() { printf '> %s\n' "$*"; }

warn() { printf '! %s\n' "$*" >&2; }

fail() {
  warn "$*"
  exit 1
}

# need FILE HINT: stops with a clear line when a part of the repository or of dist/ is not there.
need() { [ -e "$1" ] || fail "$1 is missing: $2"; }

have() { command -v "$1" >/dev/null 2>&1; }
