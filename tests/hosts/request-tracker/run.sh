#!/bin/sh
# Starts a private Request Tracker with the extension for people to try: run.sh [--port N] [--dir DIR] [--fresh]
# Its data stays in DIR until --fresh. Mails are files in DIR/mails. Ctrl-C ends it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
port=8440
dir=$(cd "$here/../../.." && pwd)/build/rt/try
fresh=
while [ $# -gt 0 ]; do
  case $1 in
    --port) port=$2; shift 2 ;;
    --dir) dir=$2; shift 2 ;;
    --fresh) fresh=1; shift ;;
    *) sed -n '2,3p' "$0" >&2; exit 2 ;;
  esac
done

# What cron does elsewhere.
tick_every_minute() {
  while sleep 60 && kill -0 "$server" 2>/dev/null; do
    "$here/instance.sh" exec "$dir" local/plugins/RT-Extension-Amends/bin/amends-rt-tick || true
  done
}

"$here/install.sh"
[ -z "$fresh" ] || rm -rf "$dir"
if [ -f "$dir/rt.sqlite3" ]; then
  "$here/instance.sh" address "$dir" "$port"
else
  "$here/instance.sh" new "$dir" "$port"
fi

# In a session of its own: RT's server takes Ctrl-C as a wish to give the folders of the system's RT back.
setsid "$here/instance.sh" serve "$dir" "$port" > "$dir/server.log" 2>&1 &
server=$!
tick_every_minute > "$dir/tick.log" 2>&1 &
ticking=$!

end() {
  trap - INT TERM
  kill "$server" "$ticking" 2>/dev/null || true
  wait "$server" || true
  echo "Request Tracker has ended; its data is kept in $dir"
  exit 0
}
trap end INT TERM

until node -e 'fetch(process.argv[1]).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))' "http://127.0.0.1:$port/"; do
  kill -0 "$server" 2>/dev/null || { cat "$dir/server.log" >&2; exit 1; }
  sleep 0.2
done
cat <<END
Request Tracker with Amends is ready at http://127.0.0.1:$port/

  login                  who                                    password: Amends-2-try
  jana, eoin             agents: resolve a ticket of somebody else
  dieter, ingrid, amara  customers: their mails are files in $dir/mails
  maya                   manager: http://127.0.0.1:$port/Amends/
  tomas                  trainee, who sees nothing of it
  root                   administrator

Try: sign in as jana, resolve ticket 2, open a link of the mail to dieter, send "Schlecht", look as maya.
Notifications to maya are sent two minutes after an answer. Ctrl-C ends it; --fresh begins anew.
END
wait "$server"
