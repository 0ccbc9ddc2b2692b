#!/bin/sh
# Starts a private Redmine with the plugin for people to try: run.sh [--port N] [--dir DIR] [--fresh]
# Its data stays in DIR until --fresh. Mails to customers are files in DIR/mails.
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

"$here/install.sh"
[ -z "$fresh" ] || rm -rf "$dir"
[ -f "$dir/redmine.sqlite3" ] || "$here/instance.sh" new "$dir" "$port"
cat <<END
Redmine is starting at http://127.0.0.1:$port/ ; the password of all is Amends-2-try
  jana, eoin              agents: close an issue of somebody else
  ingrid, dieter, amara   customers: their mails are files in $dir/mails
  maya                    manager: http://127.0.0.1:$port/projects/service-desk/amends
  admin                   administrator
Notifications go out by: $here/instance.sh exec $dir bundle exec rake redmine:amends:tick
END
exec "$here/instance.sh" exec "$dir" \
  puma -w 2 --preload -e production -b "tcp://127.0.0.1:$port" -t 1:4 config.ru
