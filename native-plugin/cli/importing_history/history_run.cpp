#include "native-plugin/cli/importing_history/history_run.hpp"

#include "native-plugin/cli/direct_core.hpp"
#include "native-plugin/cli/importing_history/history_file.hpp"
#include "native-plugin/cli/interrupt.hpp"
#include "native-plugin/cli/text/table.hpp"

namespace amends::cli {
namespace {

// Neither the store nor who else writes to it is the file's fault.
ExitCode code_of(const Error& error, std::int64_t written) {
  const ExitCode code = failure_of(error).code();
  const bool of_file = code != ExitCode::store && error.code != ErrorCode::conflict;
  return of_file && written == 0 ? ExitCode::refused : code;
}

Failure refusal(const std::string& file, const Error& error, std::int64_t written) {
  const std::string rest = written == 0
                               ? "; nothing was imported"
                               : "; " + grouped(written) + " events before it were imported";
  return {code_of(error, written), harmless(file + ": " + failure_of(error).what() + rest)};
}

}  // namespace

void HistoryRun::check() {
  HistoryFile file(file_);
  HistoryReader reader;
  std::int64_t read = 0;
  while (const auto line = file.next()) {
    if (was_interrupted()) return progress_.clear();
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
    if (was_interrupted()) break;
    progress_.show("importing", ++read, file.bytes_read(), file.bytes_in_file());
    const auto taken = import.take(*line);
    if (!taken) throw refusal(file_, taken.error(), written(import));
  }
  progress_.clear();
  if (was_interrupted()) return import.so_far();
  auto imported = import.finish();
  if (!imported) throw refusal(file_, imported.error(), written(import));
  return *imported;
}

}  // namespace amends::cli
