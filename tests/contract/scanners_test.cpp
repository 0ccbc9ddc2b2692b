// What a machine does with a customer's link, and what a person does: docs/one-click.md.
#include "contract/door.hpp"
#include "contract/presses.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

class Link : public TestDoor {
 public:
  Link() : token(asked()) {}

  json::object request() { return staff("manager", "GET", "/api/requests/17").object(); }
  std::string status() { return std::string(request().at("satisfaction_status").as_string()); }
  std::size_t cases() {
    return staff("manager", "GET", "/api/follow-ups?state=waiting")
        .object()
        .at("items")
        .as_array()
        .size();
  }
  std::string page_nonce(std::string_view below = "") {
    const std::string nonce = nonce_of(call("GET", "/r/" + token + std::string(below)));
    clock.pass(1);
    return nonce;
  }
  Reply press(int answer, const std::string& nonce, std::string_view op,
              std::string_view evidence = "explicit", std::string_view key = "key-of-her-browser") {
    return customer(
        "POST", "/r/" + token,
        {{"answer", answer}, {"op", op}, {"key", key}, {"nonce", nonce}, {"evidence", evidence}});
  }
  std::string result(const Reply& reply) {
    return std::string(reply.object().at("result").as_string());
  }

  std::string token;
};

}  // namespace

STORE_TEST_CASE("a client that is no browser presses twice", "[scanners]") {
  Link link;
  const Reply first = link.send_form(link.token, form_of(link.page_nonce("/1"), 1), {});
  CHECK(first.body.find("Please press once more") != std::string::npos);
  CHECK(link.status() == "asked");
  link.clock.pass(1);
  const Reply second = link.send_form(link.token, form_of(nonce_of(first), 1), {});
  CHECK(second.status == 200);
  CHECK(link.status() == "dissatisfied");

  const Reply json = link.call(
      "POST", "/r/" + link.token,
      {{"headers", {{"accept", "application/json"}, {"content-type", "application/json"}}},
       {"body", json::serialize(json::object{
                    {"answer", 1}, {"op", "op-0123456789abcdef"}, {"nonce", link.page_nonce()}})}});
  CHECK(json.code() == "press_needed");
}

STORE_TEST_CASE("a form that a script sends counts only when somebody presses", "[scanners]") {
  Link link;
  json::object scripted = pressed_in_chromium;
  scripted.erase("sec-fetch-user");
  Reply page = link.send_form(link.token, form_of(link.page_nonce("/1"), 1), scripted);
  for (int again = 0; again < 3; ++again) {
    CHECK(page.body.find("Please press once more") != std::string::npos);
    link.clock.pass(1);
    page = link.send_form(link.token, form_of(nonce_of(page), 1), scripted);
  }
  CHECK(link.status() == "asked");
  link.clock.pass(1);
  link.send_form(link.token, form_of(nonce_of(page), 1), pressed_in_chromium);
  CHECK(link.status() == "dissatisfied");
}

STORE_TEST_CASE("a browser that never sends Sec-Fetch-User presses once", "[scanners]") {
  Link link;
  link.send_form(link.token, form_of(link.page_nonce("/5"), 5), pressed_in_safari);
  CHECK(link.status() == "satisfied");
}

STORE_TEST_CASE("other sites and strange origins", "[scanners]") {
  Link link;
  for (const char* site : {"cross-site", "same-site"}) {
    json::object headers = pressed_in_chromium;
    headers["sec-fetch-site"] = site;
    CHECK(link.send_form(link.token, form_of(link.page_nonce("/1"), 1), headers).status == 403);
  }
  for (const char* origin :
       {"null", "https://help.example.org.evil.example", "http://help.example.org",
        "https://help.example.org:8443", "https://HELP.example.org"}) {
    INFO(origin);
    const Reply asked =
        link.send_form(link.token, form_of(link.page_nonce("/1"), 1), {{"origin", origin}});
    CHECK(asked.body.find("Please press once more") != std::string::npos);
  }
  CHECK(link.status() == "asked");
}

STORE_TEST_CASE("what is only read is an intent, written down once", "[scanners]") {
  Link link;
  const std::string nonce = link.page_nonce("/1");
  CHECK(link.result(link.press(1, nonce, "op-dwell-0123456789", "dwell")) == "intent");
  const auto revision = link.request().at("revision");
  CHECK(link.result(link.press(1, nonce, "op-dwell-0123456780", "dwell")) == "intent");
  CHECK(link.request().at("revision") == revision);
  CHECK(link.status() == "asked");
  CHECK(link.cases() == 0);
}

