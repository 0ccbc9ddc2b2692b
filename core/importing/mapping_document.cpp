#include <algorithm>

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/importing/mapping.hpp"
#include "core/model/field_reader.hpp"

namespace amends::importing {
namespace {

constexpr std::size_t max_values = 1000;
constexpr std::size_t max_names = 20;  // of one column
constexpr std::size_t max_about_bytes = 2000;

// One name, or several that programs or versions give it.
std::vector<std::string> column_names(FieldReader& columns, std::string_view name, bool is_list) {
  if (!is_list) return {columns.required_text(name, limits::max_name_bytes)};
  auto names = columns.texts(name, max_names, limits::max_name_bytes);
  const bool usable = !names.empty() && std::find(names.begin(), names.end(), "") == names.end();
  if (!usable) columns.refuse(ErrorCode::missing_field, name, "must name a column");
  return names;
}

void read_columns(FieldReader& document, Mapping& mapping) {
  const json::object& given = document.object("columns");
  FieldReader columns(given, "columns.");
  for (const std::string_view name : EnumTexts<Target>::texts) {
    if (!columns.has(name)) continue;
    mapping.columns[*enum_from_text<Target>(name)] =
        column_names(columns, name, given.at(name).is_array());
  }
  if (auto error = columns.finish()) document.refuse(*error);
}

void read_answers(FieldReader& document, Mapping& mapping) {
  const json::object& answers = document.object("answers");
  if (answers.size() > max_values) {
    document.refuse(ErrorCode::field_too_long, "answers", "must have at most 1000 members");
    return;
  }
  FieldReader values(answers, "answers.");
  for (const auto& member : answers) {
    mapping.answers[std::string(trimmed(member.key()))] =
        static_cast<int>(values.integer(member.key(), 1, 10, 0));
  }
  if (auto error = values.finish()) document.refuse(*error);
}

void read_optional(FieldReader& document, Mapping& mapping) {
  for (const std::string& name : document.texts("optional", target_count, 64)) {
    const auto target = enum_from_text<Target>(name);
    if (!target || !mapping.columns.contains(*target)) {
      document.refuse(ErrorCode::out_of_range, "optional", "must name members of columns");
      return;
    }
    mapping.optional.insert(*target);
  }
}

void read_after(FieldReader& document, Mapping& mapping) {
  FieldReader after(document.object("after"), "after.");
  for (const auto& [target, names] : mapping.columns) {
    const std::string_view name = enum_text(target);
    if (after.has(name)) mapping.after[target] = after.required_text(name, 64);
  }
  if (auto error = after.finish()) document.refuse(*error);
}

void read_outcomes(FieldReader& document, Mapping& mapping) {
  const json::object& outcomes = document.object("outcomes");
  if (outcomes.size() > max_values) {
    document.refuse(ErrorCode::field_too_long, "outcomes", "must have at most 1000 members");
    return;
  }
  FieldReader values(outcomes, "outcomes.");
  for (const auto& member : outcomes) {
    mapping.outcomes[std::string(trimmed(member.key()))] =
        values.required_text(member.key(), limits::max_case_code_bytes);
  }
  if (auto error = values.finish()) document.refuse(*error);
}

void read_dates(FieldReader& document, Mapping& mapping) {
  FieldReader formats(document.object("dates"), "dates.");
  for (const Target target : date_targets) {
    const std::string_view name = enum_text(target);
    if (formats.has(name)) mapping.date_formats[target] = formats.required_text(name, 64);
  }
  if (auto error = formats.finish()) document.refuse(*error);
}

void read_survey(FieldReader& document, Mapping& mapping) {
  FieldReader survey(document.object("survey"), "survey.");
  mapping.survey = survey.text("id", 64);
  mapping.scale = static_cast<int>(survey.integer("scale", 2, 10, 0));
  for (const std::string& text : survey.texts("classes", 10, 32)) {
    const auto value = enum_from_text<AnswerClass>(text);
    if (!value) {
      survey.refuse(ErrorCode::out_of_range, "classes",
                    "must be satisfied, neutral or dissatisfied for each answer");
      break;
    }
    mapping.classes.push_back(*value);
  }
  mapping.labels = survey.texts("labels", 10, limits::max_text_bytes);
  if (auto error = survey.finish()) document.refuse(*error);
}

}  // namespace

Result<Mapping> mapping_from_text(std::string_view text) {
  auto document = parse_json_object(text);
  if (!document) return document.error();
  FieldReader fields(*document);
  Mapping mapping;
  fields.text("about", max_about_bytes);
  read_columns(fields, mapping);
  read_optional(fields, mapping);
  read_after(fields, mapping);
  read_answers(fields, mapping);
  read_outcomes(fields, mapping);
  mapping.no_answer = fields.texts("no_answer", max_values, limits::max_name_bytes);
  read_dates(fields, mapping);
  read_survey(fields, mapping);
  mapping.touchpoint = fields.text("touchpoint", 64, mapping.touchpoint);
  mapping.prefix = fields.text("prefix", 64);
  mapping.tags_separator = fields.text("tags_separator", 8, mapping.tags_separator);
  mapping.ends_with_note = fields.optional_flag("ends_with_note").value_or(false);
  mapping.delimiter = fields.text("delimiter", 3);
  if (auto error = fields.finish()) return *error;
  return mapping;
}

}  // namespace amends::importing
