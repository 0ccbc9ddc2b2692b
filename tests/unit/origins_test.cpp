// Which pages are whose, as browsers say it.
#include "core/api/origins.hpp"
#include "core/model/origin.hpp"

#include "tests/unit/catch_result.hpp"

using namespace amends;

namespace {

Settings with_origins(std::vector<std::string> origins) {
  Settings settings;
  settings.origins = std::move(origins);
  return settings;
}

Caller caller(const Settings& settings, std::string_view origin, std::string_view site = "",
              std::string_view base_url = "https://help.example.org/amends") {
  Request request;
  request.base_url = base_url;
  if (!origin.empty()) request.headers["origin"] = origin;
  if (!site.empty()) request.headers["sec-fetch-site"] = site;
  return caller_of(request, settings);
}

std::string value_of(const Response& response, std::string_view name) {
  for (const auto& [header, value] : response.headers) {
    if (header == name) return value;
  }
  return {};
}

}  // namespace

TEST_CASE("an origin is what a browser would spell") {
  for (const char* good :
       {"https://shop.example.com", "http://localhost", "http://localhost:8080", "https://a",
        "https://xn--bcher-kva.example", "https://192.0.2.7:8443", "http://[::1]:3000",
        "https://[2001:db8::1]", "http://intra_net", "http://example.com:443"}) {
    CAPTURE(good);
    CHECK(is_origin(good));
  }
  for (const char* bad : {"",
                          "null",
                          "*",
                          "https://",
                          "http://",
                          "shop.example.com",
                          "//shop.example.com",
                          "https://*.example.com",
                          "https://Shop.example.com",
                          "HTTPS://shop.example.com",
                          "https://shop.example.com/",
                          "https://shop.example.com?a",
                          "https://shop.example.com#a",
                          "https://shop.example.com.",
                          "https://.example.com",
                          "https://a..b",
                          "https://-a.b",
                          "https://shop.example.com:443",
                          "http://shop.example.com:80",
                          "https://shop.example.com:",
                          "https://shop.example.com:0443",
                          "https://shop.example.com:65536",
                          "https://shop.example.com:8443x",
                          "https://user@shop.example.com",
                          "ftp://shop.example.com",
                          "https://b\xC3\xBC"
                          "cher.example",
                          "https://shop.example.com ",
                          " https://shop.example.com",
                          "https://[::1",
                          "https://::1",
                          "https://[::1]x",
                          "https://[::G]",
                          "file://",
                          "data:text"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_origin(bad));
  }
  CHECK(is_origin("https://" + std::string(63, 'a') + ".example"));
  CHECK_FALSE(is_origin("https://" + std::string(64, 'a') + ".example"));
}

TEST_CASE("an address lies on its origin") {
  CHECK(origin_of("https://help.example.org/amends") == "https://help.example.org");
  CHECK(origin_of("http://localhost:8420") == "http://localhost:8420");
  CHECK(origin_of("help.example.org/amends").empty());
}

TEST_CASE("the page that calls is ours, listed, foreign or unknown") {
  const Settings settings =
      with_origins({"https://shop.example.com", "https://app.example.com:8443"});
  CHECK(caller(settings, "https://help.example.org") == Caller::ours);
  CHECK(caller(settings, "https://help.example.org", "same-origin") == Caller::ours);
  CHECK(caller(settings, "", "same-origin") == Caller::ours);
  CHECK(caller(settings, "https://shop.example.com", "cross-site") == Caller::listed);
  CHECK(caller(settings, "https://shop.example.com") == Caller::listed);
  CHECK(caller(settings, "https://app.example.com:8443", "same-site") == Caller::listed);
  CHECK(caller(settings, "", "cross-site") == Caller::foreign);
  CHECK(caller(settings, "", "same-site") == Caller::foreign);
  CHECK(caller(settings, "") == Caller::unknown);
  CHECK(caller(settings, "", "none") == Caller::unknown);
}

