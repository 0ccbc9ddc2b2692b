#!/bin/sh
# Installs what runs Request Tracker under Apache: the program and its modules. Debian's package apache2, which has
# the service, is not among them, so nothing is started. Safe to run again.
set -eu

packages='apache2-bin libapache2-mod-perl2 libapache2-mod-fcgid libfcgi-perl'

# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/../support/packages.sh"

# shellcheck disable=SC2086
is_installed $packages && exit 0

look_up apache2-bin
# shellcheck disable=SC2086
install_packages $packages
