// The language of pages that are nobody's: the browser says it.
#include "contract/knowledge_base.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

std::string language_of(const Reply& page) {
  const std::string mark = "<html lang=\"";
  const std::size_t from = page.body.find(mark) + mark.size();
  return page.body.substr(from, page.body.find('"', from) - from);
}

}  // namespace

STORE_TEST_CASE("a page that names no person speaks the browser's language", "[door]") {
  KnowledgeBase door;
  const json::object german{{"headers", {{"accept-language", "sv, de-AT;q=0.9, en;q=0.1"}}}};
  for (const char* path :
       {"/r/nonsense", "/r/nonsense/1", "/r/nonsense/stop", "/r/nonsense/frame"}) {
    const Reply page = door.call("GET", path, german);
    CHECK(language_of(page) == "de");
    CHECK(page.body.find("Diese Frage ist geschlossen.") != std::string::npos);
    CHECK(language_of(door.call("GET", path)) == "en");
  }
}

STORE_TEST_CASE("an article asks in the page's language, else in the browser's", "[door]") {
  KnowledgeBase door;
  const json::object german{{"headers", {{"accept-language", "sv, de-AT;q=0.9, en;q=0.1"}}}};
  CHECK(language_of(door.call("GET", door.path(), german)) == "de");
  CHECK(language_of(door.call("GET", door.path() + "&lang=en", german)) == "en");
  CHECK(language_of(door.call("GET", door.path() + "&lang=xx", german)) == "de");
}
