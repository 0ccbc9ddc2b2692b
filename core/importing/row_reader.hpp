// From a record of the file to a rated request, by the mapping.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/api/importer.hpp"
#include "core/base/result.hpp"
#include "core/importing/complaints.hpp"
#include "core/importing/csv_record.hpp"
#include "core/importing/date_format.hpp"
#include "core/importing/date_survey.hpp"
#include "core/importing/mapping.hpp"

namespace amends::importing {

/// By what rows are read. Mapping, survey and codes are referred to.
struct RowRules {
  const Mapping& mapping;
  const Survey& survey;
  TimeZone zone;
  UtcMillis now;
  const std::vector<std::string>& outcomes;  // codes of the settings
  /// Columns in which a date that can be read in two ways is a complaint.
  std::set<Target> distrusted;
};

class RowReader {
 public:
  /// `header` is the file's first record. Fails when a column of the mapping is not there, or
  /// stands there twice; the field is its member of the mapping.
  static Result<RowReader> make(RowRules rules, const CsvRecord& header);

  /// The request, or nothing after a complaint.
  std::optional<RatedElsewhere> read(const CsvRecord& record, Complaints& complaints);

  /// Columns whose dates are mostly not ISO 8601, though nobody said how they are written.
  std::map<std::string, DateSurvey> undeclared_dates() const;

  /// Columns that hold dates which only the exchanged order of day and month reads, so that those
  /// which can be read in two ways may be meant either way.
  const std::set<Target>& mixed_orders() const { return mixed_; }

  /// What the mapping has a column for and the file has not, though it may.
  const std::vector<Target>& missing() const { return missing_; }
  /// Whether the last record was no row, as the mapping says.
  bool ended_with_note() const { return note_line_.has_value(); }

 private:
  struct DateColumn {
    DateFormat format;
    std::optional<DateFormat> swapped;
    std::optional<DateFormat> swapped_widths;
    bool given = false;
    std::int64_t read = 0;
    DateSurvey unread;  // when not given
  };

  static std::optional<WrittenDate> read_otherwise(const DateColumn& column, std::string_view text);

  struct ReadDate {
    UtcMillis at;
    Day day;
    bool has_time;
  };

  RowReader(RowRules rules, std::size_t width);
  Result<void> find_columns(const CsvRecord& header);
  std::string_view cell(const CsvRecord& record, Target target) const;
  std::string column_name(Target target) const;
  bool take_answer(const CsvRecord& record, Complaints& complaints, RatedElsewhere& rated) const;
  bool take_dates(const CsvRecord& record, Complaints& complaints, RatedElsewhere& rated);
  bool one_day_for_both() const;
  bool take_date(const CsvRecord& record, Target target, Complaints& complaints,
                 std::optional<ReadDate>& date);
  bool check_order(const CsvRecord& record, Target target, const WrittenDate& date,
                   Complaints& complaints) const;
  void complain_about_date(const CsvRecord& record, Target target, Complaints& complaints);
  bool may_be_note(const CsvRecord& record) const;
  void complain_about_width(std::int64_t line, std::size_t fields, Complaints& complaints) const;
  void take_words(const CsvRecord& record, RatedElsewhere& rated) const;
  bool take_request(const CsvRecord& record, Complaints& complaints, RatedElsewhere& rated) const;
  void take_tags(const CsvRecord& record, RatedElsewhere& rated) const;
  bool take_case(const CsvRecord& record, Complaints& complaints, RatedElsewhere& rated);
  bool take_end(const CsvRecord& record, Complaints& complaints, RatedElsewhere& rated);
  bool take_outcome(const CsvRecord& record, Complaints& complaints, CaseElsewhere& work) const;
  bool check_case(const CsvRecord& record, Complaints& complaints,
                  const RatedElsewhere& rated) const;

  RowRules rules_;
  std::size_t width_;  // columns of the file
  std::array<std::optional<std::size_t>, target_count> places_;
  std::map<Target, std::string> names_;  // as the file has them
  std::vector<Target> missing_;
  std::optional<std::int64_t> note_line_;  // of the record before, if that may be the note
  std::map<Target, DateColumn> dates_;
  std::set<Target> mixed_;
};

}  // namespace amends::importing
