#include "native-plugin/cli/importing/mapping.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "native-plugin/cli/exit_code.hpp"
#include "native-plugin/cli/importing/date_format.hpp"
#include "native-plugin/cli/text/table.hpp"

namespace amends::cli {
namespace {

constexpr std::array case_targets = {Target::outcome, Target::note, Target::addressed_by,
                                     Target::addressed_on};

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

bool tells_cases(const Mapping& mapping) {
  return std::any_of(case_targets.begin(), case_targets.end(),
                     [&](Target target) { return mapping.columns.contains(target); });
}

void map_columns(Mapping& mapping, const std::string& text) {
  for (const std::string_view part : split(text, ',')) {
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos) {
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
    const std::string_view column = trimmed(part.substr(equals + 1));
    mapping.columns.erase(*target);
    if (!column.empty()) mapping.columns[*target] = {std::string(column)};
    mapping.optional.erase(*target);
    mapping.after.erase(*target);
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
  const bool addressed = mapping.columns.contains(Target::addressed_on) ||
                         mapping.columns.contains(Target::addressed_by);
  if (addressed && !mapping.columns.contains(Target::outcome)) {
    refuse("a case is addressed with an outcome: --map outcome=COLUMN");
  }
  if (mapping.scale == 0 && mapping.survey.empty()) {
    refuse("say which survey was asked: --survey ID of the settings, or --scale");
  }
  if (mapping.scale != 0) check_scale(mapping);
}

void check_outcomes(const Mapping& mapping, const std::vector<std::string>& codes) {
  for (const auto& [text, code] : mapping.outcomes) {
    if (std::find(codes.begin(), codes.end(), code) != codes.end()) continue;
    throw Failure(ExitCode::refused, harmless("the mapping's outcomes." + text + " is \"" + code +
                                              "\", " + no_outcome_of(codes)));
  }
}

std::string no_outcome_of(const std::vector<std::string>& codes) {
  std::string text = "which is no outcome of the settings: ";
  for (const std::string& code : codes) text.append(code == codes.front() ? "" : ", ").append(code);
  return text;
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
