#include "core/importing/row_reader.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/base/text.hpp"

namespace amends::importing {
namespace {

std::optional<int> number_from(std::string_view text) {
  int number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    text += (text.empty() ? "" : ", ") + (name.empty() ? std::string("(no name)") : name);
  }
  return text;
}

std::string quoted(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "\"" : ", \"") + name + "\"";
  return text;
}

// "#3" is the third column; anything else a name of the header. Nothing when there is none.
Result<std::optional<std::size_t>> place_of(const std::string& column, const CsvRecord& header) {
  const std::vector<std::string>& names = header.fields;
  if (column.starts_with('#')) {
    const auto number = number_from(std::string_view(column).substr(1));
    if (number && *number >= 1 && static_cast<std::size_t>(*number) <= names.size()) {
      return std::optional(static_cast<std::size_t>(*number) - 1);
    }
  }
  const auto same = [&](const std::string& name) { return trimmed(name) == column; };
  const auto found = std::find_if(names.begin(), names.end(), same);
  if (found == names.end()) return std::optional<std::size_t>();
  if (std::find_if(found + 1, names.end(), same) != names.end()) {
    return fail(ErrorCode::duplicate_field, "the file has two columns \"" + column +
                                                "\"; name the one you mean by its number, such "
                                                "as #3");
  }
  return std::optional(static_cast<std::size_t>(found - names.begin()));
}

using FoundColumn = std::optional<std::pair<std::size_t, std::string>>;

// The first of the names that the file has.
Result<FoundColumn> column_in(const std::vector<std::string>& names, const CsvRecord& header) {
  for (const std::string& name : names) {
    const auto place = place_of(name, header);
    if (!place) return place.error();
    if (*place) return FoundColumn(std::pair(**place, name));
  }
  return FoundColumn();
}

// The mapping's word for a member that check_rated() complains about.
Target target_of(std::string_view field) {
  if (field == "requester_id") return Target::customer;
  if (field == "requester_name") return Target::customer_name;
  if (field == "requester_mail") return Target::customer_mail;
  return enum_from_text<Target>(field).value_or(Target::request);
}

bool is_empty(const CsvRecord& record) {
  return std::all_of(record.fields.begin(), record.fields.end(),
                     [](const std::string& field) { return trimmed(field).empty(); });
}

}  // namespace

Result<RowReader> RowReader::make(RowRules rules, const CsvRecord& header) {
  RowReader reader(std::move(rules), header.fields.size());
  if (const auto found = reader.find_columns(header); !found) return found.error();
  return reader;
}

RowReader::RowReader(RowRules rules, std::size_t width) : rules_(std::move(rules)), width_(width) {
  const auto& formats = rules_.mapping.date_formats;
  for (const Target target : date_targets) {
    DateColumn column{DateFormat::iso(), {}, {}, false, 0, {}};
    if (const auto given = formats.find(target); given != formats.end()) {
      column.format = *DateFormat::from_pattern(given->second);
      column.swapped = column.format.swapped();
      column.swapped_widths = column.format.swapped_widths();
      column.given = true;
    }
    dates_.emplace(target, std::move(column));
  }
}

Result<void> RowReader::find_columns(const CsvRecord& header) {
  const Mapping& mapping = rules_.mapping;
  for (const auto& [target, names] : mapping.columns) {
    const auto column = column_in(names, header);
    if (!column) return column.error();
    if (*column) {
      places_[static_cast<std::size_t>(target)] = (*column)->first;
      names_.emplace(target, (*column)->second);
    } else if (mapping.optional.contains(target)) {
      missing_.push_back(target);
    } else {
      const std::string name(enum_text(target));
      return fail(ErrorCode::missing_field,
                  "the file has no column " + quoted(names) + " for the mapping's " + name +
                      "; it has: " + listed(header.fields),
                  "columns." + name);
    }
  }
  return {};
}

std::string_view RowReader::cell(const CsvRecord& record, Target target) const {
  const auto& place = places_[static_cast<std::size_t>(target)];
  return place ? trimmed(record.fields[*place]) : std::string_view();
}

std::string RowReader::column_name(Target target) const {
  const auto column = names_.find(target);
  return column == names_.end() ? std::string(enum_text(target))
                                : "column \"" + column->second + "\"";
}

std::optional<RatedElsewhere> RowReader::read(const CsvRecord& record, Complaints& complaints) {
  if (note_line_) complain_about_width(*std::exchange(note_line_, std::nullopt), 1, complaints);
  if (may_be_note(record)) {
    note_line_ = record.line;
    return std::nullopt;
  }
  if (record.fields.size() != width_) {
    complain_about_width(record.line, record.fields.size(), complaints);
    return std::nullopt;
  }
  if (is_empty(record)) {
    complaints.add(record.line, "is empty");
    return std::nullopt;
  }
  RatedElsewhere rated;
  take_words(record, rated);
  take_tags(record, rated);
  // All are looked at, so that one pass finds everything.
  bool fits = take_request(record, complaints, rated);
  fits = take_answer(record, complaints, rated) && fits;
  fits = take_dates(record, complaints, rated) && fits;
  fits = take_case(record, complaints, rated) && fits;
  const auto checked = check_rated(rated, rules_.survey);
  if (checked) return fits ? std::optional(std::move(rated)) : std::nullopt;
  const Error& error = checked.error();
  complaints.add(record.line, column_name(target_of(error.field)) + " " + error.message);
  return std::nullopt;
}

