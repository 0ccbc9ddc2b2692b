#!/usr/bin/env bash
# Tries the Debian packages of dist/deb in a Debian 12 of their own, with Debian's Redmine and Request Tracker 5 in it.
#
#   try.sh [--keep]      a line for each step; ends at the first thing that is not as it should be
#
# Needs root, mmdebstrap, and the network: packages come from the mirrors that this machine asks. Nothing outside of
# build/packages is touched; with --keep the Debian stays there to be looked at. The second run is faster: what is
# installed before the packages is kept as build/packages/helpdesks.tar.
# What single quotes hold is for dpkg-query and Perl.
# shellcheck disable=SC2016
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$here/../.." && pwd)
place=$repository/build/packages
root=$place/root
debs=$repository/dist/deb
packages=(amends redmine-amends request-tracker5-amends)
redmine_store=/var/lib/amends/amends.db
rt_store=/var/lib/amends/request-tracker5.db
keep=
[ "${1:-}" != --keep ] || keep=1

step() { printf '== %s\n' "$*"; }
fine() { printf '   %s\n' "$*"; }
fail() {
  printf '!! %s\n' "$*" >&2
  exit 1
}

# log COMMAND…: what it says is only shown when it fails.
log() {
  "$@" >"$place/last.log" 2>&1 </dev/null || {
    cat "$place/last.log" >&2
    fail "failed: $*"
  }
}

inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive HOME=/root "$@"; }
as_www_data() { inside runuser -u www-data -- "$@"; }
in_redmine() { inside sh -c 'cd /usr/share/redmine && exec runuser -u www-data -- env RAILS_ENV=production SCHEMA=/dev/null "$@"' sh "$@"; }
apt_get() { log inside apt-get -q -y "$@"; }

# is WHAT EXPECTED ACTUAL
is() {
  [ "$2" = "$3" ] || fail "$1: expected '$2', found '$3'"
  fine "$1: $3"
}

# --- the Debian ----------------------------------------------------------------------------------------

check_tools() {
  [ "$(id -u)" = 0 ] || fail "this needs root"
  command -v mmdebstrap >/dev/null || fail "mmdebstrap is missing: apt-get install mmdebstrap"
  compgen -G "$debs/*.deb" >/dev/null || fail "there are no packages in $debs: ./dev package"
}

mount_all() {
  mount --bind /etc/apt "$root/etc/apt"
  mount -o remount,bind,ro "$root/etc/apt"
  mount -t proc proc "$root/proc"
  mount -t tmpfs tmpfs "$root/run"
  cp /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true
}

# Ends here when something stays mounted: what is deleted through it would be the machine's own.
unmount_all() {
  local mounted
  for mounted in etc/apt proc run; do
    ! mountpoint -q "$root/$mounted" || umount "$root/$mounted" || fail "$root/$mounted stays mounted"
  done
}

end() {
  unmount_all
  [ -n "$keep" ] || rm -rf --one-file-system "$root"
}

answers() {
  cat <<'END'
redmine redmine/current-instances string default
redmine redmine/instances/default/dbconfig-install boolean true
redmine redmine/instances/default/database-type select sqlite3
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
request-tracker5 request-tracker5/dbconfig-install boolean true
request-tracker5 request-tracker5/database-type select sqlite3
END
}

make_debian() {
  step "a clean Debian 12 with Redmine and Request Tracker 5, each with its database"
  unmount_all
  rm -rf --one-file-system "$root"
  mkdir -p "$root"
  if [ -f "$place/helpdesks.tar" ]; then
    tar -C "$root" -xf "$place/helpdesks.tar"
    mount_all
    fine "as an earlier run made it"
    return
  fi
  log mmdebstrap --variant=apt --include=ca-certificates,man-db bookworm "$root"
  # No service starts in there.
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod 755 "$root/usr/sbin/policy-rc.d"
  mount_all
  apt_get update
  answers | inside debconf-set-selections
  apt_get install --no-install-recommends sqlite3 redmine redmine-sqlite puma \
    request-tracker5 rt5-db-sqlite rt5-standalone msmtp-mta
  inside apt-get clean
  unmount_all
  tar -C "$root" -cf "$place/helpdesks.tar.new" .
  mv "$place/helpdesks.tar.new" "$place/helpdesks.tar"
  mount_all
  fine "$(inside dpkg-query -W -f '${Package} ${Version}, ' redmine request-tracker5)"
}

# --- the packages --------------------------------------------------------------------------------------

