// Ratings without a request, through the door and over every store.
#include "contract/knowledge_base.hpp"

using namespace amends;
using namespace amends::testing;

STORE_TEST_CASE("an article is rated, and each rating is a unit of its own", "[door]") {
  KnowledgeBase door;
  const auto asked = door.customer("GET", door.path()).object();
  CHECK(asked.at("state") == "asked");
  CHECK(asked.at("survey").at("id") == "article");
  CHECK(asked.at("answer").is_null());
  const Reply first = door.vote({{"answer", 5}, {"page", "https://kb.example.org/vpn"}});
  CHECK(first.status == 200);
  CHECK(first.object().at("result") == "recorded");
  CHECK(first.object().at("class") == "satisfied");
  CHECK(first.effects.empty());
  CHECK(door.vote({{"answer", 1}, {"key", "key-of-another-one"}}).status == 200);
  CHECK(door.vote({{"answer", 3}}, "printer").status == 200);
  const auto total = door.figures();
  CHECK(total.at("answered") == 3);
  CHECK(total.at("unsolicited") == 3);
  CHECK(total.at("dissatisfied") == 1);
  CHECK(total.at("asked") == 0);
  CHECK(door.cases().empty());  // nobody could be contacted
  CHECK(door.damages() == std::vector<std::string>{});
}

STORE_TEST_CASE("the browser that rated finds its answer, changes it and takes it back", "[door]") {
  KnowledgeBase door;
  door.vote({{"answer", 2}});
  const auto with_key = [&](std::string_view key, std::string_view subject) {
    return door
        .call("GET", door.path(subject),
              {{"headers", {{"accept", "application/json"}, {"x-amends-key", key}}}})
        .object();
  };
  CHECK(with_key("key-of-her-browser", "vpn").at("answer") == 2);
  CHECK(with_key("key-of-her-browser", "vpn").at("state") == "answered");
  CHECK(with_key("key-of-her-browser", "printer").at("answer").is_null());
  CHECK(with_key("key-of-another-one", "vpn").at("answer").is_null());
  CHECK(door.vote({{"answer", 4}}).object().at("answer") == 4);
  CHECK(door.figures().at("answered") == 1);
  CHECK(door.vote({{"comment", "Clear now"}, {"reasons", {"other"}}}).status == 200);
  CHECK(door.vote({{"answer", nullptr}}).object().at("result") == "retracted");
  CHECK(door.figures().at("answered") == 0);
  CHECK(door.vote({{"comment", "More"}}, "nothing-yet").object().at("field") == "answer");
  CHECK(door.damages() == std::vector<std::string>{});
}

STORE_TEST_CASE("a rating after the edit window is a new one", "[door]") {
  KnowledgeBase door;
  door.vote({{"answer", 1}, {"contact", "ingrid@example.org"}});
  door.clock.pass(15LL * 24 * 3600);
  CHECK(door.customer("GET", door.path()).object().at("state") == "asked");
  CHECK(door.vote({{"answer", 5}}).object().at("result") == "recorded");
  CHECK(door.figures().at("answered") == 2);
  CHECK(door.cases().size() == 1);
  CHECK(door.damages() == std::vector<std::string>{});
}

STORE_TEST_CASE("an op counts once, and says the same again", "[door]") {
  KnowledgeBase door;
  for (int i = 0; i < 3; ++i) {
    CHECK(door.vote({{"answer", 2}, {"op", "one-press-of-hers"}}).object().at("answer") == 2);
  }
  CHECK(door.vote({{"answer", 3}, {"op", "one-press-of-hers"}}).code() == "op_reused");
  CHECK(door.figures().at("answered") == 1);
}

