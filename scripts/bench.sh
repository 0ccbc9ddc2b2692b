# shellcheck shell=bash
# The budgets, each measured beside the reference it names.

dev_bench() {
  install_for_tests
  dev_build
  need tests/bench/run.mjs "it measures the budgets"
  node tests/bench/run.mjs "$@"
}
