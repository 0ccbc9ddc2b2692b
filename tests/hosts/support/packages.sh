# shellcheck shell=sh
# What the installers of the helpdesks and their parts share: sourced, not run.

# All of them; asks no package manager that would take long.
is_installed() {
  states=$(dpkg-query -W -f '${db:Status-Status}\n' "$@" 2>/dev/null) || return 1
  ! printf '%s\n' "$states" | grep -qv '^installed$'
}

# [NAME=VALUE…] COMMAND…
as_root() {
  if [ "$(id -u)" = 0 ]; then env "$@"; else sudo env "$@"; fi
}

# Fetches the lists of packages where they do not know this one.
look_up() {
  [ -n "$(apt-cache show --no-all-versions "$1" 2>/dev/null)" ] || as_root apt-get -q update
}

# [NAME=VALUE…] PACKAGE…, without questions and without what they only recommend
install_packages() {
  settings=
  while case $1 in *=*) ;; *) false ;; esac do
    settings="$settings $1"
    shift
  done
  # shellcheck disable=SC2086
  as_root DEBIAN_FRONTEND=noninteractive $settings apt-get -q -y install --no-install-recommends "$@"
}
