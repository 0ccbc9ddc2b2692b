#!/bin/sh
# Installs Debian's Passenger and Apache's programs, without questions and without a web server that runs by itself:
# the service is in the package apache2, which is not needed.
# Safe to run again: when everything is there it takes a blink and asks no package manager.
set -eu

packages='apache2-bin libapache2-mod-passenger passenger'

# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/../support/packages.sh"

# shellcheck disable=SC2086
is_installed $packages && exit 0

look_up passenger
# shellcheck disable=SC2086
install_packages $packages
