#include "native-plugin/cli/commands/import_history.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <optional>

#include "core/store/memory_store.hpp"
#include "native-plugin/cli/direct_core.hpp"
#include "native-plugin/cli/importing_history/history_run.hpp"
#include "native-plugin/cli/interrupt.hpp"
#include "native-plugin/cli/text/table.hpp"

namespace amends::cli {
namespace {

constexpr std::array<std::string_view, 4> options_of_histories = {"file", "--store", "--tenant",
                                                                  "--dry-run"};

void refuse_options_of_csv(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    const std::string name = option->get_name();
    const bool allowed = std::find(options_of_histories.begin(), options_of_histories.end(),
                                   name) != options_of_histories.end();
    if (option->count() == 0 || allowed) continue;
    throw Failure(ExitCode::usage, name + " is for CSV files, and the file is a history");
  }
}

void tell_counts(const HistoryImported& counts) {
  Table table({{""}, {"", Align::right}});
  table.add({"events", grouped(counts.events)});
  table.add({"  requests", grouped(counts.requests)});
  table.add({"  answers", grouped(counts.answers)});
  table.add({"  cases", grouped(counts.cases)});
  table.add({"  versions of the settings", grouped(counts.settings)});
  table.add({"events that were there already", grouped(counts.already_there)});
  table.add({"keys left out", grouped(counts.keys_left_out)});
  table.add({"people without a name", grouped(counts.unnamed_people)});
  std::fputs(table.text().c_str(), stdout);
}

// What an administrator has to do, or cannot have.
void tell_what_is_left(const HistoryImported& counts, const Settings& settings) {
  if (counts.keys_left_out > 0) {
    std::printf("%s keys left out: make new ones with amends key create\n",
                grouped(counts.keys_left_out).c_str());
  }
  if (counts.unnamed_people > 0) {
    std::printf(
        "%s people were erased or expired: what they wanted, such as to be asked no more, finds "
        "nobody here\n",
        grouped(counts.unnamed_people).c_str());
  }
  if (counts.settings > 0) std::printf("the settings came along\n");
  if (!settings.webhooks.empty()) {
    std::printf("webhooks have new secrets: tell their receivers, with amends webhook secret\n");
  }
  std::printf("links in mails that were sent before do not work here\n");
}

ExitCode tell_interrupted() {
  std::fprintf(stderr, "amends: interrupted; run it again to go on: what is there is left alone\n");
  return ExitCode::interrupted;
}

ExitCode tell(const HistoryImported& counts, const Settings& settings) {
  tell_counts(counts);
  if (was_interrupted()) return tell_interrupted();
  tell_what_is_left(counts, settings);
  return ExitCode::ok;
}

// Into memory, beside a store that is there; none is made.
ExitCode dry_run(const HistoryOptions& options) {
  std::optional<DirectCore> core;
  if (std::filesystem::exists(options.store.store)) core.emplace(options.store, IfMissing::refuse);
  HistoryImportPlan plan;
  if (core) plan.beside = &core->services().store();
  MemoryStore store;
  SystemClock clock;
  BulkEntropy entropy;
  SodiumSigner signer;
  NoAssets assets;
  Services services({options.store.tenant, core ? core->opened().root_key() : Bytes(32, 0)},
                    {store, clock, entropy, signer, assets, {}}, {});
  const HistoryImported counts = HistoryRun(options.file, true).write(services, plan);
  const ExitCode code = tell(counts, expect(services.settings())->current());
  std::printf("dry run: nothing was imported\n");
  return code;
}

}  // namespace

ExitCode import_history(const HistoryOptions& options, const CLI::App& command) {
  refuse_options_of_csv(command);
  watch_interrupts();
  if (options.dry_run) return dry_run(options);
  HistoryRun run(options.file);
  run.check();
  if (was_interrupted()) return tell_interrupted();
  DirectCore core(options.store, IfMissing::create);
  const HistoryImported counts = run.write(core.services(), {});
  return tell(counts, expect(core.services().settings())->current());
}

}  // namespace amends::cli
