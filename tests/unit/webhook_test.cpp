#include "core/model/webhook.hpp"

#include <boost/json/array.hpp>
#include <string>

#include "core/api/webhook_cards.hpp"
#include "core/base/time.hpp"
#include "core/model/settings.hpp"
#include "core/rules/retry.hpp"
#include "unit/catch_result.hpp"

using namespace amends;

namespace {

json::object good() {
  return {{"id", "crm"}, {"url", "https://hooks.example.org/x"}, {"events", {"follow_up.opened"}}};
}

Result<Settings> settings_with(const json::array& webhooks) {
  json::object document = settings_to_json(Settings{});
  document["webhooks"] = webhooks;
  return settings_from_json(document);
}

std::string refused_field(const json::array& webhooks) {
  const auto settings = settings_with(webhooks);
  return settings ? "" : settings.error().field;
}

json::object with(std::string_view member, const json::value& value) {
  json::object object = good();
  object[member] = value;
  return object;
}

}  // namespace

TEST_CASE("a webhook reads back as it was written", "[webhooks]") {
  json::object object = good();
  object["format"] = "teams";
  object["teams"] = json::array{"Network"};
  object["secret_version"] = 3;
  const auto settings = settings_with({object});
  REQUIRE(settings);
  const json::object written = webhook_to_json(settings->webhooks.at(0));
  CHECK(webhook_to_json(*webhook_from_json(written, "")) == written);
  CHECK(written.at("format") == "teams");
  CHECK(written.at("active") == true);
  CHECK(written.at("allow_private") == false);
}

TEST_CASE("what is wrong with a webhook is named with its path", "[webhooks]") {
  CHECK(refused_field({with("id", "")}) == "webhooks[0].id");
  CHECK(refused_field({with("id", "a b")}) == "webhooks[0].id");
  CHECK(refused_field({with("events", json::array{})}) == "webhooks[0].events");
  CHECK(refused_field({with("events", {"follow_up.opened", "follow_up.lost"})}) ==
        "webhooks[0].events[1]");
  CHECK(refused_field({with("events", {"follow_up.opened", "follow_up.opened"})}) ==
        "webhooks[0].events[1]");
  CHECK(refused_field({with("format", "discord")}) == "webhooks[0].format");
  CHECK(refused_field({with("secret", "x")}) == "webhooks[0].secret");
  CHECK(refused_field({good(), good()}) == "webhooks[1]");
  CHECK(refused_field({"x"}) == "webhooks[0]");
  CHECK(refused_field(json::array(21, good())) == "webhooks");
  for (const char* url : {"", "ftp://example.org/", "file:///etc/passwd", "https://", "example.org",
                          "https://user:word@example.org/", "https://example.org/#x",
                          "https://example.org/a b", "https://exämple.org/"}) {
    INFO(url);
    CHECK(refused_field({with("url", url)}) == "webhooks[0].url");
  }
}

TEST_CASE("a delivery comes again after a minute, then twice as late each time, a day at most",
          "[webhooks]") {
  Id128 early;
  early.bytes.fill(255);
  const Id128 late;
  CHECK(webhook_delay_ms(late, 1) == 60'000);
  CHECK(webhook_delay_ms(early, 1) == 45'000);
  CHECK(webhook_delay_ms(late, 4) == 480'000);
  for (const int attempts : {12, 13, 100, 1'000'000}) {
    CHECK(webhook_delay_ms(late, attempts) == day_ms);
    CHECK(webhook_delay_ms(early, attempts) == day_ms * 3 / 4);
  }
  CHECK(webhook_delay_ms(late, 0) == 60'000);
}

TEST_CASE("what Slack and Teams would obey in words is made harmless", "[webhooks]") {
  const WebhookStory story{"New: #17 <!channel> & more", {}, "", "https://example.org/a|b>c"};
  const std::string slack = slack_body(story);
  INFO(slack);
  CHECK(slack.find("<!channel>") == std::string::npos);
  CHECK(slack.find("<https://example.org/a%7Cb%3Ec|New: #17 &lt;!channel&gt; &amp; more>") !=
        std::string::npos);
  const std::string long_words(5000, 'x');
  CHECK(slack_body({"New", {}, long_words, ""}).size() < 2500);
  CHECK(teams_body({"New", {}, long_words, ""}).size() < 2800);
  std::string umlauts;
  for (int i = 0; i < 3000; ++i) umlauts += "ä";
  CHECK(slack_body({"x" + umlauts, {}, umlauts, ""}).find("ä…") != std::string::npos);
}
