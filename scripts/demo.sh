# shellcheck shell=bash
# The sample helpdesk, served by the command itself until Ctrl-C.

dev_demo() {
  local port=8420 store=build/demo/helpdesk.db fresh=()
  while [ $# -gt 0 ]; do
    case $1 in
      --port) port=${2:?--port needs a number} && shift ;;
      --store) store=${2:?--store needs a file} && shift ;;
      --fresh) fresh=(--fresh) ;;
      *) fail "./dev demo knows --port N, --store FILE and --fresh, not '$1'" ;;
    esac
    shift
  done
  dev_build
  mkdir -p "$(dirname "$store")"
  say "starting the demo on $store"
  exec dist/bin/amends demo --store "$store" --port "$port" "${fresh[@]}" \
    --pages dist/share/amends/web-demo --assets dist/share/amends/web
}