# renumbered DEB VERSION FOLDER: the same package under an older number.
renumbered() {
  local tree
  tree=$(mktemp -d)
  dpkg-deb -R "$1" "$tree"
  sed -i -e "s/^Version: .*/Version: $2/" -e "s/amends (>= [^)]*)/amends (>= $2)/" "$tree/DEBIAN/control"
  dpkg-deb -b "$tree" "$3/$(basename "$1" | sed "s/_[^_]*_/_$2_/")" >/dev/null
  rm -r "$tree"
}

bring_packages() {
  local deb
  mkdir -p "$root/debs/old" "$root/debs/new"
  for deb in "$debs"/*.deb; do
    cp "$deb" "$root/debs/new/"
    renumbered "$deb" 0.0.9 "$root/debs/old"
  done
  for deb in "$debs"/*.deb; do
    ! dpkg-deb --ctrl-tarfile "$deb" | tar -t | grep -qE '/(config|templates)$' || fail "$deb asks questions"
  done
}

# install_debs old|new
install_debs() {
  local names=()
  mapfile -t names < <(cd "$root" && find "debs/$1" -name '*.deb' -printf '/%p\n')
  apt_get install --no-install-recommends "${names[@]}"
  grep -E '^(redmine-|request-tracker5-)?amends: ' "$place/last.log" | sed 's/^/   says: /' || true
}

version_of() { inside dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true; }
files() {
  (cd "$root" && find . -xdev \( -path ./proc -o -path ./run -o -path ./debs -o -path ./tmp -o -path ./var/log -o -path ./var/cache \
    -o -path ./var/lib/dpkg -o -path ./var/lib/apt -o -path ./var/tmp -o -path ./etc/apt \) -prune -o -print | LC_ALL=C sort)
}

# --- the helpdesks -------------------------------------------------------------------------------------

redmine_tables() { inside sqlite3 /var/lib/dbconfig-common/sqlite3/redmine/instances/default/redmine_default ".tables amends%"; }
redmine_runs() { log in_redmine bundle exec rails runner 'puts Issue.count'; }

rt_perl() { as_www_data perl -I/usr/share/request-tracker5/lib -e "use RT -init; $1" 2>/dev/null; }
rt_actions() {
  rt_perl 'my $s = RT::Scrips->new(RT->SystemUser); $s->UnLimit;
    print join ", ", sort grep { /Amends|satisfaction/ } map { $_->ActionObj->Name } @{ $s->ItemsArrayRef };'
}
rt_mail_of_resolving() {
  rt_perl 'my $s = RT::Scrips->new(RT->SystemUser); $s->UnLimit;
    print join ", ", map { $_->ActionObj->Name } grep { $_->ConditionObj->Name eq "On Resolve" } @{ $s->ItemsArrayRef };'
}
has_asking_scrips() { is "scrips of Request Tracker" "Notify Requestors and ask for satisfaction, Tell Amends" "$(rt_actions)"; }

timers() { (cd "$root/etc/systemd/system/timers.target.wants" 2>/dev/null && find . -name '*amends*' -printf '%f\n' | sort | tr '\n' ' ') || true; }

# The line of a unit, run as systemd would.
run_unit() {
  local unit=$root/lib/systemd/system/$1.service line folder
  line=$(sed -n 's/^ExecStart=//p' "$unit")
  folder=$(sed -n 's/^WorkingDirectory=//p' "$unit")
  # shellcheck disable=SC2046,SC2086
  log inside sh -c "cd ${folder:-/} && exec runuser -u www-data -- env $(sed -n 's/^Environment=//p' "$unit" | tr '\n' ' ') $line"
}

check_installed() {
  local version=$1 name
  for name in "${packages[@]}"; do is "$name" "$version" "$(version_of "$name")"; done
  is "the command" "amends $(sed -n 's/^project(amends VERSION \([0-9.]*\).*/\1/p' "$repository/CMakeLists.txt")" "$(inside amends --version)"
  is "the folder of the stores" "www-data:www-data 750" "$(inside stat -c '%U:%G %a' /var/lib/amends)"
  is "timers" "redmine-amends-tick.timer request-tracker5-amends-tick.timer " "$(timers)"
  log inside man --warnings amends
  log as_www_data ruby -rfiddle -e 'Fiddle::Handle.new("libamends.so", Fiddle::RTLD_NOW)["amends_abi_version"]'
  fine "the library is found by its name"
  case " $(redmine_tables) " in *amends_statuses*) fine "Redmine's database is migrated" ;; *) fail "Redmine's database is not migrated" ;; esac
  has_asking_scrips
}

check_ticks() {
  run_unit redmine-amends-tick
  fine "Redmine's timer: $(tail -n 1 "$place/last.log")"
  run_unit request-tracker5-amends-tick
  fine "Request Tracker's timer runs"
  local store
  for store in "$redmine_store" "$rt_store"; do
    is "$store" "www-data 600" "$(inside stat -c '%U %a' "$store")"
    log as_www_data amends verify --store "$store"
  done
  fine "both stores verify"
}

