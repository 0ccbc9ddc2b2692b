#!/bin/sh
# Starts a private Redmine with the plugin for people to try: run.sh [--port N] [--dir DIR] [--fresh]
# Its data stays in DIR until --fresh. Mails are files in DIR/mails. Ctrl-C ends it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
port=8430
dir=$(cd "$here/../../.." && pwd)/build/redmine/try
fresh=
while [ $# -gt 0 ]; do
  case $1 in
    --port) port=$2; shift 2 ;;
    --dir) dir=$2; shift 2 ;;
    --fresh) fresh=1; shift ;;
    *) sed -n '2,3p' "$0" >&2; exit 2 ;;
  esac
done

in_redmine() { "$here/instance.sh" exec "$dir" "$@"; }

# What cron does elsewhere.
tick_every_minute() {
  while sleep 60 && kill -0 "$server" 2>/dev/null; do
    in_redmine bundle exec rake redmine:amends:tick || true
  done
}

"$here/install.sh"
[ -z "$fresh" ] || rm -rf "$dir"
[ -f "$dir/redmine.sqlite3" ] || "$here/instance.sh" new "$dir" "$port"
"$here/instance.sh" address "$dir" "$port"

# Not through the function: the server's own process is the one to end.
"$here/instance.sh" exec "$dir" puma -w 2 --preload -e production -b "tcp://127.0.0.1:$port" -t 1:4 config.ru > "$dir/puma.log" 2>&1 &
server=$!
tick_every_minute > "$dir/tick.log" 2>&1 &
ticking=$!

end() {
  trap - INT TERM
  kill "$server" "$ticking" 2>/dev/null || true
  wait "$server" || true
  echo "Redmine has ended; its data is kept in $dir"
  exit 0
}
trap end INT TERM

until grep -q 'Worker 1 .* booted' "$dir/puma.log"; do
  kill -0 "$server" 2>/dev/null || { cat "$dir/puma.log" >&2; exit 1; }
  sleep 0.2
done
cat <<END
Redmine with Amends is ready at http://127.0.0.1:$port/

  login                  who                                    password: Amends-2-try
  jana, eoin             agents: close an issue of somebody else
  dieter, ingrid, amara  customers: their mails are files in $dir/mails
  maya                   manager: http://127.0.0.1:$port/projects/service-desk/amends
  tomas                  trainee, who sees nothing of it
  admin                  administrator

Try: sign in as jana, close issue 2, open a link of the mail to dieter, send "Schlecht", look as maya.
Notifications to maya are sent two minutes after an answer. Ctrl-C ends it; --fresh begins anew.
END
wait "$server"
