#!/bin/sh
# A private Redmine with the plugin: its own tree, database, secret and captured mails. No root.
#
#   instance.sh new DIR PORT       makes one (2 s; the first time of all 20 s)
#   instance.sh address DIR PORT   lets its links lead to another port
#   instance.sh exec DIR COMMAND…  runs a command inside it: puma, bundle exec rake, bin/rails runner
#
# Environment: AMENDS_REDMINE_CACHE keeps the migrated, seeded database (default build/redmine of the
# repository); AMENDS_LIBRARY, AMENDS_STORE, AMENDS_ASSETS and AMENDS_BASE_URL are handed on.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$here/../../.." && pwd)
plugin=$repository/native-plugin/hosts/redmine
cache=${AMENDS_REDMINE_CACHE:-$repository/build/redmine}
debian=/usr/share/redmine

# Debian's own Bundler: see install.sh.
bundler_version=$(dpkg-query -W -f '${Version}' ruby-bundler | sed 's/-.*//')

# With $replace set to "exec" the command takes this shell's place, and so gets its signals.
inside() {
  dir=$1
  shift
  cd "$dir"
  ${replace:-} env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 HOME="$dir" BUNDLER_VERSION="$bundler_version" \
    RAILS_ENV=production REDMINE_LANG=en SCHEMA=/dev/null AMENDS_MAILS="$dir/mails" \
    AMENDS_LIBRARY="${AMENDS_LIBRARY:-$repository/dist/lib/libamends.so}" \
    AMENDS_ASSETS="${AMENDS_ASSETS:-$repository/dist/share/amends/web}" \
    AMENDS_STORE="${AMENDS_STORE:-$dir/amends.db}" AMENDS_BASE_URL="${AMENDS_BASE_URL:-}" \
    "$@"
}

copy_tree() {
  dir=$1
  mkdir -p "$dir"
  cp -a "$debian/." "$dir"
  rm -rf "$dir/instances" "$dir/Gemfile.lock" "$dir/config/database.yml"
  find "$dir/public" -type l | while read -r link; do
    ln -sfn "$(readlink -f "$debian/${link#"$dir/"}")" "$link"
  done
  sed -i "s|$debian/|$dir/|" "$dir/Gemfile"

  instance=$dir/instances/default
  mkdir -p "$dir/plugins" "$dir/mails" "$instance/config" "$instance/log" "$instance/files" "$instance/tmp" \
    "$instance/public"
  ln -s "$plugin" "$dir/plugins/amends"
  head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' > "$instance/config/secret_key.txt"
  cat > "$instance/config/database.yml" <<END
production:
  adapter: sqlite3
  database: $dir/redmine.sqlite3
  timeout: 10000
END
  cat > "$instance/config/configuration.yml" <<END
production:
  email_delivery:
    delivery_method: :sendmail
    sendmail_settings:
      location: $here/sendmail.sh
      arguments: ''
END
}

# The database does not depend on where the tree is, so one template serves all.
template() {
  key=$(cd "$plugin" && { dpkg-query -W -f '${Version}' redmine; cat "$here/seed.rb" init.rb db/migrate/*.rb; } |
    sha256sum | cut -c1-16)
  template=$cache/redmine-$key.sqlite3
  [ -f "$template" ] || make_template "$1"
}

make_template() {
  mkdir -p "$cache"
  inside "$1" bundle exec rake db:migrate redmine:plugins:migrate > "$1/migrate.log" 2>&1
  # In a process of its own: the one that migrated does not know the new columns.
  inside "$1" bundle exec rake redmine:load_default_data >> "$1/migrate.log" 2>&1
  inside "$1" bin/rails runner "$here/seed.rb"
  mv "$1/redmine.sqlite3" "$template.$$"
  mv "$template.$$" "$template"
}

address() {
  /usr/bin/ruby -rsqlite3 -e 'SQLite3::Database.new(ARGV[0]).execute(
    "UPDATE settings SET value = ? WHERE name = ?", [ARGV[1], "host_name"])' "$1/redmine.sqlite3" "127.0.0.1:$2"
}

case ${1:-} in
  new)
    mkdir -p "$2"
    dir=$(cd "$2" && pwd)
    copy_tree "$dir"
    inside "$dir" bundle install --local --quiet 2>/dev/null
    template "$dir"
    cp "$template" "$dir/redmine.sqlite3"
    address "$dir" "$3"
    ;;
  address)
    address "$2" "$3"
    ;;
  exec)
    dir=$(cd "$2" && pwd)
    shift 2
    replace="exec"
    inside "$dir" "$@"
    ;;
  *)
    sed -n '2,10p' "$0" >&2
    exit 2
    ;;
esac
