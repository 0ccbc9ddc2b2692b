#!/bin/sh
# Installs Debian's Request Tracker 5, without questions, without a system database and without a mail daemon.
# Safe to run again: when everything is there it takes a blink and asks no package manager.
set -eu

packages='request-tracker5 rt5-db-sqlite rt5-standalone msmtp-mta libffi-platypus-perl'

# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/../support/packages.sh"

# shellcheck disable=SC2086
is_installed $packages && exit 0

as_root DEBIAN_FRONTEND=noninteractive debconf-set-selections <<'END'
request-tracker5 request-tracker5/rtname string helpdesk.example.org
request-tracker5 request-tracker5/organization string helpdesk.example.org
request-tracker5 request-tracker5/correspondaddress string helpdesk@example.org
request-tracker5 request-tracker5/commentaddress string helpdesk-comment@example.org
request-tracker5 request-tracker5/webbaseurl string http://127.0.0.1
request-tracker5 request-tracker5/webpath string /rt
request-tracker5 request-tracker5/handle-siteconfig-permissions boolean true
request-tracker5 request-tracker5/install-cronjobs boolean false
request-tracker5 request-tracker5/initial-root-password password Amends-2-try
request-tracker5 request-tracker5/initial-root-password-confirm password Amends-2-try
request-tracker5 request-tracker5/dbconfig-install boolean false
request-tracker5 request-tracker5/database-type select sqlite3
END
look_up request-tracker5
# shellcheck disable=SC2086
install_packages $packages
