#include "core/api/texts.hpp"

#include "core/api/texts/languages.hpp"
#include "core/base/text.hpp"

namespace amends {
namespace {

const Texts* find_texts(std::string_view language) {
  const std::string tag = lower_ascii(language);
  const std::string_view primary = std::string_view(tag).substr(0, tag.find('-'));
  for (const Texts* texts : all_texts) {
    if (texts->language == primary) return texts;
  }
  return nullptr;
}

}  // namespace

bool has_texts_in(std::string_view language) {
  return find_texts(language) != nullptr;
}

const Texts& texts_in(std::string_view language) {
  const Texts* texts = find_texts(language);
  return texts != nullptr ? *texts : *all_texts.front();
}

std::string filled(std::string_view text, std::string_view name, std::string_view value) {
  std::string out(text);
  const std::string mark = "{" + std::string(name) + "}";
  for (std::size_t at = out.find(mark); at != std::string::npos;
       at = out.find(mark, at + value.size())) {
    out.replace(at, mark.size(), value);
  }
  return out;
}

}  // namespace amends
