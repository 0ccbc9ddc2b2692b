#!/bin/sh
# Installs Debian's Redmine 5 and Puma, without questions and without a system database.
# Safe to run again: when everything is there it takes a blink and asks no package manager.
set -eu

packages='redmine redmine-sqlite puma ruby-bundler'

installed() {
  states=$(dpkg-query -W -f '${db:Status-Status}\n' "$@" 2>/dev/null) || return 1
  ! printf '%s\n' "$states" | grep -qv '^installed$'
}

# shellcheck disable=SC2086
installed $packages && exit 0

as_root() {
  if [ "$(id -u)" = 0 ]; then env "$@"; else sudo env "$@"; fi
}

export DEBIAN_FRONTEND=noninteractive
as_root DEBIAN_FRONTEND=noninteractive debconf-set-selections <<'END'
redmine redmine/current-instances string default
redmine redmine/instances/default/dbconfig-install boolean false
redmine redmine/instances/default/database-type select sqlite3
END

# Redmine's postinst runs `bundle install --local`. The Ruby of bookworm-security carries Bundler
# 2.3.27, which takes every gem that Debian unpacked outside of a gem directory for a deleted one;
# the Bundler of the package ruby-bundler finds them, so it is asked for by its version.
bundler_version() {
  apt-cache show --no-all-versions ruby-bundler 2>/dev/null | sed -n 's/^Version: \([0-9.]*\).*/\1/p'
}
[ -n "$(bundler_version)" ] || as_root apt-get -q update
# shellcheck disable=SC2086
as_root DEBIAN_FRONTEND=noninteractive BUNDLER_VERSION="$(bundler_version)" \
  apt-get -q -y install --no-install-recommends $packages
