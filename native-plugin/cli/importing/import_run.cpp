#include "native-plugin/cli/importing/import_run.hpp"

#include <algorithm>
#include <cstdio>
#include <future>
#include <optional>
#include <utility>

#include "native-plugin/cli/importing/refusal.hpp"
#include "native-plugin/cli/interrupt.hpp"
#include "native-plugin/cli/text/table.hpp"

namespace amends::cli {
namespace {

Complaints::Teller on_stderr(const std::string& file) {
  return [&file](std::int64_t line, const std::string& message) {
    std::fprintf(stderr, "%s:%lld: %s\n", file.c_str(), static_cast<long long>(line),
                 harmless(message).c_str());
  };
}

}  // namespace

ImportRun::ImportRun(ImportOptions options, Mapping mapping, Survey survey,
                     const Settings& settings, UtcMillis now)
    : options_(std::move(options)),
      mapping_(std::move(mapping)),
      survey_(std::move(survey)),
      zone_(settings.time_zone),
      outcomes_(settings.outcomes),
      now_(now) {}

void ImportRun::open_file() {
  rows_.emplace(options_.file, options_.delimiter,
                RowRules{mapping_, survey_, zone_, now_, outcomes_, distrusted_});
  window_.clear();
}

void ImportRun::tell_missing(const RowReader& reader) const {
  std::string names;
  for (const Target target : reader.missing()) {
    names.append(names.empty() ? "" : ", ").append(enum_text(target));
  }
  if (names.empty()) return;
  std::fprintf(stderr, "%s: the file has no column for: %s\n", options_.file.c_str(),
               names.c_str());
}

ImportCounts ImportRun::check() {
  expect(ExitCode::refused, check_outcomes(mapping_, outcomes_));
  const bool skip = options_.skip_bad_lines;
  // Whether a column mixes the orders of its dates shows at its end only.
  Complaints first(skip ? Complaints::Show::none : Complaints::Show::first,
                   on_stderr(options_.file));
  ImportCounts counts = check_once(first);
  tell_missing(rows_->reader());
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
  // Where dates are distrusted, lines are left out that others repeated.
  if (!distrusted_.empty()) {
    auto unheard = Complaints::unheard();
    check_once(unheard);
  }
  Complaints all(Complaints::Show::all, on_stderr(options_.file));
  counts = check_once(all);
  counts.bad_lines = all.count();
  return counts;
}

ImportCounts ImportRun::check_once(Complaints& complaints) {
  ImportCounts counts;
  RequestLines lines;
  const bool numbered = !mapping_.columns.contains(Target::request);
  open_file();
  std::int64_t read = 0;
  while (const auto rated = rows_->next(complaints)) {
    progress_.show("checking", ++read, rows_->bytes_read(), rows_->bytes_in_file());
    const std::int64_t line = rows_->record().line;
    if (!repeated_.contains(line)) counts.add(*rated, survey_);
    if (!numbered) lines.add(rated->request, line);
    if (window_.has_room()) window_.add(rows_->record(), rated->at);
  }
  progress_.clear();
  counts.notes = rows_->reader().ended_with_note() ? 1 : 0;
  RepeatedLines::Found found;
  lines.each_repeated(
      [&](std::int64_t line, std::int64_t earlier) { found.emplace_back(line, earlier); });
  repeated_.take(std::move(found), complaints);
  refuse_undeclared_dates(rows_->reader());
  distrusted_ = rows_->reader().mixed_orders();
  return counts;
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

// A batch is prepared on another thread while this one writes the batch before it.
Importer::Outcome ImportRun::write(Services& services, std::int64_t rows) {
  Importer importer(services, {mapping_.touchpoint, survey_, options_.open_follow_ups});
  // What fits in memory was read by check().
  if (!window_.has_room()) open_file();
  BatchSource batches(*rows_, std::move(window_), repeated_, importer);
  // What one thread has made is freed by it, too: that is no small work.
  const auto prepare = [&](std::optional<Importer::Batch> spent) {
    return std::async(std::launch::async, [&batches, freed = std::move(spent)]() mutable {
      freed.reset();
      return batches.next();
    });
  };
  Importer::Outcome sum;
  std::optional<Importer::Batch> written;
  auto next = prepare(std::nullopt);
  while (auto batch = next.get()) {
    if (was_interrupted()) break;
    next = prepare(std::exchange(written, std::nullopt));
    const Importer::Outcome outcome = expect(importer.commit(*batch));
    written = std::move(batch);
    sum.imported += outcome.imported;
    sum.already_there += outcome.already_there;
    sum.follow_ups += outcome.follow_ups;
    const std::int64_t done = sum.imported + sum.already_there;
    progress_.show("importing", done, done, rows);
  }
  progress_.clear();
  return sum;
}

}  // namespace amends::cli