// Of several lines it is what stands behind a quote that somebody forgot.
bool RowReader::may_be_note(const CsvRecord& record) const {
  return rules_.mapping.ends_with_note && width_ > 1 && record.fields.size() == 1 &&
         record.fields.front().find_first_of("\r\n") == std::string::npos;
}

void RowReader::complain_about_width(std::int64_t line, std::size_t fields,
                                     Complaints& complaints) const {
  complaints.add(
      line, "has " + std::to_string(fields) + " fields; the header has " + std::to_string(width_));
}

void RowReader::take_words(const CsvRecord& record, RatedElsewhere& rated) const {
  const auto text = [&](Target target) { return std::string(cell(record, target)); };
  rated.snapshot.agent = text(Target::agent);
  rated.snapshot.closer = text(Target::closer);
  rated.snapshot.team = text(Target::team);
  rated.snapshot.queue = text(Target::queue);
  rated.snapshot.service = text(Target::service);
  rated.snapshot.channel = text(Target::channel);
  rated.snapshot.organisation = text(Target::organisation);
  rated.personal.requester_id = text(Target::customer);
  rated.personal.requester_name = text(Target::customer_name);
  rated.personal.requester_mail = text(Target::customer_mail);
  rated.personal.subject = text(Target::subject);
  rated.personal.comment = text(Target::comment);
}

bool RowReader::take_request(const CsvRecord& record, Complaints& complaints,
                             RatedElsewhere& rated) const {
  const std::string& prefix = rules_.mapping.prefix;
  if (!places_[static_cast<std::size_t>(Target::request)]) {
    rated.request = prefix + std::to_string(record.number);
    return true;
  }
  std::string_view id = cell(record, Target::request);
  const auto after = rules_.mapping.after.find(Target::request);
  if (after != rules_.mapping.after.end() && !id.empty()) {
    const std::size_t at = id.rfind(after->second);
    if (at == std::string_view::npos) {
      complaints.add(record.line, column_name(Target::request) + " is \"" + shortened(id, 60) +
                                      "\", which does not hold \"" + after->second + "\"");
      rated.request = id;
      return false;
    }
    id = trimmed(id.substr(at + after->second.size()));
  }
  if (!id.empty()) rated.request = prefix + std::string(id);
  return true;
}

void RowReader::take_tags(const CsvRecord& record, RatedElsewhere& rated) const {
  std::string_view rest = cell(record, Target::tags);
  const std::string& separator = rules_.mapping.tags_separator;
  while (!rest.empty()) {
    const std::size_t end = separator.empty() ? std::string_view::npos : rest.find(separator);
    const std::string_view tag = trimmed(rest.substr(0, end));
    auto& tags = rated.snapshot.tags;
    const bool known = std::find(tags.begin(), tags.end(), tag) != tags.end();
    if (!tag.empty() && !known) tags.emplace_back(tag);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + separator.size());
  }
}

bool RowReader::take_case(const CsvRecord& record, Complaints& complaints, RatedElsewhere& rated) {
  CaseElsewhere& work = rated.work;
  work.note = cell(record, Target::note);
  work.by = cell(record, Target::addressed_by);
  if (!take_end(record, complaints, rated)) return false;
  return take_outcome(record, complaints, work) && check_case(record, complaints, rated);
}

bool RowReader::take_end(const CsvRecord& record, Complaints& complaints, RatedElsewhere& rated) {
  std::optional<ReadDate> end;
  if (!take_date(record, Target::addressed_on, complaints, end)) return false;
  if (!end) return true;
  rated.work.addressed_at = end->at;
  // A day says nothing of the time: on that of the answer it means behind it.
  const bool same_day = rated.at && !end->has_time && end->day == rated.day_answered;
  if (same_day) rated.work.addressed_at = std::max(end->at, *rated.at);
  return true;
}

bool RowReader::take_outcome(const CsvRecord& record, Complaints& complaints,
                             CaseElsewhere& work) const {
  const std::string_view text = cell(record, Target::outcome);
  if (text.empty()) return true;
  const auto named = rules_.mapping.outcomes.find(text);
  work.outcome = named == rules_.mapping.outcomes.end() ? std::string(text) : named->second;
  const auto& known = rules_.outcomes;
  if (std::find(known.begin(), known.end(), work.outcome) != known.end()) return true;
  complaints.add_unknown(record.line, column_name(Target::outcome), text, no_outcome_of(known));
  return false;
}

