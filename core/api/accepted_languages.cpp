#include "core/api/accepted_languages.hpp"

#include <algorithm>

#include "core/api/texts.hpp"
#include "core/base/text.hpp"

namespace amends {
namespace {

struct Wish {
  std::string_view tag;
  int weight = 0;  // in thousandths
};

// A qvalue of RFC 9110, section 12.4.2: 0 to 1 with at most three decimals. 0 for anything else.
int weight_from(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return 0;
  if (text.size() > 1 && text[1] != '.') return 0;
  int weight = (text[0] - '0') * 1000;
  int place = 100;
  for (const char c : text.substr(std::min<std::size_t>(2, text.size()))) {
    if (!is_digit(c)) return 0;
    weight += (c - '0') * place;
    place /= 10;
  }
  return weight > 1000 ? 0 : weight;
}

Wish wish_from(std::string_view item) {
  const std::size_t end = item.find(';');
  const std::string_view tag = trimmed(item.substr(0, end));
  if (tag == "*" || tag.empty()) return {};
  if (end == std::string_view::npos) return {tag, 1000};
  const std::string_view parameter = trimmed(item.substr(end + 1));
  if (!parameter.starts_with("q=") && !parameter.starts_with("Q=")) return {};
  return {tag, weight_from(parameter.substr(2))};
}

}  // namespace

std::vector<std::string_view> accepted_languages(const Request& request) {
  std::vector<Wish> wishes;
  for (const std::string_view item : split(request.header("accept-language"), ',')) {
    const Wish wish = wish_from(item);
    if (wish.weight > 0) wishes.push_back(wish);
  }
  std::stable_sort(wishes.begin(), wishes.end(),
                   [](const Wish& a, const Wish& b) { return a.weight > b.weight; });
  std::vector<std::string_view> tags;
  for (const Wish& wish : wishes) tags.push_back(wish.tag);
  return tags;
}

std::string_view page_language(const Request& request) {
  const auto tags = accepted_languages(request);
  const auto found = std::find_if(tags.begin(), tags.end(), has_texts_in);
  return texts_in(found == tags.end() ? "en" : *found).language;
}

}  // namespace amends
