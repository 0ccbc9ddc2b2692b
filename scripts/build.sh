# shellcheck shell=bash
# dist/: what a release holds, made from the presets release (native) and wasm. The stage unit of the
# test builds and runs the tests of the same release.

dev_build() {
  install_for_build
  build_native
  build_web
  build_package
  build_host_files
  check_dist
  say "dist/ holds $(dist/bin/amends --version)"
}

# build_preset NAME [TARGET…]: configures when needed, then builds.
build_preset() {
  local preset=$1
  shift
  configure_preset "$preset"
  say "building $preset"
  # Without this ccache keeps nothing that is compiled with a precompiled header.
  export CCACHE_SLOPPINESS=pch_defines,time_macros
  cmake --build --preset "$preset" ${1:+--target "$@"}
}

configure_preset() {
  local made=build/$1/build.ninja log=build/$1.configure.log
  if [ -f "$made" ] && [ ! CMakePresets.json -nt "$made" ]; then return 0; fi
  say "configuring $1"
  mkdir -p build
  if have ccache; then
    export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
  fi
  cmake --preset "$1" >"$log" 2>&1 || {
    cat "$log" >&2
    fail "cmake could not configure the preset '$1'"
  }
  touch "$made"
}

build_native() {
  build_preset release amends_plugin amends_command
  cmake --install build/release --prefix dist --strip >build/install.log ||
    fail "cmake could not install into dist/: see build/install.log"
}

build_web() {
  build_preset wasm
  need wasm/build.mjs "it bundles the web files"
  node wasm/build.mjs --out dist/share/amends/web --wasm build/wasm
  copy_tree web-demo dist/share/amends/web-demo
  # Pages that any static host serves find the web files beside them.
  copy_tree dist/share/amends/web dist/share/amends/web-demo/amends/assets
}

project_version() {
  sed -n 's/^project(amends VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt
}

# The npm package; its version is that of the project.
build_package() {
  local out=dist/share/amends/npm
  node wasm/package.mjs --web dist/share/amends/web --wasm build/wasm --version "$(project_version)" --out build/npm
  rm -rf "$out"
  mkdir -p "$out"
  npm pack --silent --offline --pack-destination "$out" ./build/npm >build/npm-pack.log ||
    fail "npm could not pack: see build/npm-pack.log"
}

build_host_files() {
  install -D native-plugin/hosts/host-tick dist/share/amends/host-tick
  copy_tree native-plugin/hosts/redmine dist/share/amends/redmine
  if [ -d native-plugin/hosts/request-tracker ]; then
    copy_tree native-plugin/hosts/request-tracker dist/share/amends/request-tracker
  fi
}

# copy_tree FROM TO: TO becomes exactly FROM, without leftovers of files that went away.
copy_tree() {
  need "$1" "dist/ cannot be complete without it"
  rm -rf "$2"
  mkdir -p "$(dirname "$2")"
  cp -R "$1" "$2"
}

check_dist() {
  local file
  for file in bin/amends lib/libamends.so include/amends/amends.h \
    share/amends/web share/amends/web-demo share/amends/redmine share/amends/npm; do
    need "dist/$file" "the build did not make it"
  done
}
