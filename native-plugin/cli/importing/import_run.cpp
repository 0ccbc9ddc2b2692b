#include "native-plugin/cli/importing/import_run.hpp"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <string_view>
#include <utility>

#include "native-plugin/cli/importing/csv_reader.hpp"
#include "native-plugin/cli/interrupt.hpp"
#include "native-plugin/cli/text/table.hpp"

namespace amends::cli {
namespace {

constexpr std::size_t rows_a_batch = 2000;

void count(const RatedElsewhere& rated, const Survey& survey, ImportCounts& counts) {
  ++counts.rows;
  if (rated.answer == 0) return;
  ++counts.answered;
  if (rated.day_answered == undated) ++counts.undated;
  switch (survey.class_of(rated.answer)) {
    case AnswerClass::satisfied:
      ++counts.satisfied;
      break;
    case AnswerClass::neutral:
      ++counts.neutral;
      break;
    case AnswerClass::dissatisfied:
      ++counts.dissatisfied;
      break;
  }
}

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

ImportRun::ImportRun(ImportOptions options, Mapping mapping, Survey survey, TimeZone zone,
                     UtcMillis now)
    : options_(std::move(options)),
      mapping_(std::move(mapping)),
      survey_(std::move(survey)),
      zone_(std::move(zone)),
      now_(now) {}

// Calls take(line, rated) for each good row, until it returns false. Gives back the reader at the
// end.
template <class Take>
std::optional<RowReader> ImportRun::each_row(const char* what, Complaints& complaints,
                                             const Take& take) {
  CsvReader csv(options_.file, options_.delimiter);
  const CsvRecord header = header_of(csv, options_.file, options_.delimiter);
  RowReader reader(mapping_, survey_, zone_, now_, distrusted_, header);
  std::int64_t rows = 0;
  for (CsvReader::Got got = csv.next(); got != CsvReader::Got::end; got = csv.next()) {
    progress_.show(what, ++rows, csv.bytes_read(), csv.bytes_in_file());
    if (got == CsvReader::Got::problem) {
      progress_.clear();
      complaints.add(csv.problem().line, csv.problem().message);
      continue;
    }
    auto rated = reader.read(csv.record(), complaints);
    if (!rated) continue;
    if (!take(csv.record().line, std::move(*rated))) break;
  }
  progress_.clear();
  return reader;
}

ImportCounts ImportRun::check() {
  const bool skip = options_.skip_bad_lines;
  // Whether a column mixes the orders of its dates shows at its end only.
  Complaints first(options_.file, skip ? Complaints::Show::none : Complaints::Show::first);
  ImportCounts counts = check_once(first);
  counts.bad_lines = first.count();
  if (counts.bad_lines == 0) return counts;
  if (!skip) {
    first.tell_unknown_values();
    if (first.hidden() > 0) {
      std::fprintf(stderr, "%s: and %s more complaints\n", options_.file.c_str(),
                   grouped(first.hidden()).c_str());
    }
    throw Failure(ExitCode::refused, grouped(counts.bad_lines) +
                                         " complaints; nothing was imported "
                                         "(--skip-bad-lines imports the rest)");
  }
  Complaints all(options_.file, Complaints::Show::all);
  counts = check_once(all);
  counts.bad_lines = all.count();
  return counts;
}

ImportCounts ImportRun::check_once(Complaints& complaints) {
  ImportCounts counts;
  std::vector<Seen> seen;
  const bool numbered = !mapping_.columns.contains(Target::request);
  const auto reader =
      each_row("checking", complaints, [&](std::int64_t line, RatedElsewhere rated) {
        if (!is_repeated(line)) count(rated, survey_, counts);
        if (!numbered) seen.push_back({std::hash<std::string>{}(rated.request), line});
        return true;
      });
  find_repeated(std::move(seen), complaints);
  refuse_undeclared_dates(*reader);
  distrusted_ = reader->mixed_orders();
  return counts;
}

bool ImportRun::is_repeated(std::int64_t line) const {
  return std::binary_search(repeated_.begin(), repeated_.end(), line);
}

void ImportRun::find_repeated(std::vector<Seen> seen, Complaints& complaints) {
  std::sort(seen.begin(), seen.end(), [](const Seen& a, const Seen& b) {
    return std::pair(a.request, a.line) < std::pair(b.request, b.line);
  });
  repeated_.clear();
  std::vector<std::pair<std::int64_t, std::int64_t>> found;  // line, and the line before
  for (std::size_t i = 1; i < seen.size(); ++i) {
    if (seen[i].request == seen[i - 1].request) found.emplace_back(seen[i].line, seen[i - 1].line);
  }
  std::sort(found.begin(), found.end());
  for (const auto& [line, earlier] : found) {
    repeated_.push_back(line);
    complaints.add(line, "its request stands on line " + std::to_string(earlier) + " already");
  }
}

void ImportRun::refuse_undeclared_dates(const RowReader& reader) {
  const auto columns = reader.undeclared_dates();
  if (columns.empty()) return;
  for (const auto& [column, survey] : columns) {
    std::fprintf(stderr, "%s: %s: nobody said how its dates are written\n", options_.file.c_str(),
                 column.c_str());
    for (const std::string& line : survey.findings()) {
      std::fprintf(stderr, "  %s\n", harmless(line).c_str());
    }
  }
  throw Failure(ExitCode::refused,
                "dates are never guessed; nothing was imported: say --date-format, such as "
                "--date-format DD/MM/YYYY");
}

Importer::Outcome ImportRun::write(Services& services) {
  Importer importer(services, {mapping_.touchpoint, survey_, options_.open_follow_ups});
  Importer::Outcome sum;
  std::vector<RatedElsewhere> batch;
  const auto write_batch = [&] {
    const Importer::Outcome outcome = expect(importer.write(batch));
    sum.imported += outcome.imported;
    sum.already_there += outcome.already_there;
    sum.follow_ups += outcome.follow_ups;
    batch.clear();
  };
  Complaints none(options_.file, Complaints::Show::none);
  each_row("importing", none, [&](std::int64_t line, RatedElsewhere rated) {
    if (is_repeated(line)) return true;
    batch.push_back(std::move(rated));
    if (batch.size() == rows_a_batch) write_batch();
    return !was_interrupted();
  });
  if (!was_interrupted() && !batch.empty()) write_batch();
  return sum;
}

}  // namespace amends::cli
