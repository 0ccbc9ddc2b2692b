#include "core/importing/recognition.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/importing/answer_values.hpp"
#include "core/importing/column_names.hpp"
#include "core/importing/date_survey.hpp"
#include "core/importing/ready_mappings.hpp"

namespace amends::importing {
namespace {

constexpr std::size_t most_values = 100;
constexpr std::size_t most_formats = 8;
constexpr std::size_t most_dates = 2'000;  // that are looked at in a column

struct Column {
  std::string name;
  std::string reference;
  std::vector<Target> meanings;
  ValueCounts values;
  bool many = false;  // values
  AnswerValues answers;
  DateSurvey dates;
  std::int64_t filled = 0;
  std::int64_t iso = 0;

  std::int64_t date_count() const {
    const auto readings = dates.readings();
    return iso + (readings.empty() ? 0 : readings.front()->reads);
  }
};

bool stands_twice(const std::vector<std::string>& names, std::string_view name) {
  return std::count_if(names.begin(), names.end(),
                       [&](const std::string& each) { return trimmed(each) == name; }) > 1;
}

bool may_stand_in_mapping(std::string_view name) {
  return !name.empty() && !name.starts_with('#') && name.size() <= limits::max_name_bytes &&
         name.find('\0') == std::string_view::npos;
}

std::vector<Column> columns_of(const CsvRecord& header) {
  std::vector<Column> columns;
  for (const std::string& text : header.fields) {
    Column column;
    column.name = trimmed(text);
    const bool names_it =
        may_stand_in_mapping(column.name) && !stands_twice(header.fields, column.name);
    column.reference = names_it ? column.name : "#" + std::to_string(columns.size() + 1);
    columns.push_back(std::move(column));
  }
  return columns;
}

void look_at(Column& column, std::int64_t line, std::string_view value) {
  static const DateFormat iso = DateFormat::iso();
  if (value.empty()) return;
  if (++column.filled <= static_cast<std::int64_t>(most_dates)) {
    if (iso.read(value)) {
      ++column.iso;
    } else if (std::any_of(value.begin(), value.end(), is_digit)) {
      column.dates.look_at(line, value);
    }
  }
  if (column.many) return;
  ++column.values[std::string(value)];
  column.many = column.values.size() > most_values;
}

void look_at_rows(std::vector<Column>& columns, const std::vector<CsvRecord>& sample) {
  for (const CsvRecord& record : sample) {
    if (record.fields.size() != columns.size()) continue;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      look_at(columns[i], record.line, trimmed(record.fields[i]));
    }
  }
  for (Column& column : columns) {
    if (!column.many) column.answers = answer_values(column.values);
  }
}

// The first of the names that the file has; null where it has none.
const std::string* name_in(const std::vector<Column>& columns,
                           const std::vector<std::string>& names) {
  const auto found = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const Column& column) { return column.name == name; });
  });
  return found == names.end() ? nullptr : &*found;
}

// Whether the file has what the mapping cannot do without.
bool fits(const Mapping& mapping, const std::vector<Column>& columns) {
  return std::all_of(mapping.columns.begin(), mapping.columns.end(), [&](const auto& entry) {
    const auto& [target, names] = entry;
    return mapping.optional.contains(target) || name_in(columns, names) != nullptr;
  });
}

const ReadyMapping* fitting_mapping(const std::vector<Column>& columns) {
  for (const ReadyMapping& ready : ready_mappings()) {
    const auto mapping = mapping_from_text(ready.text);
    if (mapping && fits(*mapping, columns)) return &ready;
  }
  return nullptr;
}

void take_meanings(const Mapping& mapping, std::vector<Column>& columns) {
  for (const auto& [target, names] : mapping.columns) {
    const std::string* name = name_in(columns, names);
    if (name == nullptr) continue;
    for (Column& column : columns) {
      if (column.name == *name) column.meanings.push_back(target);
    }
  }
}

bool means(const Column& column, Target target) {
  const auto& all = column.meanings;
  return std::find(all.begin(), all.end(), target) != all.end();
}

bool is_date_target(Target target) {
  return std::find(date_targets.begin(), date_targets.end(), target) != date_targets.end();
}

// Whether the values contradict what the name says.
bool may_mean(const Column& column, Target target) {
  if (column.filled == 0) return true;
  if (target == Target::answer) return column.answers.scale != 0;
  if (is_date_target(target))
    return 2 * column.date_count() > std::min<std::int64_t>(column.filled, most_dates);
  return true;
}

void mean_by_name(std::vector<Column>& columns) {
  // What is empty in these lines comes last, then the name counts.
  std::map<Target, std::tuple<bool, std::size_t, Column*>> best;
  for (Column& column : columns) {
    const auto named = target_by_name(plain_column_name(column.name));
    if (!named || !may_mean(column, named->target)) continue;
    const std::tuple found(column.filled == 0, named->rank, &column);
    auto& kept = best.try_emplace(named->target, found).first->second;
    kept = std::min(kept, found);
  }
  for (const auto& [target, found] : best) std::get<Column*>(found)->meanings = {target};
  if (best.contains(Target::answer)) return;
  for (Column& column : columns) {
    const bool speaks = speaks_of_satisfaction(plain_column_name(column.name));
    if (!column.meanings.empty() || !speaks || column.answers.scale == 0) continue;
    column.meanings = {Target::answer};
    return;
  }
}

// The only day that is known stands for both: without one an answer counts in no month.
void share_the_day(std::vector<Column>& columns) {
  const auto answered = std::any_of(columns.begin(), columns.end(), [](const Column& column) {
    return means(column, Target::answered_on);
  });
  for (Column& column : columns) {
    if (!answered && means(column, Target::asked_on))
      column.meanings.push_back(Target::answered_on);
  }
}

