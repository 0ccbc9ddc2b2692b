#include <cstdio>
#include <memory>

#include "native-plugin/cli/command.hpp"
#include "native-plugin/cli/exporting/history_lines.hpp"
#include "native-plugin/cli/exporting/request_export.hpp"
#include "native-plugin/cli/interrupt.hpp"

namespace amends::cli {
namespace {

struct Options {
  StoreArguments store;
  std::string what = "requests";
};

bool write_whole(const Options& options, DirectCore& core) {
  ExportOutput output;
  if (options.what == "history") return write_history_lines(core.services(), output);
  if (options.what == "answers") return write_answers(core, output);
  if (options.what == "cases") return write_cases(core, output);
  return write_request_lines(core, output);
}

ExitCode export_store(const Options& options) {
  DirectCore core(options.store, IfMissing::refuse);
  watch_interrupts();
  if (write_whole(options, core)) return ExitCode::ok;
  std::fprintf(stderr, "amends: interrupted; what was written is not all\n");
  return ExitCode::interrupted;
}

}  // namespace

void add_export(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("export", "Everything that is known, as JSON lines or CSV");
  add_store_options(*command, options->store);
  command
      ->add_option("what", options->what,
                   "requests: all that is known of each, as JSON lines; history: each event, as "
                   "JSON lines; answers or cases: a table, as CSV")
      ->check(CLI::IsMember({"requests", "history", "answers", "cases"}))
      ->capture_default_str();
  command->footer(
      "Goes to standard output, with names, addresses and comments: keep it as you keep the "
      "store.\n"
      "Changes nothing, and may run while others use the store.\n\n"
      "Examples:\n"
      "  amends export --store helpdesk.db > requests.jsonl\n"
      "  amends export history --store helpdesk.db | gzip > history.jsonl.gz\n"
      "  amends export answers --store helpdesk.db > answers.csv");
  command->callback([options, &chosen] { chosen = [options] { return export_store(*options); }; });
}

}  // namespace amends::cli
