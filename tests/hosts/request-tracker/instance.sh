#!/bin/sh
# A private Request Tracker with the extension: its own folder, database, log and captured mails. No root,
# nothing in /etc.
#
#   instance.sh new DIR PORT       makes one (1 s; the first time of all 15 s)
#   instance.sh address DIR PORT   lets its links lead to another port, with the extension as it is now
#   instance.sh serve DIR PORT     serves it; ends with SIGTERM
#   instance.sh exec DIR COMMAND…  runs a command inside it
#
# Environment: AMENDS_RT_CACHE keeps the initialised, seeded databases (default build/rt of the repository);
# AMENDS_RT_SERVER serves it: starlet (default), or Apache's mod_perl or fcgid, below /rt as Debian has it;
# AMENDS_RT_REQUESTS: after so many, Starlet ends a worker and makes another (default 100);
# AMENDS_HOST_POSTGRES is the socket's folder of a PostgreSQL to use instead of SQLite; AMENDS_RT_CONFIG has
# more lines for its configuration; AMENDS_LIBRARY, AMENDS_STORE, AMENDS_ASSETS and AMENDS_BASE_URL are handed on.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$here/../../.." && pwd)
extension=$repository/native-plugin/hosts/request-tracker
cache=${AMENDS_RT_CACHE:-$repository/build/rt}
debian=/usr/share/request-tracker5
postgres=${AMENDS_HOST_POSTGRES:-}
database=sqlite3
[ -z "$postgres" ] || database=postgresql
server=${AMENDS_RT_SERVER:-starlet}
web_path=
[ "$server" = starlet ] || web_path=/rt

# Apache serves nothing as root.
who=
if [ "$server" != starlet ] && [ "$(id -u)" = 0 ]; then who='runuser -u www-data --'; fi
own() { [ -z "$who" ] || chown -R www-data: "$1"; }

# With $replace set to "exec" the command takes this shell's place, and so gets its signals.
inside() {
  dir=$1
  shift
  cd "$dir"
  # shellcheck disable=SC2086
  ${replace:-} $who env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 HOME="$dir" AMENDS_MAILS="$dir/mails" \
    RT_SITE_CONFIG="$dir/etc/RT_SiteConfig.pm" RT_SITE_CONFIG_DIR="$dir/etc/RT_SiteConfig.d" \
    AMENDS_LIBRARY="${AMENDS_LIBRARY:-$repository/dist/lib/libamends.so}" \
    AMENDS_ASSETS="${AMENDS_ASSETS:-$repository/dist/share/amends/web}" \
    AMENDS_STORE="${AMENDS_STORE:-$dir/amends.db}" AMENDS_BASE_URL="${AMENDS_BASE_URL:-}" \
    "$@"
}

database_settings() {
  if [ "$database" = sqlite3 ]; then
    printf "Set(\$%s, '%s');\n" DatabaseType SQLite DatabaseName "$dir/rt.sqlite3"
  else
    printf "Set(\$%s, '%s');\n" DatabaseType Pg DatabaseHost "$postgres" DatabaseName rt DatabaseUser helpdesk \
      DatabasePassword none
  fi
}

# As an administrator installs it: a copy of the folder, and its lines in the configuration. These would count
# twice in RT_SiteConfig.d, which RT reads twice when the environment names it.
configure() {
  dir=$1 port=$2
  plugin=$dir/local/plugins/RT-Extension-Amends
  rm -rf "$plugin" "$dir/var/mason"
  mkdir -p "$dir/etc/RT_SiteConfig.d" "$dir/local/plugins" "$dir/var/mason" "$dir/var/session" "$dir/mails"
  cp -R "$extension" "$plugin"
  cat - "$plugin/etc/60-amends.pm" > "$dir/etc/RT_SiteConfig.pm" <<END
\$RT::VarPath = '$dir/var';
\$RT::MasonDataDir = '$dir/var/mason';
\$RT::MasonSessionDir = '$dir/var/session';
\$RT::LocalPath = '$dir/local';
\$RT::LocalPluginPath = '$dir/local/plugins';
\$RT::LocalEtcPath = '$dir/local/etc';
\$RT::LocalLexiconPath = '$dir/local/po';
Set(\$rtname, 'helpdesk');
Set(\$Organization, 'helpdesk.example.org');
Set(\$CorrespondAddress, 'helpdesk@example.org');
Set(\$CommentAddress, 'helpdesk-comment@example.org');
$(database_settings)
Set(\$WebDomain, '127.0.0.1');
Set(\$WebPort, $port);
Set(\$WebPath, '$web_path');
Set(\$Timezone, 'UTC');
Set(\$MailCommand, 'sendmailpipe');
Set(\$SendmailPath, '$here/sendmail.sh');
Set(\$BcryptCost, 4);
Set(\$LogToSyslog, undef);
Set(\$LogToSTDERR, undef);
Set(\$LogToFile, 'debug');
Set(\$LogDir, '$dir');
Set(\$LogToFileNamed, 'rt.log');
${AMENDS_RT_CONFIG:-}
END
}

