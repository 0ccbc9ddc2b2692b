#include "core/importing/intake.hpp"

#include <algorithm>
#include <utility>

namespace amends::importing {
namespace {

constexpr std::size_t rows_a_batch = 4'000;

}  // namespace

Intake::Intake(Services& services, Mapping mapping, Survey survey, const Settings& settings)
    : importer_(services, {mapping.touchpoint, survey, true}),
      mapping_(std::move(mapping)),
      survey_(std::move(survey)),
      zone_(settings.time_zone),
      outcomes_(settings.outcomes),
      now_(services.now()),
      complaints_(Complaints::unheard()) {}

Result<void> Intake::open(const CsvRecord& header) {
  auto reader = RowReader::make({mapping_, survey_, zone_, now_, outcomes_, distrusted_}, header);
  if (!reader) return reader.error();
  reader_.emplace(std::move(*reader));
  return {};
}

Result<void> Intake::begin_check(const CsvRecord& header) {
  told_.clear();
  counts_ = {};
  left_out_ = 0;
  seen_.clear();
  complaints_ = {Complaints::Show::first, [this](std::int64_t line, const std::string& message) {
                   told_.push_back({line, message});
                 }};
  return open(header);
}

void Intake::complain(std::int64_t line, const std::string& message) {
  ++left_out_;
  complaints_.add(line, message);
}

void Intake::check(const CsvRecord& record) {
  const auto rated = reader_->read(record, complaints_);
  if (!rated) {
    ++left_out_;
    return;
  }
  if (!repeated_.contains(record.line)) counts_.add(*rated, survey_);
  const bool numbered = !mapping_.columns.contains(Target::request);
  if (!numbered) seen_.push_back({request_hash(rated->request), record.line});
}

Result<bool> Intake::end_check() {
  if (const auto declared = refuse_undeclared_dates(); !declared) return declared.error();
  const bool others_repeated = find_repeated();
  const bool mixes = reader_->mixed_orders() != distrusted_;
  distrusted_ = reader_->mixed_orders();
  complaints_.tell_unknown_values();
  counts_.notes = reader_->ended_with_note() ? 1 : 0;
  left_out_ -= counts_.notes;
  counts_.bad_lines = complaints_.count();
  return others_repeated || mixes;
}

// Whether other lines are repeated than was known.
bool Intake::find_repeated() {
  std::sort(seen_.begin(), seen_.end());
  RepeatedLines::Found found;
  for (std::size_t i = 1; i < seen_.size(); ++i) {
    if (seen_[i].request == seen_[i - 1].request) {
      found.emplace_back(seen_[i].line, seen_[i - 1].line);
    }
  }
  seen_ = {};
  left_out_ += static_cast<std::int64_t>(found.size());
  return repeated_.take(std::move(found), complaints_);
}

Result<void> Intake::refuse_undeclared_dates() const {
  std::string text;
  for (const auto& [column, survey] : reader_->undeclared_dates()) {
    text += (text.empty() ? "" : ". ") + column + ": nobody said how its dates are written";
    for (const std::string& line : survey.findings()) text += "; " + line;
  }
  if (text.empty()) return {};
  return fail(ErrorCode::out_of_range, text, "dates");
}

Result<void> Intake::take(const CsvRecord& record) {
  if (repeated_.contains(record.line)) return {};
  auto unheard = Complaints::unheard();
  auto rated = reader_->read(record, unheard);
  if (!rated) return {};
  waiting_.push_back(std::move(*rated));
  return waiting_.size() < rows_a_batch ? Result<void>() : flush();
}

Result<void> Intake::flush() {
  const auto written = importer_.write(std::exchange(waiting_, {}));
  if (!written) return written.error();
  outcome_.imported += written->imported;
  outcome_.already_there += written->already_there;
  outcome_.follow_ups += written->follow_ups;
  return {};
}

}  // namespace amends::importing
