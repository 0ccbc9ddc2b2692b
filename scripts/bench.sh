# shellcheck shell=bash
# The budgets, each measured beside the reference it names.

dev_bench() {
  install_for_tests
  install_node_modules tests/bench/widget
  dev_build
  [[ " $* " = *' --widgets '* ]] || build_preset release amends_bench amends_bench_worker
  if ! [[ " $* " = *' --widgets '* || " $* " = *' --quick '* ]]; then
    tests/hosts/redmine/install.sh
    tests/hosts/request-tracker/install.sh
  fi
  node tests/bench/run.mjs "$@"
}
