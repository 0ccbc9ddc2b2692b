# shellcheck shell=bash
# What the other commands need on the machine. Asks apt-get only for what dpkg does not know yet.

build_packages=(
  g++ cmake ninja-build ccache emscripten node-acorn
  libboost1.81-dev libcli11-dev libcsv-dev libcurl4-gnutls-dev libsodium-dev catch2
)
test_packages=(
  git clang clang-format clang-tidy libclang-rt-14-dev shellcheck
  chromium firefox-esr webkit2gtk-driver xvfb xdotool lynx fonts-dejavu-core brotli sqlite3 xz-utils
)

dev_install() {
  install_for_tests
}

install_for_build() {
  install_packages "${build_packages[@]}"
  install_node
  install_node_modules .
}

install_for_tests() {
  install_packages "${build_packages[@]}" "${test_packages[@]}"
  install_for_build
}

# install_packages NAME…: does nothing, and takes no time, when all are there.
install_packages() {
  [ "${AMENDS_SKIP_PACKAGES:-}" != 1 ] || return 0
  have dpkg-query || fail "this is not Debian: install the likes of '$*' yourself," \
    "then run again with AMENDS_SKIP_PACKAGES=1"
  local missing=()
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  say "installing ${missing[*]}"
  can_be_root || fail "these packages need root and there is no sudo;" \
    "run as root: apt-get install ${missing[*]}"
  as_root apt-get -q update || warn "the package lists could not be refreshed; trying with the old ones"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600 \
    install --no-install-recommends "${missing[@]}" </dev/null ||
    fail "apt-get could not install all of: ${missing[*]}. Amends is built on Debian 12;" \
      "is its package mirror reachable?"
}

missing_packages() {
  local package
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
      printf '%s\n' "$package"
  done
}

can_be_root() { [ "$(id -u)" = 0 ] || have sudo; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# A newer Node that is already there brings its own npm; otherwise Debian's nodejs and npm do.
install_node() {
  have node || install_packages nodejs
  have npm || install_packages npm
  node -e 'process.exit(process.versions.node.split(".")[0] >= 18 ? 0 : 1)' ||
    fail "node $(node --version) is too old: Amends needs 18 or newer"
}

# install_node_modules FOLDER: where its package-lock.json lies.
# npm leaves its own copy of the lock file behind, which tells whether it has run since the last change.
install_node_modules() {
  local folder=$1 done=$1/node_modules/.package-lock.json
  if [ -f "$done" ] && [ ! "$folder/package-lock.json" -nt "$done" ]; then return 0; fi
  say "installing the Node packages of $folder/package-lock.json"
  (cd "$folder" && npm ci --no-progress --loglevel=error </dev/null) ||
    fail "npm ci failed: is the npm registry reachable from here?"
  touch "$done"
}
