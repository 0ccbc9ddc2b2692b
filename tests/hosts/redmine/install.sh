#!/bin/sh
# Installs Debian's Redmine 5 and Puma, without questions and without a system database.
# Safe to run again: when everything is there it takes a blink and asks no package manager.
set -eu

packages='redmine redmine-sqlite puma ruby-bundler'

# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/../support/packages.sh"

# shellcheck disable=SC2086
is_installed $packages && exit 0

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
look_up ruby-bundler
# shellcheck disable=SC2086
install_packages BUNDLER_VERSION="$(bundler_version)" $packages