STORE_TEST_CASE("the decoy's page wants a press", "[scanners]") {
  Link link;
  const std::string nonce = link.page_nonce("/0");
  const Reply moved = link.press(1, nonce, "op-decoy-0123456789", "gesture");
  CHECK(moved.code() == "press_needed");
  CHECK(link.status() == "asked");
  link.clock.pass(1);
  const std::string fresh(moved.object().at("nonce").as_string());
  CHECK(link.press(1, fresh, "op-decoy-0123456780", "gesture").code() == "press_needed");
  CHECK(link.result(link.press(1, fresh, "op-decoy-0123456781")) == "recorded");
}

STORE_TEST_CASE("several answers fetched within a minute make a page ask for a press",
                "[scanners]") {
  Link link;
  const std::string before = link.page_nonce("/5");
  link.page_nonce("/1");
  const std::string during = link.page_nonce("/5");
  CHECK(link.press(5, during, "op-scan-01234567890", "gesture").code() == "press_needed");
  CHECK(link.result(link.press(5, before, "op-scan-01234567891", "gesture")) == "recorded");
  link.clock.pass(11 * 60);
  const std::string after = link.page_nonce("/4");
  CHECK(link.result(link.press(4, after, "op-scan-01234567892", "gesture")) == "recorded");
}

STORE_TEST_CASE("who moves on the pages of several answers has given none", "[scanners]") {
  // The second page is known for a scanner's, the first is not: it came too early.
  const auto pages = [](Link& link) {
    const std::string early = link.page_nonce("/1");
    return std::pair(early, link.page_nonce("/5"));
  };
  Link forwards;
  const auto [first, second] = pages(forwards);
  CHECK(forwards.result(forwards.press(1, first, "op-moves-0123456789", "gesture")) == "recorded");
  CHECK(forwards.result(forwards.press(5, second, "op-moves-0123456788", "gesture")) == "held");
  CHECK(forwards.status() == "asked");
  CHECK(forwards.cases() == 0);

  Link backwards;
  const auto [early, late] = pages(backwards);
  const Reply refused = backwards.press(5, late, "op-moves-0123456787", "gesture");
  CHECK(refused.code() == "press_needed");
  CHECK(backwards.press(1, early, "op-moves-0123456786", "gesture").code() == "press_needed");
  CHECK(backwards.press(1, early, "op-moves-0123456786", "gesture").code() == "press_needed");
  CHECK(backwards.status() == "asked");
  CHECK(backwards.cases() == 0);

  // A person presses, whatever machines did before.
  backwards.clock.pass(1);
  const std::string fresh(refused.object().at("nonce").as_string());
  CHECK(backwards.result(backwards.press(5, fresh, "op-moves-0123456785")) == "recorded");
  CHECK(backwards.status() == "satisfied");
}

STORE_TEST_CASE("two answers from two pages within a minute are held until one is pressed",
                "[scanners]") {
  Link link;
  const std::string first = link.page_nonce();
  const std::string second = link.page_nonce();
  CHECK(link.result(link.press(1, first, "op-held-01234567890", "gesture")) == "recorded");
  CHECK(link.cases() == 1);
  const Reply held = link.press(5, second, "op-held-01234567891", "gesture");
  CHECK(link.result(held) == "held");
  CHECK(link.status() == "asked");
  CHECK(link.cases() == 0);
  CHECK(link.customer("GET", "/r/" + link.token).object().at("state") == "held");
  CHECK(link.call("GET", "/r/" + link.token + "/1").body.find("You picked two: which one?") !=
        std::string::npos);

  // Neither a gesture, nor a press in the same breath, nor one on a page that did not ask.
  const std::string asking(held.object().at("nonce").as_string());
  link.clock.pass(1);
  CHECK(link.result(link.press(5, asking, "op-held-01234567892")) == "held");
  link.clock.pass(3);
  CHECK(link.result(link.press(5, asking, "op-held-01234567893", "gesture")) == "held");
  CHECK(link.result(link.press(5, first, "op-held-01234567894")) == "held");
  CHECK(link.result(link.press(5, asking, "op-held-01234567895")) == "recorded");
  CHECK(link.status() == "satisfied");
  CHECK(link.cases() == 0);
  link.clock.pass(600);
  link.host("POST", "/api/tick", json::object{});
  const auto leased = link.host("POST", "/api/outbox/lease",
                                {{"consumer", "redmine"}, {"kinds", json::array{"mail.send"}}});
  CHECK(leased.object().at("effects").as_array().empty());
}

