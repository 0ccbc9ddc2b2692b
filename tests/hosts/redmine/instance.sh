#!/bin/sh
# A private Redmine with the plugin: its own tree, database, secret and captured mails. No root.
#
#   instance.sh new DIR PORT       makes one (2 s; the first time of all 20 s)
#   instance.sh address DIR PORT   lets its links lead to another port
#   instance.sh exec DIR COMMAND…  runs a command inside it: puma, bundle exec rake, bin/rails runner
#
# Environment: AMENDS_REDMINE_CACHE keeps the migrated, seeded databases (default build/redmine of the
# repository); AMENDS_HOST_POSTGRES is the socket's folder of the PostgreSQL that "new" uses instead of SQLite;
# AMENDS_LIBRARY, AMENDS_STORE, AMENDS_ASSETS and AMENDS_BASE_URL are handed on.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$here/../../.." && pwd)
plugin=$repository/native-plugin/hosts/redmine
cache=${AMENDS_REDMINE_CACHE:-$repository/build/redmine}
debian=/usr/share/redmine
postgres=${AMENDS_HOST_POSTGRES:-}
database=sqlite3
[ -z "$postgres" ] || database=postgresql

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

database_settings() {
  if [ "$database" = sqlite3 ]; then
    printf 'production:\n  adapter: sqlite3\n  database: %s\n' "$dir/redmine.sqlite3"
  else
    printf 'production:\n  adapter: postgresql\n  host: %s\n  database: redmine\n  username: helpdesk\n' "$postgres"
  fi
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
  database_settings > "$instance/config/database.yml"
  cp "$here/sqlite_writers.rb" "$dir/config/initializers/"
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
  template=$cache/redmine-$key.$database
  [ -f "$template" ] || make_template "$1"
}

make_template() {
  mkdir -p "$cache"
  new_database "$1" /dev/null
  inside "$1" bundle exec rake db:migrate redmine:plugins:migrate > "$1/migrate.log" 2>&1
  # In a process of its own: the one that migrated does not know the new columns.
  inside "$1" bundle exec rake redmine:load_default_data >> "$1/migrate.log" 2>&1
  inside "$1" bin/rails runner "$here/seed.rb"
  "keep_$database" "$1" "$template.$$"
  mv "$template.$$" "$template"
}

new_database() {
  "drop_$database" "$1"
  "fill_$database" "$1" "$2"
}

drop_sqlite3() { rm -f "$1/redmine.sqlite3"; }
fill_sqlite3() { cp "$2" "$1/redmine.sqlite3"; }
keep_sqlite3() { cp "$1/redmine.sqlite3" "$2"; }

drop_postgresql() { PGOPTIONS='-c client_min_messages=warning' dropdb -h "$postgres" -U helpdesk --if-exists redmine; }
fill_postgresql() {
  createdb -h "$postgres" -U helpdesk redmine
  psql -h "$postgres" -U helpdesk -d redmine -q -v ON_ERROR_STOP=1 -f "$2" > /dev/null
}
keep_postgresql() { pg_dump -h "$postgres" -U helpdesk -f "$2" redmine; }

address() {
  /usr/bin/ruby "$here/query.rb" "$1" "UPDATE settings SET value = '127.0.0.1:$2' WHERE name = 'host_name'" > /dev/null
}

case ${1:-} in
  new)
    mkdir -p "$2"
    dir=$(cd "$2" && pwd)
    copy_tree "$dir"
    inside "$dir" bundle install --local --quiet 2>/dev/null
    template "$dir"
    new_database "$dir" "$template"
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
    sed -n '2,11p' "$0" >&2
    exit 2
    ;;
esac
