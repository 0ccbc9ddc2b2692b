#include "core/importing/mapping.hpp"

#include <algorithm>
#include <utility>

#include "core/importing/date_format.hpp"

namespace amends::importing {
namespace {

constexpr std::array case_targets = {Target::outcome, Target::note, Target::addressed_by,
                                     Target::addressed_on};

Error refusal(std::string field, std::string rule) {
  return fail(ErrorCode::out_of_range, std::move(rule), std::move(field));
}

Result<void> check_scale(const Mapping& mapping) {
  if (!Scale::of(mapping.scale)) return refusal("survey.scale", "the scale must be 2, 3, 5 or 10");
  const auto points = static_cast<std::size_t>(mapping.scale);
  if (mapping.classes.size() != points) {
    return refusal("survey.classes", "say which answers are satisfied and which are not");
  }
  if (!std::is_sorted(mapping.classes.begin(), mapping.classes.end())) {
    return refusal("survey.classes",
                   "a higher answer must not be worse than a lower one; higher is better");
  }
  if (!mapping.labels.empty() && mapping.labels.size() != points) {
    return refusal("survey.labels", "survey.labels must have one item per answer");
  }
  for (const auto& [text, answer] : mapping.answers) {
    if (answer <= mapping.scale) continue;
    return refusal("answers", "\"" + text + "\" is answer " + std::to_string(answer) +
                                  ", beyond the scale of " + std::to_string(mapping.scale));
  }
  return {};
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

Result<void> check_mapping(const Mapping& mapping) {
  if (!mapping.columns.contains(Target::answer)) {
    return refusal("columns.answer", "no column is mapped to the answer");
  }
  for (const auto& [target, pattern] : mapping.date_formats) {
    if (DateFormat::from_pattern(pattern)) continue;
    return refusal("dates." + std::string(enum_text(target)),
                   "\"" + pattern +
                       "\" is no date format; build it of YYYY or YY, MM, M, Mon or Month, DD "
                       "or D, and for times hh or h, mm, ss, AM");
  }
  const bool addressed = mapping.columns.contains(Target::addressed_on) ||
                         mapping.columns.contains(Target::addressed_by);
  if (addressed && !mapping.columns.contains(Target::outcome)) {
    return refusal("columns.outcome", "a case is addressed with an outcome");
  }
  if (mapping.scale == 0 && mapping.survey.empty()) {
    return refusal("survey", "say which survey was asked");
  }
  if (mapping.scale != 0) return check_scale(mapping);
  return {};
}

Result<void> check_outcomes(const Mapping& mapping, const std::vector<std::string>& codes) {
  for (const auto& [text, code] : mapping.outcomes) {
    if (std::find(codes.begin(), codes.end(), code) != codes.end()) continue;
    return refusal("outcomes", "the mapping's outcomes." + text + " is \"" + code + "\", " +
                                   no_outcome_of(codes));
  }
  return {};
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

}  // namespace amends::importing
