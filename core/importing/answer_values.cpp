#include "core/importing/answer_values.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "core/base/text.hpp"
#include "core/importing/word_list.hpp"

namespace amends::importing {
namespace {

constexpr std::size_t most_values = 24;

struct Mood {
  int strength;            // below 0: dissatisfied
  std::string_view words;  // each between spaces
};

// Words that turn or strengthen others stand before those.
constexpr std::array moods = {
    Mood{-1,
         " bad poor unsatisfied dissatisfied unhappy negative unzufrieden schlecht negativ down "
         "terrible awful "},
    Mood{0, " neutral ok okay average fair medium mittel teils "},
    Mood{1, " good satisfied happy positive zufrieden gut positiv yes ja up great excellent "},
};
// An answer where nothing else is said: "No rating" is none.
constexpr std::string_view refusals = " no nein ";
constexpr std::string_view strong = " very highly extremely sehr äußerst ";
constexpr std::string_view nothing =
    " unknown none null nan offered unoffered unrated unanswered pending na ka keine "
    "unbekannt unbewertet unbeantwortet ";
constexpr std::string_view not_words = " not no nicht ohne ";
// None where such a word stands before them.
constexpr std::string_view replies =
    " rated rating response answer answered feedback bewertet bewertung antwort ";

struct Look {
  std::optional<int> number;
  std::optional<int> mood;  // -2 … 2
  bool none = false;
  bool has_digit = false;

  bool is_number() const { return !none && number && *number <= 10; }
  bool is_answer() const { return is_number() && *number > 0; }
};

using Looks = std::map<std::string, Look>;

bool is_abbreviation(const std::vector<std::string>& words) {
  return words.size() > 1 && std::all_of(words.begin(), words.end(),
                                         [](const std::string& word) { return word.size() == 1; });
}

std::vector<std::string> words_of(std::string_view value) {
  std::vector<std::string> words(1);
  for (const char c : lower_ascii(value)) {
    const bool part = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    if (part) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  if (!is_abbreviation(words)) return words;
  std::string joined;  // "N/A" is one word
  for (const std::string& word : words) joined += word;
  return {joined};
}

// The number that a value begins with, or is: "4", "4.0", "4 - Good".
std::optional<int> leading_number(std::string_view value) {
  std::size_t digits = 0;
  int number = 0;
  while (digits < value.size() && is_digit(value[digits]) && digits < 3) {
    number = number * 10 + (value[digits++] - '0');
  }
  if (digits == 0 || digits == 3) return std::nullopt;
  std::string_view rest = value.substr(digits);
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    while (rest.starts_with('0')) rest.remove_prefix(1);
  }
  if (!rest.empty() && is_digit(rest.front())) return std::nullopt;
  return number;
}

Look look_at(std::string_view value) {
  Look look;
  look.number = leading_number(value);
  bool very = false;
  bool turned = false;
  bool replies_not = false;
  const auto words = words_of(value);
  look.has_digit = std::any_of(value.begin(), value.end(), is_digit);
  look.none = words.empty() && !look.has_digit;  // a dash
  if (words.size() == 1 && holds(refusals, words.front())) look.mood = -1;
  for (const std::string& word : words) {
    very = very || holds(strong, word);
    turned = turned || holds(not_words, word);
    replies_not = replies_not || (turned && holds(replies, word));
    look.none = look.none || holds(nothing, word);
    for (const Mood& mood : moods) {
      if (!look.mood && holds(mood.words, word)) look.mood = mood.strength;
    }
  }
  look.none = look.none || (replies_not && !look.mood);
  if (look.mood && turned && *look.mood > 0) look.mood = -*look.mood;
  if (look.mood && very) look.mood = 2 * *look.mood;
  return look;
}

int scale_for(int highest) {
  for (const int scale : usual_scales) {
    if (highest <= scale) return scale;
  }
  return 0;
}

void classify(const Looks& looks, AnswerValues& found) {
  found.classes = usual_classes(found.scale);
  auto by_words = found.classes;
  for (const auto& [value, look] : looks) {
    const int answer = found.means.at(value);
    if (answer < 1 || !look.mood) continue;
    by_words[static_cast<std::size_t>(answer - 1)] = *look.mood < 0   ? AnswerClass::dissatisfied
                                                     : *look.mood > 0 ? AnswerClass::satisfied
                                                                      : AnswerClass::neutral;
  }
  if (std::is_sorted(by_words.begin(), by_words.end())) found.classes = std::move(by_words);
}

template <class Test>
std::ptrdiff_t count(const Looks& looks, Test test) {
  return std::count_if(looks.begin(), looks.end(),
                       [&](const auto& item) { return test(item.second); });
}

bool are_numbers(const Looks& looks) {
  const auto answers = count(looks, [](const Look& look) { return look.is_answer(); });
  const auto others =
      count(looks, [](const Look& look) { return !look.none && !look.is_number(); });
  const auto other_numbers = count(
      looks, [](const Look& look) { return look.has_digit && !look.none && !look.is_number(); });
  return other_numbers == 0 && others < answers;
}

// Numbers, with or without words behind them; a few words alone stay open.
void read_numbers(const Looks& looks, AnswerValues& found) {
  int highest = 0;
  for (const auto& [value, look] : looks) {
    if (look.is_number()) highest = std::max(highest, *look.number);
  }
  found.scale = scale_for(highest);
  for (const auto& [value, look] : looks) {
    // A bare 0 may be the worst answer or none.
    const int answer = look.is_answer() ? *look.number : AnswerValues::open;
    found.means[value] = look.none ? AnswerValues::none : answer;
  }
}

void read_moods(const Looks& looks, AnswerValues& found) {
  int strength = 1;
  bool middle = false;
  for (const auto& [value, look] : looks) {
    if (!look.mood) continue;
    strength = std::max(strength, std::abs(*look.mood));
    middle = middle || *look.mood == 0;
  }
  found.scale = strength == 2 ? 5 : middle ? 3 : 2;
  for (const auto& [value, look] : looks) {
    if (look.none || !look.mood) {
      found.means[value] = look.none ? AnswerValues::none : AnswerValues::open;
    } else if (found.scale == 2) {
      found.means[value] = *look.mood < 0 ? 1 : 2;
    } else {
      found.means[value] = *look.mood + (found.scale + 1) / 2;
    }
  }
}

}  // namespace

std::vector<AnswerClass> usual_classes(int scale) {
  // The middle one of three and five is neither; of ten 7 and 8, as in promoter scores.
  const int low = scale == 10 ? 6 : scale / 2;
  const int high = scale == 10 ? 9 : (scale + 1) / 2 + 1;
  std::vector<AnswerClass> classes;
  for (int answer = 1; answer <= scale; ++answer) {
    classes.push_back(answer <= low    ? AnswerClass::dissatisfied
                      : answer >= high ? AnswerClass::satisfied
                                       : AnswerClass::neutral);
  }
  return classes;
}

AnswerValues answer_values(const ValueCounts& values) {
  AnswerValues found;
  if (values.empty() || values.size() > most_values) return found;
  Looks looks;
  for (const auto& [value, rows] : values) looks.emplace(value, look_at(value));
  if (are_numbers(looks)) {
    read_numbers(looks, found);
  } else if (count(looks, [](const Look& look) { return look.mood && !look.none; }) >= 2) {
    read_moods(looks, found);
  }
  if (found.scale != 0) classify(looks, found);
  return found;
}

}  // namespace amends::importing
