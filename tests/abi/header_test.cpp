// amends.h and amends.ffi.h say the same, and libamends.map lists what they declare.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

namespace amends {
namespace {

const std::string plugin = AMENDS_PLUGIN_DIR;

std::string contents_of(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// Without comments, preprocessor lines and the frame for C++; one space between words.
std::set<std::string> declarations_in(const std::string& header) {
  std::string text = contents_of(plugin + "/include/" + header);
  text = std::regex_replace(text, std::regex(R"(/\*[^*]*\*+([^/*][^*]*\*+)*/)"), "");
  text = std::regex_replace(text, std::regex(R"((^|\n)#[^\n]*)"), "\n");
  text = std::regex_replace(text, std::regex(R"(extern "C" \{|\}|AMENDS_API)"), "");
  text = std::regex_replace(text, std::regex(R"(\s+)"), " ");
  std::set<std::string> declarations;
  const std::regex declaration(R"(\s*([^;]+);)");
  for (std::sregex_iterator it(text.begin(), text.end(), declaration), end; it != end; ++it) {
    declarations.insert((*it)[1]);
  }
  return declarations;
}

std::set<std::string> all_matches(const std::string& text, const std::regex& wanted) {
  std::set<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), wanted), end; it != end; ++it) {
    found.insert((*it)[1]);
  }
  return found;
}

}  // namespace

TEST_CASE("the header without preprocessor declares the same", "[header]") {
  const auto declarations = declarations_in("amends.h");
  CHECK(declarations.size() == 15);
  CHECK(declarations == declarations_in("amends.ffi.h"));
}

TEST_CASE("the version script exports what the header declares", "[header]") {
  const auto declared =
      all_matches(contents_of(plugin + "/include/amends.ffi.h"), std::regex(R"((amends_\w+)\()"));
  const auto exported =
      all_matches(contents_of(plugin + "/abi/libamends.map"), std::regex(R"((amends_\w+);)"));
  CHECK(declared.size() == 12);
  CHECK(declared == exported);
}

}  // namespace amends
