# shellcheck shell=bash
# Every stage runs, also after one has failed; the summary says which did and how long each took.

test_stages=(build lint unit asan tsan parity openapi cli mail browser profiles redmine rt)

# Stages that look at dist/. When one is asked for by name, the build comes first.
stages_on_dist=(parity openapi cli mail browser profiles redmine rt)

dev_test() {
  export AMENDS_TEST_ALL=0
  local wanted=() stage
  for stage in "$@"; do
    case $stage in
      --all) AMENDS_TEST_ALL=1 ;;
      *)
        is_in "$stage" "${test_stages[@]}" ||
          fail "there is no stage '$stage'; there are: ${test_stages[*]}"
        if is_in "$stage" "${stages_on_dist[@]}"; then wanted+=(build); fi
        wanted+=("$stage")
        ;;
    esac
  done
  if [ ${#wanted[@]} -eq 0 ]; then
    wanted=("${test_stages[@]}")
  fi
  mapfile -t wanted < <(in_order "${wanted[@]}")
  run_stages install "${wanted[@]}"
}

# is_in WORD LIST…
is_in() {
  local word=$1 other
  shift
  for other in "$@"; do [ "$word" != "$other" ] || return 0; done
  return 1
}

# in_order STAGE…: each once, in the order of test_stages.
in_order() {
  local stage
  for stage in "${test_stages[@]}"; do
    if is_in "$stage" "$@"; then printf '%s\n' "$stage"; fi
  done
}

run_stages() {
  local stage start status summary=() passed=0 failed=0
  for stage in "$@"; do
    start=$SECONDS
    say "stage: $stage"
    set +e
    (
      set -e
      "stage_$stage"
    )
    status=$?
    set -e
    if [ $status -eq 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
    summary+=("$(printf '%-9s %-6s %4d s' "$stage" "$(verdict $status)" $((SECONDS - start)))")
  done
  printf '\n'
  printf '  %s\n' "${summary[@]}"
  printf 'stages: %d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ]
}

verdict() {
  if [ "$1" -eq 0 ]; then echo passed; else echo FAILED; fi
}

stage_install() { install_for_tests; }

stage_build() { dev_build; }

# Static analysis takes longer than any test: with --all, or by ./dev lint.
stage_lint() {
  if [ "$AMENDS_TEST_ALL" = 1 ]; then dev_lint; else dev_lint --quick; fi
}

# The release itself: what is installed is what is tested.
stage_unit() {
  build_preset release
  ctest --preset release --parallel "$(nproc)"
  node_tests tests/rooms
}

stage_asan() {
  build_preset asan amends_native_tests
  ctest --preset asan --parallel "$(nproc)"
}

# Only what goes through the library: the core and the store know no threads.
stage_tsan() {
  build_preset tsan amends_threaded_tests
  # GCC 12's ThreadSanitizer does not know the address layout of newer kernels with much randomness.
  local steady=()
  if setarch -R true 2>/dev/null; then steady=(setarch -R); fi
  "${steady[@]}" ctest --preset tsan --exclude-regex '^amends_(unit|contract)_tests'
}

stage_parity() {
  build_preset release amends_parity_runner amends_parity_library_runner
  node_tests tests/parity
}

stage_openapi() { node_tests tests/contract; }

stage_cli() { node_tests tests/cli; }

stage_mail() { node_tests tests/mail; }

stage_browser() { node_tests tests/browser; }

# Scanners and people on a rating link, against four processes on one store.
stage_profiles() {
  build_preset release amends_profile_tools
  local rows status=0
  rows=$(mktemp -d)
  AMENDS_PROFILE_ROWS=$rows node_tests tests/profiles || status=$?
  node tests/profiles/table.mjs "$rows"
  rm -r "$rows"
  return $status
}

stage_redmine() {
  tests/hosts/redmine/install.sh
  tests/hosts/redmine/test.sh
}

stage_rt() {
  tests/hosts/request-tracker/install.sh
  tests/hosts/request-tracker/test.sh
}

# node_tests FOLDER: a folder without tests is a failure, not a pass.
node_tests() {
  local files=() together=()
  mapfile -t files < <(find "$1" -name '*.test.mjs' | sort)
  [ ${#files[@]} -gt 0 ] || fail "there are no tests in $1"
  # Much of it is waiting for pages and processes; by itself Node leaves one core out. Its 18.18 knows no such option.
  if node --help | grep -q -- --test-concurrency; then together=("--test-concurrency=$(nproc)"); fi
  node --test "${together[@]}" "${files[@]}"
}