insert_data() {
  inside "$1" rt-setup-database-5 --action insert --skip-create \
    --datafile "$1/local/plugins/RT-Extension-Amends/etc/initialdata" --package RT::Extension::Amends --ext-version 0.1.0
}

# The database does not depend on where it is, so one template serves all.
template() {
  key=$({ dpkg-query -W -f '${Version}' request-tracker5; cat "$here/seed.pl" "$here/instance.sh" \
    "$extension/etc/initialdata" "$extension/lib/RT/Extension/Amends/"[SV]*.pm; } | sha256sum | cut -c1-16)
  template=$cache/rt-$key.$database
  [ -f "$template" ] || make_template "$1"
}

# RT's setup ends with 0 whatever it meets; its log says what that was.
make_template() {
  mkdir -p "$cache"
  printf 'Amends-2-try' > "$1/root-password"
  new_database "$1" /dev/null
  {
    inside "$1" rt-setup-database-5 --action init --skip-create --root-password-file "$1/root-password" &&
      inside "$1" perl "$here/seed.pl" && insert_data "$1"
  } > "$1/setup.log" 2>&1 || { cat "$1/setup.log" >&2; return 1; }
  if grep -E '\[(warning|error|critical)\]' "$1/setup.log" "$1/rt.log" >&2; then return 1; fi
  "keep_$database" "$1" "$template.$$"
  mv "$template.$$" "$template"
  rm -f "$1/rt.log" "$1/root-password"
}

new_database() {
  "drop_$database" "$1"
  "fill_$database" "$1" "$2"
  own "$1"
}

drop_sqlite3() { rm -f "$1/rt.sqlite3"; }
fill_sqlite3() { cp "$2" "$1/rt.sqlite3"; }
keep_sqlite3() { cp "$1/rt.sqlite3" "$2"; }

drop_postgresql() { PGOPTIONS='-c client_min_messages=warning' dropdb -h "$postgres" -U helpdesk --if-exists rt; }
fill_postgresql() {
  createdb -h "$postgres" -U helpdesk rt
  psql -h "$postgres" -U helpdesk -d rt -q -v ON_ERROR_STOP=1 -f "$2" > /dev/null
}
keep_postgresql() { pg_dump -h "$postgres" -U helpdesk -f "$2" rt; }

serve_starlet() { inside "$1" "$debian/libexec/rt-server" --host 127.0.0.1 --port "$2" --max-workers 2 \
  --max-reqs-per-child "${AMENDS_RT_REQUESTS:-100}"; }
serve_mod_perl() { inside "$1" "$here/apache.sh" mod_perl "$2"; }
serve_fcgid() { inside "$1" "$here/apache.sh" fcgid "$2"; }

case ${1:-} in
  new)
    mkdir -p "$2"
    dir=$(cd "$2" && pwd)
    configure "$dir" "$3"
    template "$dir"
    new_database "$dir" "$template"
    ;;
  address)
    configure "$(cd "$2" && pwd)" "$3"
    ;;
  serve)
    dir=$(cd "$2" && pwd)
    replace="exec"
    "serve_$server" "$dir" "$3"
    ;;
  exec)
    dir=$(cd "$2" && pwd)
    shift 2
    replace="exec"
    inside "$dir" "$@"
    ;;
  *)
    sed -n '2,16p' "$0" >&2
    exit 2
    ;;
esac
