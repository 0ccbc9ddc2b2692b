#!/bin/sh
# Installs Debian's PostgreSQL and what both helpdesks need to use it, without a system database.
# Safe to run again: when everything is there it takes a blink and asks no package manager.
set -eu

packages='postgresql-15 ruby-pg libdbd-pg-perl'

# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/packages.sh"

# shellcheck disable=SC2086
is_installed $packages && exit 0

look_up postgresql-15
# A machine that has no PostgreSQL gets no server that runs all the time, either.
if ! is_installed postgresql-common; then
  install_packages postgresql-common
  as_root sed -i 's/^#\? *create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
fi
# shellcheck disable=SC2086
install_packages $packages
