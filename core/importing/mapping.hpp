// What a file's columns mean.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/enum_text.hpp"
#include "core/base/result.hpp"
#include "core/model/survey.hpp"

namespace amends::importing {

/// What a column can be. In the order of the table in docs/cli.md.
enum class Target : std::uint8_t {
  request,
  answer,
  customer,
  customer_name,
  customer_mail,
  subject,
  comment,
  agent,
  closer,
  team,
  queue,
  service,
  channel,
  organisation,
  tags,
  asked_on,
  answered_on,
  outcome,
  note,
  addressed_by,
  addressed_on,
};

inline constexpr std::size_t target_count = 21;

/// Those that hold dates.
inline constexpr std::array date_targets = {Target::asked_on, Target::answered_on,
                                            Target::addressed_on};

}  // namespace amends::importing

namespace amends {
template <>
struct EnumTexts<importing::Target> {
  static constexpr std::array<std::string_view, importing::target_count> texts = {
      "request", "answer",       "customer",    "customer_name", "customer_mail", "subject",
      "comment", "agent",        "closer",      "team",          "queue",         "service",
      "channel", "organisation", "tags",        "asked_on",      "answered_on",   "outcome",
      "note",    "addressed_by", "addressed_on"};
};
}  // namespace amends

namespace amends::importing {

struct Mapping {
  /// The names that the column may have in the first record, or "#3" for the third.
  std::map<Target, std::vector<std::string>> columns;
  /// Columns that a file may lack.
  std::set<Target> optional;
  /// Of a cell only what stands behind the last such text counts.
  std::map<Target, std::string> after;
  std::string tags_separator = ",";
  /// The last line is no row where it has one field: the program that made the file says something
  /// there.
  bool ends_with_note = false;
  std::string delimiter;  // empty: nothing is said
  /// The answer by what stands in its column. Empty: the numbers themselves.
  std::map<std::string, int, std::less<>> answers;
  /// What stands there when nobody answered; an empty cell always means that.
  std::vector<std::string> no_answer;
  /// The code of the settings by what stands in the outcome's column. What is not named here is
  /// taken for a code itself.
  std::map<std::string, std::string, std::less<>> outcomes;
  /// Patterns of dates by column target; none: ISO 8601.
  std::map<Target, std::string> date_formats;
  std::string touchpoint = "request-resolved";
  /// A survey of the settings by its id; or, with a scale, one that the import adds.
  std::string survey;
  int scale = 0;
  std::vector<AnswerClass> classes;  // one per answer
  std::vector<std::string> labels;   // one per answer; empty: made from `answers`
  std::string prefix;                // before each request id
};

/// Whether anything is said about follow-ups.
bool tells_cases(const Mapping& mapping);

/// Reads and checks a mapping document; fails with the member's path.
Result<Mapping> mapping_from_text(std::string_view text);

/// Fails when something is missing, or does not fit together. The field is the member of the
/// document that is to blame.
Result<void> check_mapping(const Mapping& mapping);

/// Fails when `outcomes` makes something a code that is none of the settings'.
Result<void> check_outcomes(const Mapping& mapping, const std::vector<std::string>& codes);

/// What is wrong with a code that is none of these.
std::string no_outcome_of(const std::vector<std::string>& codes);

/// The survey that the import adds to the settings, when the mapping has a scale.
Survey survey_of(const Mapping& mapping);

}  // namespace amends::importing