STORE_TEST_CASE("who says how to be contacted gets a follow-up", "[door]") {
  KnowledgeBase door;
  door.vote(
      {{"answer", 4}, {"page", "https://kb.example.org/vpn"}, {"comment", "Step 3 is wrong"}});
  CHECK(door.cases().empty());
  CHECK(door.vote({{"contact_me", true}}).object().at("field") == "contact");
  CHECK(door.vote({{"contact_me", true}, {"contact", "ingrid@example.org"}}).status == 200);
  const auto items = door.cases();
  REQUIRE(items.size() == 1);
  const json::object item = items.at(0).as_object();
  CHECK(item.at("customer").at("mail") == "ingrid@example.org");
  CHECK(item.at("subject") == "vpn");
  CHECK(item.at("request_url") == "https://kb.example.org/vpn");
  CHECK(item.at("touchpoint") == "kb-article");
  CHECK(item.at("comment") == "Step 3 is wrong");
  CHECK(item.at("contact_me") == true);

  // The contact stands for the whole rating, and another one takes its place.
  CHECK(door.vote({{"contact_me", true}, {"contact", "+47 22 12 34 56"}}).status == 200);
  CHECK(door.cases().at(0).at("customer").at("phone") == "+47 22 12 34 56");
  CHECK(door.cases().at(0).at("customer").at("mail") == "");
  CHECK(door.vote({{"contact_me", false}}).status == 200);
  CHECK(door.cases().at(0).at("state") == "withdrawn");
  CHECK(door.damages() == std::vector<std::string>{});
}

STORE_TEST_CASE("the follow-up of an article is worked like any other", "[door]") {
  KnowledgeBase door;
  door.vote({{"answer", 1}, {"contact", "ingrid@example.org"}});
  door.clock.pass(300);
  door.host("POST", "/api/tick", json::object{});
  const auto leased =
      door.host("POST", "/api/outbox/lease",
                {{"consumer", "redmine"}, {"kinds", {"mail.send", "satisfaction.changed"}}})
          .object()
          .at("effects")
          .as_array();
  REQUIRE(leased.size() == 1);  // the helpdesk has no request whose status could change
  CHECK(leased.at(0).at("op") == "mail.send");
  CHECK(std::string(leased.at(0).at("subject").as_string()).find("ingrid@example.org") !=
        std::string::npos);
  CHECK(std::string(leased.at(0).at("text").as_string()).find("vpn (kb-article)") !=
        std::string::npos);
  const std::string path =
      "/api/follow-ups/" + std::string(door.cases().at(0).at("id").as_string());
  const auto revision = door.cases().at(0).at("revision");
  const Reply done = door.staff("manager", "POST", path + "/address",
                                json::object{{"revision", revision},
                                             {"outcome", "fixed"},
                                             {"note", "Step 3 is right now"},
                                             {"op", "op-of-a-manager-1"}});
  CHECK(done.status == 200);
  CHECK(door.damages() == std::vector<std::string>{});
}

STORE_TEST_CASE("ratings without a request are seen by who sees everything", "[door]") {
  KnowledgeBase door;
  door.vote({{"answer", 1}, {"contact", "ingrid@example.org"}});
  const auto items_of = [&](json::object scopes) {
    return door
        .call("GET", "/api/follow-ups",
              {{"actor",
                {{"id", "max"}, {"roles", json::array{"manager"}}, {"scopes", std::move(scopes)}}}})
        .object()
        .at("items")
        .as_array()
        .size();
  };
  CHECK(items_of({}) == 1);
  CHECK(items_of({{"teams", {"Network"}}}) == 0);
}

STORE_TEST_CASE("what is not open is not there", "[door]") {
  KnowledgeBase door;
  const auto code = [&](const std::string& path) { return door.customer("GET", path).code(); };
  CHECK(code("/t/kb-article") == "not_found");
  CHECK(code("/t/kb-article?site=site_aaaaaaaaaaaaaaaa") == "not_found");
  CHECK(code("/t/request-resolved?site=" + door.site) == "not_found");
  CHECK(code("/t/nothing?site=" + door.site) == "not_found");
  CHECK(code(door.path(std::string(256, 'a'))) == "field_too_long");
  CHECK(code(door.path("a%00b")) == "out_of_range");
  const Reply page = door.call("GET", "/t/kb-article?site=nobody");
  CHECK(page.status == 404);
  CHECK(page.headers.at("content-type") == "text/html; charset=utf-8");

  json::object wanted = door.settings().at("settings").as_object();
  wanted["sites"].as_array().at(0).as_object()["revoked"] = true;
  REQUIRE(door.put(wanted).status == 200);
  CHECK(code(door.path()) == "not_found");
}

