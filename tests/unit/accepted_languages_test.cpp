// Accept-Language (RFC 9110, section 12.5.4).
#include "core/api/accepted_languages.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace amends;

namespace {

Request asking_for(const std::string& header) {
  Request request;
  request.headers["accept-language"] = header;
  return request;
}

std::string joined(const std::string& header) {
  const Request request = asking_for(header);
  std::string tags;
  for (const std::string_view tag : accepted_languages(request)) {
    tags.append(tags.empty() ? "" : " ").append(tag);
  }
  return tags;
}

std::string_view page_for(const std::string& header) {
  return page_language(asking_for(header));
}

}  // namespace

TEST_CASE("languages come in the order of their weights", "[languages]") {
  CHECK(joined("de-AT,de;q=0.9,en;q=0.8") == "de-AT de en");
  CHECK(joined("en;q=0.5, fr ,de;q=0.75;q=1") == "fr en");
  CHECK(joined("da, en-gb;q=0.8, en;q=0.7") == "da en-gb en");
  CHECK(joined("a;q=0.001,b;Q=1.000 , c ; q=0.01") == "b c a");
}

TEST_CASE("what says nothing is left out", "[languages]") {
  CHECK(joined("").empty());
  CHECK(joined("*, ,;q=1,de;q=0,fr;q=0.000").empty());
  for (const char* weight : {"2", "1.5", "0.1234", "-1", ".5", "0,5", "1.x", "", "x", "11"}) {
    CHECK(joined("de;q=" + std::string(weight) + ",en").find("de") == std::string::npos);
  }
}

TEST_CASE("our own texts follow the browser where they can", "[languages]") {
  CHECK(page_for("") == "en");
  CHECK(page_for("sv,de-CH;q=0.8,en;q=0.5") == "de");
  CHECK(page_for("PT-br") == "pt");
  CHECK(page_for("sv,xx") == "en");
  CHECK(page_for("sv,en-US;q=0.9,de;q=0.1") == "en");
}
