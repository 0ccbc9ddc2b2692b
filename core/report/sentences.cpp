#include "core/report/sentences.hpp"

namespace amends::sentences {
namespace {

// Longer lists are no sentence.
constexpr std::size_t max_named = 3;

std::string groups_text(const ReportCut& cut) {
  if (cut.step) return std::string(enum_text(*cut.step)) + "s";
  if (cut.dimension == Dimension::none) return "groups";
  return std::string(enum_text(cut.dimension)) + "s";
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text.append(i + 1 == names.size() ? " and " : ", ");
    text.append(names[i].empty() ? "those without a name" : names[i]);
  }
  return text;
}

std::string count_of(std::int64_t count, const std::string& one, const std::string& many) {
  return grouped(count) + " " + (count == 1 ? one : many);
}

std::string answers_text(std::int64_t answers) {
  return count_of(answers, "answer", "answers");
}

std::string who(const ReportCut& cut, const std::vector<std::string>& names) {
  if (names.size() <= max_named) return joined(names);
  return std::to_string(names.size()) + " " + groups_text(cut);
}

}  // namespace

std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t end = digits.size(); end > first + 3; end -= 3) digits.insert(end - 3, ",");
  return digits;
}

std::string difference(const ReportCut& cut, const Outstanding& outstanding) {
  const std::string groups = groups_text(cut);
  if (outstanding.compared < 2) return "Too few answers to compare " + groups;
  const std::size_t named = outstanding.lower.size() + outstanding.higher.size();
  if (named == 0) return "No difference beyond chance between " + groups;
  std::string text = "Beyond chance:";
  if (!outstanding.lower.empty()) text += " " + who(cut, outstanding.lower) + " lower";
  if (!outstanding.lower.empty() && !outstanding.higher.empty()) text += ",";
  if (!outstanding.higher.empty()) text += " " + who(cut, outstanding.higher) + " higher";
  const auto rest = static_cast<std::int64_t>(outstanding.compared - named);
  if (rest == 0) return text;
  return text + "; " + count_of(rest, "other does not differ", "others do not differ");
}

std::string unequal_response(const ReportCut& cut, const Outstanding& outstanding) {
  std::string text = "Not all answer as often, beyond chance:";
  if (!outstanding.lower.empty()) text += " less of those asked in " + who(cut, outstanding.lower);
  if (!outstanding.lower.empty() && !outstanding.higher.empty()) text += ",";
  if (!outstanding.higher.empty()) text += " more in " + who(cut, outstanding.higher);
  return text + "; the total leans towards those who answer";
}

std::string change(const std::optional<Beyond>& beyond) {
  if (!beyond) return "Too few answers to compare with the period before";
  switch (*beyond) {
    case Beyond::no:
      return "No change beyond chance since the period before";
    case Beyond::lower:
      return "Lower than in the period before, beyond chance";
    case Beyond::higher:
      return "Higher than in the period before, beyond chance";
  }
  return {};
}

std::string small_groups(const ReportCut& cut) {
  return "Where there are fewer than " + std::to_string(min_compared) + " answers, " +
         groups_text(cut) + " are shown, not compared";
}

std::string summed_rows(const ReportCut& cut, std::size_t groups) {
  return "The " + grouped(static_cast<std::int64_t>(groups)) + " " + groups_text(cut) +
         " with the fewest answers are summed as one row and not compared";
}

std::string undated_left_out(std::int64_t answers) {
  return answers_text(answers) + " without a date " + (answers == 1 ? "stands" : "stand") +
         " outside every period and " + (answers == 1 ? "is" : "are") + " left out";
}

std::string undated_included(std::int64_t answers) {
  return answers_text(answers) + " without a date " + (answers == 1 ? "is" : "are") + " included";
}

std::string only_outside(std::int64_t answers) {
  return "No answers in these days; there " + std::string(answers == 1 ? "is " : "are ") +
         grouped(answers) + " on others";
}

std::string overdue_not_by_day_asked() {
  return "Overdue is known by the day answered, not by the day asked";
}

std::string response_base() {
  return "Response is the share of those asked in these days who answered, whenever they did; "
         "answers that nobody had asked for are not in it";
}

std::string times_still_grow(std::int64_t waiting) {
  return grouped(waiting) + (waiting == 1 ? " case is" : " cases are") +
         " still waiting and not in the times to amends; the slowest end last, so these times "
         "will still grow";
}

std::string no_times_of_imported(std::int64_t cases) {
  return grouped(cases) + (cases == 1 ? " case was" : " cases were") +
         " brought in from elsewhere and left out: nobody could know of them when they began";
}

std::string shares_of_given() {
  return "Shares of root causes and actions are of the cases in which one was given";
}

std::string importance_base() {
  return "Importance is what customers said when they were asked for it; those who said nothing "
         "are "
         "not in it";
}

std::string compared_one_by_one() {
  return "Each difference is judged for itself, by its own 95 % interval: where nothing differs, "
         "about one in twenty stands out all the same";
}

std::string verdict(SideVerdict verdict) {
  switch (verdict) {
    case SideVerdict::too_few:
      return "Too few to say";
    case SideVerdict::no_difference:
      return "No difference beyond chance";
    case SideVerdict::less:
      return "Less, beyond chance";
    case SideVerdict::more:
      return "More, beyond chance";
  }
  return {};
}

std::string scope(const ReportFilter& filter) {
  return "Covers only " + std::string(enum_text(filter.dimension)) +
         (filter.values.size() == 1 ? " " : "s ") + joined(filter.values);
}

std::string own_figures() {
  return "Covers only the requests that you worked on, in every queue";
}

std::string counted_under_each_tag() {
  return "What has several tags counts under each: the rows add up to more than the total, and "
         "each "
         "is compared with all that does not have its tag";
}

std::string tags_of_both_sides() {
  return "What has both tags counts on both sides, so that a difference is rather missed than "
         "claimed without cause";
}

}  // namespace amends::sentences
