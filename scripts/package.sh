# shellcheck shell=bash
# Debian packages of what dist/ holds, in dist/deb. What they are made of is in native-plugin/packaging.

package_packages=(dpkg-dev debhelper lintian)

dev_package() {
  local version='' from=''
  while [ $# -gt 0 ]; do
    case $1 in
      --version) version=${2:?--version needs one} && shift ;;
      --from) from=${2:?--from needs a folder like dist/} && shift ;;
      *) fail "./dev package knows --version V and --from FOLDER, not '$1'" ;;
    esac
    shift
  done
  [ -n "$from" ] || dev_build
  install_packages "${package_packages[@]}"
  lay_out_package "${from:-dist}" "${version:-$(project_version)}"
  build_debs
  check_debs
  say "dist/deb holds$(cd dist/deb && printf ' %s' *.deb)"
}

# lay_out_package DIST VERSION: build/package/amends becomes a source tree as dpkg-buildpackage wants it.
lay_out_package() {
  local dist=$1 version=$2 tree=build/package/amends
  need "$dist/share/amends/web" "build it first"
  rm -rf build/package
  mkdir -p "$tree/dist" "$tree/docs"
  cp -R "$dist/bin" "$dist/lib" "$dist/share" "$tree/dist/"
  cp -R native-plugin/packaging/debian "$tree/debian"
  cp docs/*.md "$tree/docs/"
  cp CHANGELOG.md "$tree/"
  node native-plugin/packaging/manual.mjs "$tree/dist/bin/amends" >"$tree/amends.1"
  cmake -D "FILE=$PWD/$tree/dist/bin/amends" -P native-plugin/packaging/without_rpath.cmake
  fill_in "$tree/debian" "$version"
}

# fill_in FOLDER VERSION: what stands elsewhere already, or is different with each build.
fill_in() {
  local maintainer="${DEBFULLNAME:-The Amends maintainers} <${DEBEMAIL:-amends@example.org}>"
  sed -i "s|@MAINTAINER@|$maintainer|" "$1/control"
  sed -e 's/^$/./; s/^/ /' LICENSE >"$1/license.tmp"
  sed -i -e "/@LICENSE@/{r $1/license.tmp" -e 'd}' "$1/copyright"
  rm "$1/license.tmp"
  cat >"$1/changelog" <<END
amends ($2) unstable; urgency=medium

  * What is new stands in /usr/share/doc/amends/CHANGELOG.md.

 -- $maintainer  $(date -u -R -d "@$(commit_time)")
END
}

# So that the same commit gives the same packages.
commit_time() { git_here log -1 --format=%ct 2>/dev/null || stat -c %Y CHANGELOG.md; }

build_debs() {
  say "building the packages"
  (cd build/package/amends && dpkg-buildpackage --build=binary --no-sign) >build/package.log 2>&1 || {
    tail -n 40 build/package.log >&2
    fail "dpkg-buildpackage failed: see build/package.log"
  }
  rm -rf dist/deb
  mkdir -p dist/deb
  mv build/package/*.deb dist/deb/
}

check_debs() {
  say "lintian"
  lintian --fail-on error,warning --allow-root dist/deb/*.deb ||
    fail "lintian complains"
}