# --- what an administrator does ------------------------------------------------------------------------

try_install() {
  step "install 0.0.9"
  install_debs old
  check_installed 0.0.9
  step "let time pass"
  check_ticks
  bring_ratings
  has_ratings
}

# Ratings that must outlive what follows.
bring_ratings() {
  printf 'id,csat\n1,5\n2,1\n3,4\n' >"$root/ratings.csv"
  log as_www_data amends import /ratings.csv --store "$rt_store" --scale 5 --satisfied 4,5 --dissatisfied 1,2 \
    --map 'request=id,answer=csat' --follow-ups list
  rm "$root/ratings.csv"
  fine "$(tail -n 1 "$place/last.log")"
}

has_ratings() {
  is "cases in the store" 1 "$(as_www_data amends follow-ups --store "$rt_store" | grep -c '^2 ')"
}

try_upgrade() {
  step "upgrade to $new, with a configuration that the administrator has changed"
  echo '# mine' >>"$root/etc/request-tracker5/RT_SiteConfig.d/60-amends.pm"
  local before
  before=$(inside sha256sum "$redmine_store.key" "$rt_store.key")
  install_debs new
  check_installed "$new"
  is "the changed configuration" "# mine" "$(tail -n 1 "$root/etc/request-tracker5/RT_SiteConfig.d/60-amends.pm")"
  [ "$before" = "$(inside sha256sum "$redmine_store.key" "$rt_store.key")" ] || fail "the keys have changed"
  check_ticks
  has_ratings
  step "install the same again"
  log inside sh -c 'dpkg -i /debs/new/*.deb'
  has_asking_scrips
}

try_backup() {
  step "backup, loss, restore as root"
  inside install -d -o www-data -g www-data -m 700 /var/backups/amends
  local copy
  copy=$(as_www_data amends backup --store "$rt_store" --out /var/backups/amends 2>/dev/null)
  inside sh -c "rm $rt_store $rt_store.key"
  log inside amends restore --from "$copy" --store "$rt_store"
  fine "$(cat "$place/last.log")"
  check_ticks
  has_ratings
  inside rm -r /var/backups/amends
}

try_remove() {
  step "remove"
  apt_get remove "${packages[@]}"
  # Debian keeps what was enabled until it is purged; without the unit it does nothing.
  is "units" "" "$(cd "$root/lib/systemd/system" && find . -name '*amends*')"
  is "the mail about resolved tickets" "Notify Requestors" "$(rt_mail_of_resolving)"
  fine "Request Tracker runs without it"
  redmine_runs
  fine "Redmine runs without it"
  local store
  for store in "$redmine_store" "$rt_store.key"; do [ -f "$root$store" ] || fail "$store is gone"; done
  fine "the stores are still there"
}

try_again() {
  step "install after removal"
  install_debs new
  check_installed "$new"
  check_ticks
  has_ratings
}

try_purge() {
  step "purge"
  apt_get purge --autoremove "${packages[@]}"
  grep '^amends: ' "$place/last.log" | sed 's/^/   says: /'
  files >"$place/after"
  local left
  left=$(LC_ALL=C comm -13 "$place/before" "$place/after")
  printf '%s\n' "$left" | sed 's/^/   left: /'
  ! printf '%s\n' "$left" | grep -vE '^\./var/lib/amends(/|$)' || fail "that is more than the stores"
  [ -z "$(LC_ALL=C comm -23 "$place/before" "$place/after")" ] || fail "files of others are gone: $(LC_ALL=C comm -23 "$place/before" "$place/after")"
  redmine_runs
  rt_mail_of_resolving >/dev/null || fail "Request Tracker does not run"
  fine "both helpdesks run"
}

try_without_stores() {
  step "install and purge without a rating, and where Request Tracker has no database"
  inside rm -r /var/lib/amends
  mv "$root/etc/request-tracker5/RT_SiteConfig.d/51-dbconfig-common.pm" "$place/"
  install_debs new
  apt_get purge --autoremove "${packages[@]}"
  mv "$place/51-dbconfig-common.pm" "$root/etc/request-tracker5/RT_SiteConfig.d/"
  [ ! -e "$root/var/lib/amends" ] || fail "/var/lib/amends is left without a store"
  fine "nothing is left"
}

check_tools
mkdir -p "$place"
trap end EXIT
make_debian
bring_packages
new=$(dpkg-deb -f "$(compgen -G "$debs/amends_*.deb")" Version)
files >"$place/before"
try_install
try_upgrade
try_backup
try_remove
try_again
try_purge
try_without_stores
step "all is as it should be"
