#!/usr/bin/env bash
# exports_test.sh LIBRARY MAP… [--needed]: the library exports exactly what the version scripts list;
# with --needed, it needs nothing but libc and the loader besides.
set -euo pipefail

library=$1
shift
maps=() needed=0
for argument in "$@"; do
  if [ "$argument" = --needed ]; then needed=1; else maps+=("$argument"); fi
done

# Absolute symbols (A) are the names of the versions themselves.
listed=$(grep -ohE 'amends_\w+;' "${maps[@]}" | tr -d ';' | sort)
exported=$(nm -D --defined-only "$library" | awk '$2 != "A" { sub(/@.*/, "", $3); print $3 }' | sort)
if [ "$listed" != "$exported" ]; then
  echo "the exported symbols are not those of ${maps[*]}:"
  diff <(echo "$listed") <(echo "$exported") || true
  exit 1
fi
echo "$(wc -l <<<"$exported") symbols, as listed"

[ "$needed" = 1 ] || exit 0
libraries=$(readelf -d "$library" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | sort | tr '\n' ' ')
case $libraries in
  'libc.so.6 ' | 'ld-linux-x86-64.so.2 libc.so.6 ' | 'ld-linux-aarch64.so.1 libc.so.6 ') ;;
  *)
    echo "the library needs more than libc: $libraries"
    exit 1
    ;;
esac
echo "needs $libraries"
for flag in NODELETE NOW; do
  readelf -d "$library" | grep -q "$flag" || {
    echo "the library lacks the flag $flag"
    exit 1
  }
done