TEST_CASE("the browser's word counts where we are reached under another name") {
  const Settings settings;
  CHECK(caller(settings, "https://other.example.org", "same-origin") == Caller::ours);
  CHECK(caller(settings, "null", "same-origin") == Caller::ours);  // Referrer-Policy: no-referrer
  CHECK(caller(settings, "https://help.example.org", "", "") == Caller::unknown);
  CHECK(caller(settings, "null", "", "") == Caller::foreign);
  CHECK(caller(settings, "https://help.example.org", "", "https://Help.Example.ORG/amends") ==
        Caller::ours);
}

TEST_CASE("the settings' own address comes before the host's word") {
  Settings settings;
  settings.base_url = "https://help.example.org/amends";
  CHECK(caller(settings, "https://help.example.org", "", "http://127.0.0.1:3000") == Caller::ours);
  CHECK(caller(settings, "http://127.0.0.1:3000", "", "http://127.0.0.1:3000") == Caller::foreign);
}

TEST_CASE("origins that pretend are foreign") {
  const Settings settings = with_origins({"https://shop.example.com"});
  for (const char* pretended :
       {"https://shop.example.com.evil.example", "https://help.example.org.evil.com", "null",
        "https://SHOP.example.com", "https://shop.example.com.", "https://shop.example.com:443",
        "https://shop.example.com:8443", "https://user@shop.example.com", "http://shop.example.com",
        "https://shop.example.com/", "https://shop.example.com, https://shop.example.com",
        "https://xshop.example.com", "https://evil.example?https://shop.example.com"}) {
    CAPTURE(pretended);
    CHECK(caller(settings, pretended) == Caller::foreign);
    CHECK(caller(settings, pretended, "cross-site") == Caller::foreign);
    Request request;
    request.headers["origin"] = pretended;
    Response read;
    allow_reading(request, settings, read);
    CHECK(read.headers.empty());
    Response called;
    allow_calling(request, settings, called);
    CHECK(called.headers.empty());
  }
}

TEST_CASE("a listed page may read and call, without credentials") {
  const Settings settings = with_origins({"https://shop.example.com"});
  Request request;
  request.headers["origin"] = "https://shop.example.com";
  Response read;
  allow_reading(request, settings, read);
  CHECK(value_of(read, "access-control-allow-origin") == "https://shop.example.com");
  CHECK(value_of(read, "access-control-expose-headers") == "retry-after");
  CHECK(value_of(read, "access-control-allow-credentials").empty());
  Response called;
  allow_calling(request, settings, called);
  CHECK(value_of(called, "access-control-allow-origin") == "https://shop.example.com");
  CHECK(value_of(called, "access-control-allow-methods") == "GET, POST");
  CHECK(value_of(called, "access-control-allow-headers") == "content-type, x-amends-key");
  CHECK(value_of(called, "access-control-max-age") == "600");
}

TEST_CASE("the list of origins is checked as it is set") {
  const auto read = [](const json::value& origins) {
    return settings_from_json(json::object{{"origins", origins}});
  };
  const auto good = read(json::array{"https://shop.example.com", "http://localhost:8080"});
  REQUIRE(good);
  CHECK(good->origins ==
        std::vector<std::string>{"https://shop.example.com", "http://localhost:8080"});
  CHECK(settings_from_json(settings_to_json(*good))->origins == good->origins);
  const auto refused = read(json::array{"https://shop.example.com", "https://*.example.com"});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().field == "origins[1]");
  CHECK(refused.error().message.find("https://shop.example.com") != std::string::npos);
  CHECK(read("https://shop.example.com").error().code == ErrorCode::wrong_type);
  json::array many;
  for (int i = 0; i <= 100; ++i) many.emplace_back("https://a" + std::to_string(i) + ".example");
  CHECK(read(many).error().message.find("100") != std::string::npos);
}
