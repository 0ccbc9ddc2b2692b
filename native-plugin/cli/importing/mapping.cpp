#include "native-plugin/cli/importing/mapping.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/model/field_reader.hpp"
#include "native-plugin/cli/exit_code.hpp"
#include "native-plugin/cli/importing/date_format.hpp"

namespace amends::cli {
namespace {

constexpr std::size_t max_mapping_bytes = 1024 * 1024;
constexpr std::size_t max_values = 1000;

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file || text.str().empty()) {
    throw Failure(ExitCode::refused, "the mapping " + path + ": " +
                                         (errno == 0 ? "it is empty" : std::strerror(errno)));
  }
  if (text.str().size() > max_mapping_bytes) {
    throw Failure(ExitCode::refused, "the mapping " + path + " is larger than 1 MiB");
  }
  return text.str();
}

void read_columns(FieldReader& document, Mapping& mapping) {
  FieldReader columns(document.object("columns"), "columns.");
  for (const std::string_view name : EnumTexts<Target>::texts) {
    if (!columns.has(name)) continue;
    mapping.columns[*enum_from_text<Target>(name)] =
        columns.required_text(name, limits::max_name_bytes);
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

void read_dates(FieldReader& document, Mapping& mapping) {
  FieldReader formats(document.object("dates"), "dates.");
  for (const Target target : {Target::asked_on, Target::answered_on}) {
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

[[noreturn]] void refuse(const std::string& rule) {
  throw Failure(ExitCode::usage, rule);
}

void check_scale(const Mapping& mapping) {
  if (!Scale::of(mapping.scale)) refuse("the scale must be 2, 3, 5 or 10");
  const auto points = static_cast<std::size_t>(mapping.scale);
  if (mapping.classes.size() != points) {
    refuse(
        "say which answers are satisfied and which are not: --satisfied and --dissatisfied, or "
        "the mapping's survey.classes, one per answer");
  }
  if (!std::is_sorted(mapping.classes.begin(), mapping.classes.end())) {
    refuse("a higher answer must not be worse than a lower one; higher is better");
  }
  if (!mapping.labels.empty() && mapping.labels.size() != points) {
    refuse("survey.labels must have one item per answer");
  }
  for (const auto& [text, answer] : mapping.answers) {
    if (answer > mapping.scale) {
      refuse("\"" + text + "\" is answer " + std::to_string(answer) + ", beyond the scale of " +
             std::to_string(mapping.scale));
    }
  }
}

// The words of the value table, without the number that often stands before them: "1 - Bad" →
// "Bad".
std::string label_from(std::string_view text) {
  const std::size_t word = text.find_first_not_of("0123456789 -–.:)");
  return std::string(word == std::string_view::npos ? text : text.substr(word));
}

}  // namespace

Mapping read_mapping(const std::string& path) {
  auto document = parse_json_object(read_file(path));
  if (!document) {
    throw Failure(ExitCode::refused, "the mapping " + path + ": " + document.error().message);
  }
  FieldReader fields(*document);
  Mapping mapping;
  read_columns(fields, mapping);
  read_answers(fields, mapping);
  mapping.no_answer = fields.texts("no_answer", max_values, limits::max_name_bytes);
  read_dates(fields, mapping);
  read_survey(fields, mapping);
  mapping.touchpoint = fields.text("touchpoint", 64, mapping.touchpoint);
  mapping.prefix = fields.text("prefix", 64);
  if (auto error = fields.finish()) {
    throw Failure(ExitCode::refused, "the mapping " + path + ": " + error->message);
  }
  return mapping;
}

void map_columns(Mapping& mapping, const std::string& text) {
  for (const std::string_view part : split(text, ',')) {
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos || equals + 1 == part.size()) {
      refuse("--map wants meaning=column, not '" + std::string(part) + "'");
    }
    const std::string_view name = trimmed(part.substr(0, equals));
    const auto target = enum_from_text<Target>(name);
    if (!target) {
      std::string known;
      for (const auto each : EnumTexts<Target>::texts) {
        known.append(known.empty() ? "" : ", ").append(each);
      }
      refuse("--map does not know '" + std::string(name) + "'; there are: " + known);
    }
    mapping.columns[*target] = trimmed(part.substr(equals + 1));
  }
}

void classify(Mapping& mapping, const std::vector<int>& satisfied,
              const std::vector<int>& dissatisfied) {
  const auto has = [](const std::vector<int>& list, int answer) {
    return std::find(list.begin(), list.end(), answer) != list.end();
  };
  for (const auto& list : {satisfied, dissatisfied}) {
    for (const int answer : list) {
      if (answer < 1 || answer > mapping.scale) {
        refuse("answer " + std::to_string(answer) + " is not on the scale; say --scale");
      }
    }
  }
  mapping.classes.clear();
  for (int answer = 1; answer <= mapping.scale; ++answer) {
    if (has(satisfied, answer) && has(dissatisfied, answer)) {
      refuse("answer " + std::to_string(answer) + " cannot be satisfied and dissatisfied");
    }
    mapping.classes.push_back(has(satisfied, answer)      ? AnswerClass::satisfied
                              : has(dissatisfied, answer) ? AnswerClass::dissatisfied
                                                          : AnswerClass::neutral);
  }
}

void check_mapping(const Mapping& mapping) {
  if (!mapping.columns.contains(Target::answer)) {
    refuse("no column is mapped to the answer: --map answer=COLUMN");
  }
  for (const auto& [target, pattern] : mapping.date_formats) {
    if (DateFormat::from_pattern(pattern)) continue;
    refuse("\"" + pattern +
           "\" is no date format; build it of YYYY or YY, MM, M, Mon or Month, DD "
           "or D, and for times hh or h, mm, ss, AM");
  }
  if (mapping.scale == 0 && mapping.survey.empty()) {
    refuse("say which survey was asked: --survey ID of the settings, or --scale");
  }
  if (mapping.scale != 0) check_scale(mapping);
}

Survey survey_of(const Mapping& mapping) {
  Survey survey;
  survey.id = mapping.survey.empty() ? "imported-" + std::to_string(mapping.scale) : mapping.survey;
  survey.touchpoint = survey.id;
  survey.scale = mapping.scale;
  survey.classes = mapping.classes;
  SurveyTexts& words = survey.texts["en"];
  words.question = "How was our help with this request?";
  words.labels = mapping.labels;
  for (int answer = 1; words.labels.size() < static_cast<std::size_t>(mapping.scale); ++answer) {
    const auto named = std::find_if(mapping.answers.begin(), mapping.answers.end(),
                                    [&](const auto& item) { return item.second == answer; });
    words.labels.push_back(named == mapping.answers.end() ? std::to_string(answer)
                                                          : label_from(named->first));
  }
  return survey;
}

}  // namespace amends::cli
