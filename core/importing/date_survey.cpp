#include "core/importing/date_survey.hpp"

#include <algorithm>
#include <array>

namespace amends::importing {
namespace {

constexpr std::array date_patterns = {
    "D/M/YYYY",     "M/D/YYYY",    "DD/MM/YYYY",   "MM/DD/YYYY",  "D.M.YYYY",   "DD.MM.YYYY",
    "D-M-YYYY",     "DD-MM-YYYY",  "MM-DD-YYYY",   "YYYY/MM/DD",  "DD/MM/YY",   "MM/DD/YY",
    "DD.MM.YY",     "D-Mon-YY",    "DD-Mon-YY",    "DD-Mon-YYYY", "D Mon YYYY", "DD Mon YYYY",
    "D Month YYYY", "Mon D, YYYY", "Month D, YYYY"};
constexpr std::array time_patterns = {"", " hh:mm", " hh:mm:ss", " h:mm AM", " hh:mm AM", " h:mm"};

std::string quoted_on(std::int64_t line, std::string_view text) {
  return "\"" + std::string(text.substr(0, 40)) + "\" on line " + std::to_string(line);
}

}  // namespace

DateSurvey::DateSurvey() {
  for (const char* date : date_patterns) {
    for (const char* time : time_patterns) {
      const auto format = DateFormat::from_pattern(std::string(date) + time);
      candidates_.push_back({*format, format->swapped(), 0, 0, {}, {}});
    }
  }
}

void DateSurvey::look_at(std::int64_t line, std::string_view text) {
  ++seen_;
  bool known = false;
  for (Reading& candidate : candidates_) {
    const auto date = candidate.format.read(text);
    if (!date) continue;
    known = true;
    ++candidate.reads;
    if (!candidate.swapped) continue;
    const auto other = candidate.swapped->read(text);
    if (!other && candidate.only_this.empty()) candidate.only_this = quoted_on(line, text);
    if (!other || *other == *date) continue;
    if (candidate.two_ways++ == 0) candidate.example = quoted_on(line, text);
  }
  if (!known && unread_.empty()) unread_ = quoted_on(line, text);
}

std::vector<const DateSurvey::Reading*> DateSurvey::readings() const {
  std::vector<const Reading*> found;
  for (const Reading& candidate : candidates_) {
    if (candidate.reads > 0) found.push_back(&candidate);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto* a, const auto* b) { return a->reads > b->reads; });
  return found;
}

const DateSurvey::Reading* DateSurvey::exchanged(const Reading& reading) const {
  if (!reading.swapped) return nullptr;
  const auto found =
      std::find_if(candidates_.begin(), candidates_.end(), [&](const Reading& candidate) {
        return candidate.reads > 0 && candidate.format.name() == reading.swapped->name();
      });
  return found == candidates_.end() ? nullptr : &*found;
}

std::vector<std::string> DateSurvey::findings() const {
  auto found = readings();
  if (found.size() > 4) found.resize(4);
  std::vector<std::string> lines;
  for (const Reading* candidate : found) {
    std::string line = "\"" + candidate->format.name() + "\" reads " +
                       std::to_string(candidate->reads) + " of " + std::to_string(seen_);
    if (!candidate->only_this.empty()) line += ", such as " + candidate->only_this;
    if (candidate->two_ways > 0) {
      line += "; " + std::to_string(candidate->two_ways) +
              " of them can also be read with day and month exchanged, such as " +
              candidate->example;
    }
    lines.push_back(std::move(line));
  }
  if (!unread_.empty()) lines.push_back("no known format reads " + unread_);
  return lines;
}

}  // namespace amends::importing
