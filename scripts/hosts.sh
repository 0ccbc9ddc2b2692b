# shellcheck shell=bash
# Private instances of the helpdesks that Amends lives in.

dev_redmine() { run_host redmine Redmine "$@"; }

dev_rt() { run_host request-tracker "Request Tracker" "$@"; }

# run_host FOLDER NAME [OPTION…]
run_host() {
  local folder=tests/hosts/$1 name=$2
  shift 2
  [ -x "$folder/run.sh" ] || fail "$name is not supported yet: it comes with a later version"
  dev_build
  say "installing $name"
  "$folder/install.sh"
  say "starting $name"
  exec "$folder/run.sh" "$@"
}
