#include "native-plugin/cli/importing/rated_rows.hpp"

#include "native-plugin/cli/importing/refusal.hpp"

namespace amends::cli {
namespace {

CsvRecord header_of(CsvReader& csv, const std::string& file, char delimiter) {
  switch (csv.next()) {
    case CsvReader::Got::record:
      break;
    case CsvReader::Got::problem:
      throw Failure(ExitCode::refused,
                    file + ":" + std::to_string(csv.problem().line) + ": " + csv.problem().message);
    case CsvReader::Got::end:
      throw Failure(ExitCode::refused, file + " has no records");
  }
  const CsvRecord& header = csv.record();
  const bool another = delimiter == ',' && header.fields.size() == 1 &&
                       header.fields.front().find_first_of(";\t|") != std::string::npos;
  if (another) {
    throw Failure(ExitCode::refused,
                  file +
                      " seems to separate its fields by another character than ','; name it "
                      "with --delimiter");
  }
  return header;
}

}  // namespace

RatedRows::RatedRows(const std::string& file, char delimiter, const RowRules& rules)
    : csv_(file, delimiter),
      reader_(expect(ExitCode::refused, RowReader::make(rules, header_of(csv_, file, delimiter)))) {
}

std::optional<RatedElsewhere> RatedRows::next(Complaints& complaints) {
  for (;;) {
    switch (csv_.next()) {
      case CsvReader::Got::end:
        return std::nullopt;
      case CsvReader::Got::problem:
        complaints.add(csv_.problem().line, csv_.problem().message);
        break;
      case CsvReader::Got::record:
        if (auto rated = reader_.read(csv_.record(), complaints)) return rated;
    }
  }
}

}  // namespace amends::cli
