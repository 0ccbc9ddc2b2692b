#include <cstdio>
#include <memory>

#include "native-plugin/cli/command.hpp"
#include "native-plugin/cli/copies/verification.hpp"
#include "native-plugin/cli/interrupt.hpp"
#include "native-plugin/cli/text/table.hpp"

namespace amends::cli {
namespace {

ExitCode verify_store(const StoreArguments& options) {
  DirectCore core(options, IfMissing::refuse);
  watch_interrupts();
  const VerifyReport report = verified(core);
  std::printf("%s\n", counts_text(report).c_str());
  if (report.stopped) {
    std::fprintf(stderr, "amends: interrupted; nothing can be said about the rest\n");
    return ExitCode::interrupted;
  }
  if (report.content()) {
    std::printf("content: everything derived is what the history says\n");
    return ExitCode::ok;
  }
  const char* advice =
      report.moved ? "; somebody wrote meanwhile: run it again when it is calm" : "";
  std::fprintf(stderr, "amends: damaged in %s places%s\n", grouped(report.damages).c_str(), advice);
  return ExitCode::failed;
}

}  // namespace

void add_verify(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<StoreArguments>();
  CLI::App* command =
      app.add_subcommand("verify", "Check that the store says what its history says");
  add_store_options(*command, *options);
  command->footer(
      "Checks the chain of every history, tells requests, follow-ups, keys and figures again from\n"
      "it by other code, and compares. Changes nothing; each damage is a line on stderr.\n\n"
      "Example:\n"
      "  amends verify --store /var/lib/amends/helpdesk.db");
  command->callback([options, &chosen] { chosen = [options] { return verify_store(*options); }; });
}

}  // namespace amends::cli