// Where no name tells the answer, the only column that looks like one.
void mean_by_values(std::vector<Column>& columns) {
  Column* found = nullptr;
  for (Column& column : columns) {
    if (means(column, Target::answer)) return;
    if (!column.meanings.empty() || column.answers.scale == 0) continue;
    if (found != nullptr) return;
    found = &column;
  }
  if (found != nullptr) found->meanings = {Target::answer};
}

json::array values_of(const Column& column) {
  json::array values;
  for (const auto& [text, rows] : column.values) {
    const auto means = column.answers.means.find(text);
    const bool known = means != column.answers.means.end();
    values.push_back(json::object{
        {"text", text}, {"rows", rows}, {"answer", known ? means->second : AnswerValues::open}});
  }
  return values;
}

// Behind those that are there, without saying one again.
void add_formats(const DateSurvey& dates, json::array& formats) {
  for (const DateSurvey::Reading* reading : dates.readings()) {
    const auto is_same = [&](const json::value& known) {
      return known.at("format").as_string() == reading->format.name();
    };
    if (formats.size() == most_formats) break;
    if (std::any_of(formats.begin(), formats.end(), is_same)) continue;
    formats.push_back(json::object{{"format", reading->format.name()},
                                   {"reads", reading->reads},
                                   {"two_ways", reading->two_ways},
                                   {"example", reading->example},
                                   {"only_this", reading->only_this}});
  }
}

bool is_day_first(const DateFormat& format) {
  return format.name().find('D') < format.name().find('M');
}

// The dates that the best format does not read, though others do.
DateSurvey others_than(const DateFormat& best, std::size_t place,
                       const std::vector<CsvRecord>& sample) {
  static const DateFormat iso = DateFormat::iso();
  DateSurvey others;
  std::size_t seen = 0;
  for (const CsvRecord& record : sample) {
    if (record.fields.size() <= place) continue;
    const std::string_view value = trimmed(record.fields[place]);
    if (value.empty() || ++seen > most_dates || best.read(value) || iso.read(value)) continue;
    others.look_at(record.line, value);
  }
  return others;
}

json::value dates_of(const Column& column, std::size_t place,
                     const std::vector<CsvRecord>& sample) {
  const std::int64_t looked_at = std::min(column.filled, static_cast<std::int64_t>(most_dates));
  if (looked_at > 0 && 2 * column.date_count() <= looked_at) return nullptr;
  json::array formats;
  json::object dates{{"seen", looked_at}, {"iso", column.iso}, {"format", ""},
                     {"certain", true},   {"mixed", false},    {"unread", column.dates.unread()}};
  const auto readings = column.dates.readings();
  if (!readings.empty() && column.iso < readings.front()->reads) {
    const DateSurvey::Reading& best = *readings.front();
    const DateSurvey::Reading* other_way = column.dates.exchanged(best);
    const DateSurvey others = others_than(best.format, place, sample);
    const auto more = others.readings();
    const bool in_both = other_way != nullptr && !other_way->only_this.empty();
    const bool other_order =
        !more.empty() && is_day_first(more.front()->format) != is_day_first(best.format);
    const bool one_way = !best.swapped || !best.only_this.empty();
    dates["format"] = best.format.name();
    dates["mixed"] = one_way && (in_both || other_order);
    dates["certain"] = one_way && !in_both && more.empty() && column.iso == 0;
    add_formats(column.dates, formats);
    add_formats(others, formats);
  }
  // Written as ISO 8601 for the most part, and otherwise too.
  if (!readings.empty() && formats.empty()) {
    dates["certain"] = false;
    add_formats(column.dates, formats);
  }
  dates["formats"] = std::move(formats);
  return dates;
}

json::array texts_of(const std::vector<AnswerClass>& classes) {
  json::array texts;
  for (const AnswerClass each : classes) texts.push_back(json::string(enum_text(each)));
  return texts;
}

json::array scales_to_choose() {
  json::array scales;
  for (const int scale : usual_scales) {
    scales.push_back(json::object{{"scale", scale}, {"classes", texts_of(usual_classes(scale))}});
  }
  return scales;
}

json::object described(const Column& column, json::value dates) {
  json::array meanings;
  for (const Target each : column.meanings) meanings.push_back(json::string(enum_text(each)));
  return {{"name", column.name},
          {"reference", column.reference},
          {"meanings", std::move(meanings)},
          {"values", column.many ? json::value(nullptr) : json::value(values_of(column))},
          {"scale", column.answers.scale},
          {"classes", texts_of(column.answers.classes)},
          {"dates", std::move(dates)}};
}

}  // namespace

json::object recognised(const CsvRecord& header, const std::vector<CsvRecord>& sample) {
  std::vector<Column> columns = columns_of(header);
  look_at_rows(columns, sample);
  json::object found{{"ready", ""}, {"mapping", nullptr}, {"scales", scales_to_choose()}};
  if (const ReadyMapping* ready = fitting_mapping(columns)) {
    found["ready"] = ready->name;
    found["mapping"] = *parse_json_object(ready->text);
    take_meanings(*mapping_from_text(ready->text), columns);
  } else {
    mean_by_name(columns);
    mean_by_values(columns);
    share_the_day(columns);
  }
  json::array described_columns;
  for (std::size_t place = 0; place < columns.size(); ++place) {
    const Column& column = columns[place];
    described_columns.push_back(described(column, dates_of(column, place, sample)));
  }
  found["columns"] = std::move(described_columns);
  return found;
}

}  // namespace amends::importing
