// An import whose rows are handed in, by somebody who can read the file from its beginning more
// than once: it is checked first, then written in batches. What is wrong with a line is kept for
// whoever asks; the line is left out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/importing/complaints.hpp"
#include "core/importing/import_counts.hpp"
#include "core/importing/mapping.hpp"
#include "core/importing/repeated_lines.hpp"
#include "core/importing/row_reader.hpp"
#include "core/importing/seen_request.hpp"

namespace amends::importing {

class Intake {
 public:
  struct Complaint {
    std::int64_t line;
    std::string message;
  };

  /// The mapping was checked. Every dissatisfied answer opens a follow-up.
  Intake(Services& services, Mapping mapping, Survey survey, const Settings& settings);
  Intake(const Intake&) = delete;
  Intake& operator=(const Intake&) = delete;

  /// Begins a reading that checks, with the file's first record; fails as RowReader::make().
  Result<void> begin_check(const CsvRecord& header);
  /// What kept a line from being a record.
  void complain(std::int64_t line, const std::string& message);
  void check(const CsvRecord& record);
  /// Ends a reading that checked. True: what was found out changes how rows are read, so that the
  /// file has to be checked once more, until it is false. Fails when dates could only be guessed.
  Result<bool> end_check();

  /// Begins the reading that writes.
  Result<void> begin_take(const CsvRecord& header) { return open(header); }
  /// Takes a record into the store, now or with those that follow.
  Result<void> take(const CsvRecord& record);
  Result<void> end_take() { return flush(); }

  /// Of the last reading that checked.
  const ImportCounts& counts() const { return counts_; }
  /// Of the lines that were read: one may have several complaints.
  std::int64_t lines_left_out() const { return left_out_; }
  /// The first complaints, and each unknown value once.
  const std::vector<Complaint>& told() const { return told_; }
  std::int64_t hidden() const { return complaints_.hidden(); }
  /// Columns whose dates mix day-first and month-first.
  const std::set<Target>& mixed_dates() const { return distrusted_; }
  /// Of what was taken.
  const Importer::Outcome& outcome() const { return outcome_; }

 private:
  Result<void> open(const CsvRecord& header);
  bool find_repeated();
  Result<void> refuse_undeclared_dates() const;
  Result<void> flush();

  Importer importer_;
  Mapping mapping_;
  Survey survey_;
  TimeZone zone_;
  std::vector<std::string> outcomes_;  // codes of the settings
  UtcMillis now_;
  std::vector<Complaint> told_;
  Complaints complaints_;
  ImportCounts counts_;
  std::int64_t left_out_ = 0;
  std::set<Target> distrusted_;
  RepeatedLines repeated_;
  std::vector<SeenRequest> seen_;
  std::optional<RowReader> reader_;
  std::vector<RatedElsewhere> waiting_;
  Importer::Outcome outcome_;
};

}  // namespace amends::importing
