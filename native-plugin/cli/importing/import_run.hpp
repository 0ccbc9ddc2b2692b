// One import: the whole file is checked first, then written in batches. Memory does not grow with
// the file.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/importing/import_counts.hpp"
#include "core/importing/mapping.hpp"
#include "native-plugin/cli/direct_core.hpp"
#include "native-plugin/cli/importing/batch_source.hpp"
#include "native-plugin/cli/importing/rated_rows.hpp"
#include "native-plugin/cli/importing/request_lines.hpp"
#include "native-plugin/cli/text/progress.hpp"

namespace amends::cli {

struct ImportOptions {
  std::string file;
  char delimiter = ',';
  bool dry_run = false;
  bool skip_bad_lines = false;
  bool open_follow_ups = false;
};

using importing::ImportCounts;
using importing::Mapping;
using importing::Target;

class ImportRun {
 public:
  /// `settings` are those of the store.
  ImportRun(ImportOptions options, Mapping mapping, Survey survey, const Settings& settings,
            UtcMillis now);

  /// Reads all of the file and complains about every bad line. Throws Failure(refused) when there
  /// is one and bad lines are not to be skipped, when dates can only be guessed, or when the
  /// mapping names an outcome that the settings have not.
  ImportCounts check();

  /// Writes what check() found good, `rows` of them. Stops between two batches when the command is
  /// interrupted.
  Importer::Outcome write(Services& services, std::int64_t rows);

 private:
  void open_file();
  ImportCounts check_once(Complaints& complaints);
  void refuse_undeclared_dates(const RowReader& reader);
  void tell_missing(const RowReader& reader) const;

  ImportOptions options_;
  Mapping mapping_;
  Survey survey_;
  TimeZone zone_;
  std::vector<std::string> outcomes_;  // codes of the settings
  UtcMillis now_;
  Progress progress_;
  std::set<Target> distrusted_;  // columns of dates that mix day-first and month-first
  RepeatedLines repeated_;
  std::optional<RatedRows> rows_;  // of the file, as far as they were read
  RowWindow window_;               // all of them, where they fit
};

}  // namespace amends::cli