STORE_TEST_CASE("a site's id is made by Amends and stays", "[door]") {
  KnowledgeBase door;
  CHECK(door.site.starts_with("site_"));
  const json::object before = door.settings().at("settings").as_object();
  CHECK(door.put(before).object().at("settings").at("sites") == before.at("sites"));
  json::object wanted = before;
  wanted["sites"].as_array().at(0).as_object()["id"] = "site_aaaaaaaaaaaaaaaa";
  CHECK(door.put(wanted).object().at("field") == "sites[0].id");
  wanted["sites"].as_array().at(0).as_object()["id"] = "kb";
  CHECK(door.put(wanted).object().at("field") == "sites[0].id");
  wanted = before;
  wanted["sites"].as_array().at(0).as_object()["touchpoints"] = json::array{"nothing"};
  CHECK(door.put(wanted).object().at("field") == "sites[0].touchpoints");
  wanted = before;
  wanted["sites"].as_array().push_back(before.at("sites").as_array().at(0));
  CHECK(door.put(wanted).object().at("field") == "sites[1]");
}

STORE_TEST_CASE("a rating without a request is checked field by field", "[door]") {
  KnowledgeBase door;
  const auto field = [&](json::object members) {
    const auto refused = door.vote(std::move(members)).object();
    return refused.contains("field") ? std::string(refused.at("field").as_string()) : std::string();
  };
  CHECK(field({{"answer", 6}}) == "answer");
  CHECK(field({{"answer", 4}, {"key", ""}}) == "key");
  CHECK(field({{"answer", 4}, {"page", "javascript:alert(1)"}}) == "page");
  CHECK(field({{"answer", 4}, {"page", "https://" + std::string(2048, 'a')}}) == "page");
  CHECK(field({{"answer", 4}, {"contact", "ingrid@example.org"}, {"contact_me", false}}) ==
        "contact");
  for (const char* contact :
       {"ingrid", "@example.org", "ingrid@", "ingrid@host", "a@b@example.org", "a b@example.org",
        "a@example.org\r\nBcc: b@example.org", "a@example.org,b@example.org", "1234", "+47 22 x",
        "22+123456", "123456789012345678901"}) {
    CAPTURE(contact);
    CHECK(field({{"answer", 1}, {"contact", contact}}) == "contact");
  }
  CHECK(door.vote({{"answer", 4}, {"smell", 1}}).code() == "unknown_field");
  CHECK(door.figures().at("answered") == 0);
}

STORE_TEST_CASE("an article can be rated without scripts", "[door]") {
  KnowledgeBase door;
  const Reply page = door.call("GET", door.path("vpn%20%26%20wifi") + "&lang=de");
  CHECK(page.status == 200);
  CHECK(page.body.find("Wie war unsere Hilfe") != std::string::npos);
  CHECK(page.body.find("action=\"../t/kb-article?site=" + door.site +
                       "&amp;subject=vpn%20%26%20wifi&amp;lang=de\"") != std::string::npos);
  const std::string nonce = door.nonce_of(door.path());
  const auto post = [&](const std::string& form) {
    return door.call("POST", door.path(),
                     {{"headers",
                       {{"content-type", "application/x-www-form-urlencoded"},
                        {"origin", "https://help.example.org"}}},
                      {"body", form}});
  };
  const std::string rest = "&key=key-of-this-page-load&nonce=" + nonce;
  const Reply answered = post("answer=1&op=op-of-this-form-1" + rest);
  CHECK(answered.status == 200);
  CHECK(answered.body.find("name=\"contact\"") != std::string::npos);
  CHECK(door.cases().empty());
  const Reply more = post("comment=Help&contact=ingrid%40example.org&op=op-of-this-form-2" + rest);
  CHECK(more.body.find("Your answer and your comment have arrived") != std::string::npos);
  CHECK(door.cases().size() == 1);
  const Reply good = post("answer=5&op=op-of-this-form-3&key=key-of-another-page&nonce=" + nonce);
  CHECK(good.body.find("Saved: Very good") != std::string::npos);
}

STORE_TEST_CASE("no helpdesk's request takes the name of a rating", "[door]") {
  TestDoor door;
  const Reply refused =
      door.host("PUT", "/api/requests/touchpoint:kb-article:1", {{"status", "open"}});
  CHECK(refused.status == 422);
  CHECK(refused.object().at("field") == "id");
}