STORE_TEST_CASE("the page after a form that is held knows that it is", "[scanners]") {
  Link link;
  const std::string first = link.page_nonce();
  const std::string second = link.page_nonce();
  link.send_form(link.token, form_of(first, 1, "op-form-held-000001"), pressed_in_chromium);
  const Reply asking =
      link.send_form(link.token, form_of(second, 5, "op-form-held-000002"), pressed_in_chromium);
  CHECK(asking.body.find("You picked two: which one?") != std::string::npos);
  CHECK(asking.body.find("{&quot;state&quot;:&quot;held&quot;") != std::string::npos);
}

STORE_TEST_CASE("a held answer that was meant opens its case again", "[scanners]") {
  Link link;
  const std::string first = link.page_nonce();
  const std::string second = link.page_nonce();
  link.press(1, first, "op-held-01234567890");
  const Reply held = link.press(5, second, "op-held-01234567891");
  link.clock.pass(4);
  const std::string asking(held.object().at("nonce").as_string());
  CHECK(link.result(link.press(1, asking, "op-held-01234567892")) == "recorded");
  CHECK(link.status() == "dissatisfied");
  REQUIRE(link.cases() == 1);
  CHECK(link.first_case().at("settling") == true);
}

STORE_TEST_CASE("one page may change its mind at once", "[scanners]") {
  Link link;
  const std::string nonce = link.page_nonce();
  const Reply bad = link.press(1, nonce, "op-mind-01234567890");
  link.clock.pass(1);
  const std::string fresh(bad.object().at("nonce").as_string());
  CHECK(link.result(link.press(5, fresh, "op-mind-01234567891")) == "recorded");
  CHECK(link.status() == "satisfied");
}

STORE_TEST_CASE("an answer that changed nothing, sent again, does not undo a change",
                "[scanners]") {
  Link link;
  link.press(5, link.page_nonce(), "op-first-0123456789");
  const std::string reloaded = link.page_nonce();
  CHECK(link.result(link.press(5, reloaded, "op-reload-012345678", "gesture")) == "recorded");
  const std::string last = link.page_nonce();
  link.clock.pass(600);
  link.press(1, link.page_nonce(), "op-change-012345678");
  CHECK(link.press(5, reloaded, "op-reload-012345678", "gesture").code() == "nonce_stale");
  CHECK(link.status() == "dissatisfied");
  CHECK(link.cases() == 1);

  // In another tab, loaded before the change, somebody may be there.
  link.clock.pass(600);
  const Reply older = link.press(5, last, "op-older-tab-012345", "gesture");
  CHECK(older.code() == "nonce_stale");
  const std::string fresh(older.object().at("nonce").as_string());
  link.clock.pass(1);
  CHECK(link.result(link.press(5, fresh, "op-older-tab-012345", "gesture")) == "recorded");
  CHECK(link.status() == "satisfied");

  // Nor an answer that was taken back.
  const auto retract = [&](const std::string& nonce, std::string_view op) {
    return link.customer(
        "POST", "/r/" + link.token,
        {{"answer", nullptr}, {"op", op}, {"key", "key-of-her-browser"}, {"nonce", nonce}});
  };
  const std::string again = link.page_nonce();
  link.press(5, again, "op-again-0123456789", "gesture");
  CHECK(link.result(retract(link.page_nonce(), "op-back-01234567890")) == "retracted");
  CHECK(link.press(5, again, "op-again-0123456789", "gesture").code() == "nonce_stale");
  CHECK(link.status() == "asked");

  // A server whose clock is behind that of the one that took the change back refuses nobody.
  link.clock.pass(-400 * 24 * 3600);
  CHECK(link.result(link.press(4, link.page_nonce(), "op-behind-012345678")) == "recorded");
}

STORE_TEST_CASE("a manager accepts a disputed answer", "[scanners]") {
  Link link;
  link.press(5, link.page_nonce(), "op-phone-0123456789", "explicit", "key-of-the-phone-1");
  link.clock.pass(3600);
  CHECK(link.result(link.press(1, link.page_nonce(), "op-desktop-01234567", "explicit",
                               "key-of-the-desktop")) == "disputed");
  CHECK(link.status() == "satisfied");
  const std::string rating(
      link.request().at("ratings").as_array()[0].as_object().at("id").as_string());
  const std::string path = "/api/ratings/" + rating + "/accept";
  CHECK(link.staff("agent", "POST", path, {{"reason", "She called"}}).status == 403);
  CHECK(link.staff("manager", "POST", path, json::object{}).code() == "note_required");
  CHECK(link.staff("manager", "POST", path, {{"reason", "She called"}}).status == 200);
  CHECK(link.status() == "dissatisfied");
  REQUIRE(link.cases() == 1);
  CHECK(link.first_case().at("settling") == false);
  CHECK(link.staff("manager", "POST", path, {{"reason", "again"}}).code() ==
        "transition_not_allowed");
}
