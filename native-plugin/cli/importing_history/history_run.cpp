#include "native-plugin/cli/importing_history/history_run.hpp"

#include "native-plugin/cli/direct_core.hpp"
#include "native-plugin/cli/importing_history/history_file.hpp"
#include "native-plugin/cli/interrupt.hpp"
#include "native-plugin/cli/text/table.hpp"

namespace amends::cli {
namespace {

// Of what the file is to blame for: what the store says is no refusal of the file.
Failure refusal(const std::string& file, const Error& error, std::int64_t written) {
  const Failure failure = failure_of(error);
  const std::string message = harmless(file + ": " + failure.what());
  if (failure.code() == ExitCode::store) return {failure.code(), message};
  if (written == 0) return {ExitCode::refused, message + "; nothing was imported"};
  return {ExitCode::failed, message + "; " + grouped(written) + " events before were imported"};
}

}  // namespace

void HistoryRun::check() {
  HistoryFile file(file_);
  HistoryReader reader;
  std::int64_t read = 0;
  while (const auto line = file.next()) {
    if (was_interrupted()) return;
    progress_.show("checking", ++read, file.bytes_read(), file.bytes_in_file());
    const auto record = reader.read(*line);
    if (!record) throw refusal(file_, record.error(), 0);
  }
  progress_.clear();
  if (const auto whole = reader.finish(); !whole) throw refusal(file_, whole.error(), 0);
}

HistoryImported HistoryRun::write(Services& services, const HistoryImportPlan& plan) {
  HistoryFile file(file_);
  HistoryImport import(services, plan);
  std::int64_t read = 0;
  while (const auto line = file.next()) {
    if (was_interrupted()) return import.so_far();
    progress_.show("importing", ++read, file.bytes_read(), file.bytes_in_file());
    const auto taken = import.take(*line);
    if (!taken) throw refusal(file_, taken.error(), import.so_far().events);
  }
  progress_.clear();
  auto imported = import.finish();
  if (!imported) throw refusal(file_, imported.error(), import.so_far().events);
  return *imported;
}

}  // namespace amends::cli
