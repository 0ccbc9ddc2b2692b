#!/bin/sh
# The plugin inside a real Redmine, end to end. Needs dist/ (or AMENDS_LIBRARY and AMENDS_ASSETS).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
"$here/install.sh"
"$here/../support/install-postgresql.sh"
exec node --test --test-reporter="${AMENDS_REPORTER:-spec}" "$here"/*.test.mjs
