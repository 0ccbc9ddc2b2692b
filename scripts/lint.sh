# shellcheck shell=bash
# Formatting, static analysis and the small rules of the repository. Every check runs; one line says
# which failed.

dev_lint() {
  local only_changed=0 failed=() checks=(format scripts javascript links paths analysis) check
  case ${1:-} in
    '') ;;
    --changed) only_changed=1 ;;
    --quick) checks=(format scripts javascript links paths) ;;
    *) fail "./dev lint knows --changed and --quick, not '$1'" ;;
  esac
  install_for_tests
  for check in "${checks[@]}"; do
    say "lint: $check"
    "lint_$check" || failed+=("$check")
  done
  [ ${#failed[@]} -eq 0 ] || fail "lint failed: ${failed[*]}"
  say "lint: nothing to complain about"
}

# listed_files PATTERN…: the repository's files, also those not committed yet; --changed keeps only
# what differs from the last commit.
listed_files() {
  local file
  if [ "$only_changed" = 1 ]; then
    { git_here diff --name-only HEAD -- "$@" && git_here ls-files -o --exclude-standard -- "$@"; }
  else
    git_here ls-files -co --exclude-standard -- "$@"
  fi | sort -u | while read -r file; do [ ! -f "$file" ] || printf '%s\n' "$file"; done
}

# A build server often owns the checkout as somebody else, which git refuses by default.
git_here() { git -c safe.directory="$PWD" "$@"; }

lint_format() {
  listed_files '*.cpp' '*.hpp' '*.c' '*.h' | xargs -r clang-format --dry-run -Werror
}

lint_scripts() {
  listed_files '*.sh' dev .ci/run | xargs -r shellcheck -x
}

lint_javascript() {
  listed_files '*.js' '*.mjs' | xargs -r node_modules/.bin/eslint --max-warnings 0
}

lint_links() {
  listed_files '*.md' | xargs -r node scripts/markdown_links.mjs
}

# Nothing of one machine may get into the repository: paths of a home, or the host of a registry.
lint_paths() {
  local found
  found=$(listed_files | xargs -r grep -InE \
    '"resolved": *"http|(^|[^[:alnum:]_.~-])/(wor[k]|root|home/[a-z]+|Users/[A-Za-z]+)/|registry\.npmj[s]') || true
  [ -z "$found" ] || {
    printf '%s\n' "$found" >&2
    return 1
  }
}

# clang-tidy reads how each file is compiled from the preset dev; headers are checked through the
# files that include them.
lint_analysis() {
  configure_preset dev
  listed_files 'core/*.cpp' 'native-plugin/*.cpp' 'tests/*.cpp' | compiled_files |
    xargs -r -P "$(nproc)" -n 4 clang-tidy -p build/dev --quiet 2> >(grep -v 'warnings\? generated' >&2)
}

# compiled_files: of the files on stdin, those that the preset dev compiles.
compiled_files() {
  local file
  while read -r file; do
    ! grep -qF "\"file\": \"$PWD/$file\"" build/dev/compile_commands.json || printf '%s\n' "$file"
  done
}
