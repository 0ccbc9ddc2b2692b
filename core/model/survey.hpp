// A question, its scale, and what its answers mean. A survey that an invitation names never
// changes: another text or scale is another version.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/answer.hpp"
#include "core/model/json.hpp"

namespace amends {

/// The words of a survey in one language.
struct SurveyTexts {
  std::string question;
  std::vector<std::string> labels;             // one per answer, lowest first
  std::map<std::string, std::string> reasons;  // by reason id
  friend bool operator==(const SurveyTexts&, const SurveyTexts&) = default;
};

inline constexpr int longest_scale = 10;

struct Survey {
  std::string id;
  int version = 1;
  std::string touchpoint;
  int scale = 5;
  std::vector<AnswerClass> classes;  // one per answer
  std::vector<std::string> reasons;  // ids, in the order shown
  bool ask_importance = false;
  std::map<std::string, SurveyTexts> texts;  // by language tag; "en" is always there

  AnswerClass class_of(int answer) const { return classes[static_cast<std::size_t>(answer - 1)]; }

  /// Whether there are texts for a language tag, or for its primary language.
  bool speaks(std::string_view wanted) const;
  /// The best match for a language tag: itself, then its primary language, then English.
  std::string_view language_for(std::string_view wanted) const;
  const SurveyTexts& texts_in(std::string_view language) const;
  const std::string& label_of(int answer, std::string_view language) const;
  bool has_reason(std::string_view reason) const;

  /// Equal but for the version.
  bool same_content(const Survey& other) const;
};

/// Reads and checks one survey of the settings document; errors name the path below `path`.
/// The member "version" is read when it is there.
Result<Survey> survey_from_json(const json::object& object, const std::string& path);
json::object survey_to_json(const Survey& survey);

/// The survey a tenant starts with: five points, "request-resolved", in every language that we
/// speak.
Survey default_survey();

}  // namespace amends