bool RowReader::check_case(const CsvRecord& record, Complaints& complaints,
                           const RatedElsewhere& rated) const {
  const CaseElsewhere& work = rated.work;
  const bool told = !work.empty() || !work.by.empty() || work.addressed_at;
  if (!told) return true;
  const bool opens =
      rated.answer > 0 && rules_.survey.class_of(rated.answer) == AnswerClass::dissatisfied;
  std::string problem;
  if (!opens) {
    problem = "tells of a follow-up, but the answer is not dissatisfied";
  } else if (work.outcome.empty() && (work.addressed_at || !work.by.empty())) {
    problem = column_name(Target::outcome) + " is empty, though the case was addressed";
  } else if (work.addressed_at && rated.at && *work.addressed_at < *rated.at) {
    problem = column_name(Target::addressed_on) + " lies before the answer";
  }
  if (problem.empty()) return true;
  complaints.add(record.line, problem);
  return false;
}

bool RowReader::take_answer(const CsvRecord& record, Complaints& complaints,
                            RatedElsewhere& rated) const {
  const std::string_view text = cell(record, Target::answer);
  const auto& none = rules_.mapping.no_answer;
  if (text.empty() || std::find(none.begin(), none.end(), text) != none.end()) return true;
  std::optional<int> answer;
  if (rules_.mapping.answers.empty()) {
    answer = number_from(text);
  } else if (const auto named = rules_.mapping.answers.find(text);
             named != rules_.mapping.answers.end()) {
    answer = named->second;
  }
  if (answer && *answer >= 1 && *answer <= rules_.survey.scale) {
    rated.answer = *answer;
    return true;
  }
  complaints.add_unknown(record.line, column_name(Target::answer), text,
                         "which the mapping does not name");
  return false;
}

bool RowReader::take_dates(const CsvRecord& record, Complaints& complaints, RatedElsewhere& rated) {
  std::optional<ReadDate> asked;
  std::optional<ReadDate> answered;
  const bool answered_fits = take_date(record, Target::answered_on, complaints, answered);
  bool asked_fits = answered_fits;
  if (one_day_for_both()) {
    asked = answered;
  } else {
    asked_fits = take_date(record, Target::asked_on, complaints, asked);
  }
  if (asked) rated.day_asked = asked->day;
  if (answered) rated.day_answered = answered->day;
  if (const auto& date = rated.answer > 0 ? answered : asked) rated.at = date->at;
  return asked_fits && answered_fits;
}

// As a date with day and month exchanged.
std::optional<WrittenDate> RowReader::read_otherwise(const DateColumn& column,
                                                     std::string_view text) {
  for (const auto* format : {&column.swapped, &column.swapped_widths}) {
    if (!*format) continue;
    if (const auto date = (*format)->read(text)) return date;
  }
  return std::nullopt;
}

// What is wrong with a date is told once.
bool RowReader::one_day_for_both() const {
  const auto place = [this](Target target) { return places_[static_cast<std::size_t>(target)]; };
  return place(Target::asked_on) && place(Target::asked_on) == place(Target::answered_on) &&
         dates_.at(Target::asked_on).format.name() == dates_.at(Target::answered_on).format.name();
}

bool RowReader::take_date(const CsvRecord& record, Target target, Complaints& complaints,
                          std::optional<ReadDate>& date) {
  const std::string_view text = cell(record, target);
  if (text.empty()) return true;
  DateColumn& column = dates_.at(target);
  const auto written = column.format.read(text);
  if (!written) {
    complain_about_date(record, target, complaints);
    return false;
  }
  ++column.read;
  if (!check_order(record, target, *written, complaints)) return false;
  const UtcMillis at = moment_of(*written, rules_.zone);
  date = ReadDate{at, rules_.zone.day_of(at), written->has_time};
  if (at > rules_.now) {
    complaints.add(record.line, column_name(target) + " is \"" + std::string(text) +
                                    "\", which is in the future");
    return false;
  }
  return true;
}

void RowReader::complain_about_date(const CsvRecord& record, Target target,
                                    Complaints& complaints) {
  DateColumn& column = dates_.at(target);
  const std::string_view text = cell(record, target);
  if (!column.given) {
    column.unread.look_at(record.line, text);
  } else if (read_otherwise(column, text)) {
    mixed_.insert(target);
  }
  complaints.add(record.line, column_name(target) + " is \"" + shortened(text, 40) +
                                  "\", which is no date written as " + column.format.name());
}

bool RowReader::check_order(const CsvRecord& record, Target target, const WrittenDate& date,
                            Complaints& complaints) const {
  const DateColumn& column = dates_.at(target);
  if (!rules_.distrusted.contains(target)) return true;
  const std::string_view text = cell(record, target);
  const auto other = read_otherwise(column, text);
  if (!other || *other == date) return true;
  complaints.add(record.line, column_name(target) + " is \"" + std::string(text) +
                                  "\", which can be read in two ways, and the column mixes both");
  return false;
}

std::map<std::string, DateSurvey> RowReader::undeclared_dates() const {
  std::map<std::string, DateSurvey> found;
  for (const auto& [target, column] : dates_) {
    if (column.unread.seen() > column.read) found.emplace(column_name(target), column.unread);
  }
  return found;
}

}  // namespace amends::importing
