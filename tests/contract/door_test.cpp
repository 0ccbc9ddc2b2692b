// The whole product through its one door, over every store.
#include "contract/door.hpp"

using namespace amends;
using namespace amends::testing;

STORE_TEST_CASE("one click to addressed", "[door]") {
  TestDoor door;
  const std::string token = door.asked();

  const Reply rated = door.rate(token, 1, "op-0123456789abcdef");
  REQUIRE(rated.status == 200);
  CHECK(rated.object().at("class") == "dissatisfied");

  json::object open = door.first_case();
  CHECK(open.at("settling") == true);
  CHECK(open.at("customer").at("name") == "Ingrid Solberg");
  const std::string path = "/api/follow-ups/" + std::string(open.at("id").as_string());

  door.clock.pass(130);
  const Reply ticked = door.host("POST", "/api/tick", json::object{});
  CHECK(ticked.object().at("settled") == 1);
  const Reply leased = door.host(
      "POST", "/api/outbox/lease",
      {{"consumer", "redmine"}, {"kinds", json::array{"mail.send", "satisfaction.changed"}}});
  const json::array effects = leased.object().at("effects").as_array();
  REQUIRE(effects.size() == 3);  // asked, dissatisfied, and the manager's mail
  CHECK(effects[2].at("op") == "mail.send");
  CHECK(effects[2].at("subject") == "Dissatisfied: Ingrid Solberg");

  open = door.first_case();
  const Reply assigned = door.staff(
      "manager", "POST", path + "/assign",
      {{"revision", open.at("revision")}, {"assignee", {{"id", "jana"}, {"name", "Jana"}}}});
  REQUIRE(assigned.status == 200);
  CHECK(assigned.object().at("follow_up").at("state") == "assigned");

  const Reply stale = door.staff("manager", "POST", path + "/note",
                                 {{"revision", open.at("revision")}, {"note", "late"}});
  CHECK(stale.status == 409);
  CHECK(stale.code() == "stale_revision");
  CHECK(stale.object().at("follow_up").at("state") == "assigned");

  const auto revision = assigned.object().at("follow_up").at("revision");
  CHECK(door.staff("manager", "POST", path + "/address",
                   {{"revision", revision}, {"outcome", "fixed"}})
            .code() == "note_required");
  const Reply addressed =
      door.staff("manager", "POST", path + "/address",
                 {{"revision", revision}, {"outcome", "fixed"}, {"note", "New router"}});
  REQUIRE(addressed.status == 200);
  CHECK(door.staff("agent", "GET", "/api/requests/17").object().at("satisfaction_status") ==
        "addressed");
  CHECK(door.staff("manager", "GET", "/api/follow-ups?state=waiting")
            .object()
            .at("items")
            .as_array()
            .empty());
}

STORE_TEST_CASE("an op counts once", "[door]") {
  TestDoor door;
  const std::string token = door.asked();
  const std::string nonce = door.nonce(token);
  const json::object vote{{"answer", 1}, {"op", "op-0123456789abcdef"}, {"nonce", nonce}};
  const Reply first = door.customer("POST", "/r/" + token, vote);
  const auto revision = door.staff("agent", "GET", "/api/requests/17").object().at("revision");
  const Reply again = door.customer("POST", "/r/" + token, vote);
  CHECK(again.status == 200);
  CHECK(again.object().at("result") == first.object().at("result"));
  CHECK(door.staff("agent", "GET", "/api/requests/17").object().at("revision") == revision);
  json::object other = vote;
  other["answer"] = 5;
  const Reply reused = door.customer("POST", "/r/" + token, other);
  CHECK(reused.status == 409);
  CHECK(reused.code() == "op_reused");
}

STORE_TEST_CASE("a page that is too old or too new asks for another press", "[door]") {
  TestDoor door;
  const std::string token = door.asked();
  const Reply missing =
      door.customer("POST", "/r/" + token, {{"answer", 1}, {"op", "op-0123456789abcdef"}});
  CHECK(missing.status == 409);
  CHECK(missing.code() == "nonce_stale");
  const std::string fresh(missing.object().at("nonce").as_string());
  const json::object vote{{"answer", 1}, {"op", "op-0123456789abcdef"}, {"nonce", fresh}};
  CHECK(door.customer("POST", "/r/" + token, vote).code() == "nonce_stale");
  door.clock.pass(1);
  CHECK(door.customer("POST", "/r/" + token, vote).status == 200);
}

STORE_TEST_CASE("every link that is not good gets the same page", "[door]") {
  TestDoor door;
  const std::string token = door.asked();
  std::string mutated = token;
  mutated[5] = mutated[5] == 'a' ? 'b' : 'a';
  std::string upper = token;
  upper[0] = static_cast<char>(std::toupper(upper[0]));
  const Reply unknown = door.call("GET", "/r/" + std::string(44, 'a'));
  CHECK(unknown.status == 404);
  for (const std::string& bad : {mutated, upper, token.substr(1), token + ".", token + "=3D"}) {
    INFO(bad);
    const Reply answer = door.call("GET", "/r/" + bad);
    CHECK(answer.status == unknown.status);
    CHECK(answer.body == unknown.body);
    CHECK(door.customer("POST", "/r/" + bad, {{"answer", 1}}).code() == "closed");
  }
  door.clock.pass(62LL * 24 * 3600);
  CHECK(door.call("GET", "/r/" + token).body == unknown.body);
}

STORE_TEST_CASE("every page finds its style sheet and its form from where it lies", "[door]") {
  TestDoor door;
  const std::string token = door.asked();
  const auto up = [&](const std::string& path) {
    const std::string page = door.call("GET", path).body;
    const std::size_t from = page.find("href=\"") + 6;
    const std::string root = page.substr(from, page.find("assets/", from) - from);
    const bool has_form = page.find("<form") != std::string::npos;
    if (has_form) CHECK(page.find("action=\"" + root + "r/" + token) != std::string::npos);
    return root;
  };
  for (const std::string& good : {token, std::string("nonsense")}) {
    CHECK(up("/r/" + good) == "../");
    for (const char* below : {"/1", "/0", "/9", "/x", "/"}) {
      INFO(good << below);
      CHECK(up("/r/" + good + below) == "../../");
    }
  }
  const json::object headers{{"content-type", "application/x-www-form-urlencoded"}};
  const Reply again =
      door.call("POST", "/r/" + token,
                {{"headers", headers}, {"body", "answer=1&nonce=stale&op=form-stale-0123456789"}});
  CHECK(again.body.find("action=\"../r/" + token) != std::string::npos);
}

STORE_TEST_CASE("opening a link writes nothing", "[door]") {
  TestDoor door;
  const std::string token = door.asked();
  const auto before = door.backend.store().events("request:17", 0);
  const auto position = door.backend.store().last_position();
  for (const auto* method : {"GET", "HEAD", "OPTIONS"}) {
    for (const auto& path : {"/r/" + token, "/r/" + token + "/1", "/r/" + token + "/0"}) {
      door.call(method, path);
      door.customer(method, path);
    }
  }
  CHECK(door.backend.store().events("request:17", 0)->size() == before->size());
  CHECK(*door.backend.store().last_position() == *position);
}

STORE_TEST_CASE("without scripts: form, details, thank you", "[door]") {
  TestDoor door;
  const std::string token = door.asked();
  const auto form = [&](const std::string& body) { return door.send_form(token, body); };
  const std::string page = door.call("GET", "/r/" + token + "/1").body;
  CHECK(page.find("value=\"1\" required checked") != std::string::npos);
  const auto hidden = [](const std::string& html, const std::string& name) {
    const std::string mark = "name=\"" + name + "\" value=\"";
    const std::size_t start = html.find(mark) + mark.size();
    return html.substr(start, html.find('"', start) - start);
  };
  door.clock.pass(2);
  const Reply details = form("answer=1&nonce=" + hidden(page, "nonce") +
                             "&op=" + hidden(page, "op") + "&key=" + hidden(page, "key"));
  REQUIRE(details.status == 200);
  CHECK(details.body.find("What should have been better?") != std::string::npos);
  const auto send_words = [&](const std::string& html) {
    return form("reasons=too_long&reasons=tone&comment=Third+time%2C+%3Cb%3E&contact_me=1&nonce=" +
                hidden(html, "nonce") + "&op=" + hidden(html, "op") +
                "&key=" + hidden(html, "key"));
  };
  door.clock.pass(25 * 3600);  // the page was left open: what was written is there again
  const Reply again = send_words(details.body);
  CHECK(again.body.find("Please press once more.") != std::string::npos);
  CHECK(again.body.find(">\nThird time, &lt;b&gt;</textarea>") != std::string::npos);
  CHECK(again.body.find("value=\"too_long\" checked") != std::string::npos);
  CHECK(again.body.find("name=\"contact_me\" value=\"1\" checked") != std::string::npos);
  CHECK(door.first_case().at("comment") == "");
  door.clock.pass(2);
  const Reply thanks = send_words(again.body);
  REQUIRE(thanks.status == 200);
  CHECK(thanks.body.find("Thank you.") != std::string::npos);
  const json::object open = door.first_case();
  CHECK(open.at("comment") == "Third time, <b>");
  CHECK(open.at("reasons").as_array().size() == 2);
  CHECK(open.at("contact_me") == true);
}

STORE_TEST_CASE("bad input is refused with the field and the limit", "[door]") {
  TestDoor door;
  const std::string token = door.asked();
  const auto post = [&](const std::string& body, std::string_view type = "application/json") {
    return door.call("POST", "/r/" + token,
                     {{"headers",
                       {{"content-type", type},
                        {"accept", "application/json"},
                        {"sec-fetch-site", "same-origin"}}},
                      {"body", body}});
  };
  const std::string op = R"(,"op":"op-0123456789abcdef","nonce":")" + door.nonce(token) + "\"}";
  CHECK(post("{").code() == "invalid_json");
  CHECK(post(R"({"answer":1,"answer":2})").code() == "duplicate_field");
  CHECK(post(R"({"answer":1,"smell":2)" + op).code() == "unknown_field");
  CHECK(post(R"({"answer":"one")" + op).code() == "wrong_type");
  CHECK(post(R"({"answer":6)" + op).code() == "off_scale");
  CHECK(post(R"({"answer":0)" + op).code() == "off_scale");
  CHECK(post(R"({"answer":1,"comment":")" + std::string(65'537, 'x') + '"' + op).code() ==
        "field_too_long");
  CHECK(post(std::string(140'000, ' ')).code() == "too_large");
  CHECK(post("answer=1", "text/plain").code() == "unsupported_media_type");
  CHECK(post("answer=1&answer=2", "application/x-www-form-urlencoded").code() == "duplicate_field");
  CHECK(post(R"({"answer":1,"evidence":"signed_in")" + op).code() == "out_of_range");
  CHECK(post(R"({"comment":"no answer yet")" + op).code() == "missing_field");
}

STORE_TEST_CASE("settings are revision checked and name what is wrong", "[door]") {
  TestDoor door;
  json::object now = door.staff("admin", "GET", "/api/settings").object();
  now["settings"].as_object()["grace_s"] = 0;
  REQUIRE(door.staff("admin", "PUT", "/api/settings", now).status == 200);
  CHECK(door.staff("admin", "PUT", "/api/settings", now).code() == "stale_revision");
  now["revision"] = 1;
  now["settings"].as_object()["time_zone"] = "Mars";
  const Reply refused = door.staff("admin", "PUT", "/api/settings", now);
  CHECK(refused.status == 422);
  CHECK(refused.object().at("field") == "time_zone");
}

STORE_TEST_CASE("a signed-in requester rates a completed request, asked or not", "[door]") {
  TestDoor door;
  door.host("PUT", "/api/requests/18",
            {{"status", "completed"}, {"requester", {{"id", "u18"}}}, {"agent", "eoin"}});
  const auto own = [&](std::string_view who, std::string_view op) {
    return door.call("POST", "/api/requests/18/my-rating",
                     {{"actor", {{"requester", who}}},
                      {"headers", {{"x-amends", "1"}, {"content-type", "application/json"}}},
                      {"body", json::serialize(json::object{{"answer", 2}, {"op", op}})}});
  };
  CHECK(own("somebody-else", "op-0123456789abcdef").status == 404);
  const Reply rated = own("u18", "op-0123456789abcdef");
  REQUIRE(rated.status == 200);
  CHECK(rated.object().at("class") == "dissatisfied");
  CHECK(own("u18", "op-0123456789abcdef").status == 200);
  const json::object request = door.staff("agent", "GET", "/api/requests/18").object();
  CHECK(request.at("ratings").as_array().size() == 1);
  CHECK(request.at("ratings").as_array()[0].at("evidence") == "signed_in");
  CHECK(request.at("ratings").as_array()[0].at("unsolicited") == true);
}

STORE_TEST_CASE("the list's pages hold each case once, in either order", "[door]") {
  TestDoor door;
  for (const char* request : {"17", "18", "19"}) {
    const std::string token = door.asked(request);
    CHECK(door.rate(token, 1, std::string("op-of-the-press-number-") + request).status == 200);
  }
  for (const std::string sort : {"urgency", "newest"}) {
    std::vector<std::string> requests;
    std::string cursor;
    while (requests.size() < 5) {
      const auto page =
          door.staff("manager", "GET",
                     "/api/follow-ups?state=waiting&limit=1&sort=" + sort + "&cursor=" + cursor)
              .object();
      requests.emplace_back(page.at("items").as_array().at(0).at("request").as_string());
      if (page.at("next").is_null()) break;
      cursor = page.at("next").as_string();
    }
    const std::vector<std::string> oldest_first = {"17", "18", "19"};
    const std::vector<std::string> newest_first = {"19", "18", "17"};
    CHECK(requests == (sort == "newest" ? newest_first : oldest_first));
  }
}

STORE_TEST_CASE("a page made on a server asks nothing before the press", "[door]") {
  TestDoor door;
  door.asked();
  const auto asked =
      door.host("POST", "/api/invitations", {{"request", "17"}, {"channel", "widget"}}).object();
  const json::object widget = asked.at("widget").as_object();
  json::object brought = widget.at("survey").as_object();
  const std::string path = "/r/" + std::string(widget.at("token").as_string());
  json::object told = door.customer("GET", path).object();
  const json::value nonce = brought.at("nonce");
  told.erase("nonce");
  brought.erase("nonce");
  CHECK(brought == told);
  door.clock.pass(23 * 3600);
  const Reply pressed =
      door.customer("POST", path, {{"answer", 4}, {"op", "op-0123456789abcdef"}, {"nonce", nonce}});
  CHECK(pressed.object().at("result") == "recorded");
}

STORE_TEST_CASE("the widget of a page made on a server works without scripts", "[door]") {
  TestDoor door;
  door.asked();
  const auto asked =
      door.host("POST", "/api/invitations", {{"request", "17"}, {"channel", "widget"}}).object();
  const json::object widget = asked.at("widget").as_object();
  const std::string html{widget.at("html").as_string()};
  const std::string nonce{widget.at("survey").at("nonce").as_string()};
  const std::string token{widget.at("token").as_string()};
  CHECK(html.find("/r/" + token + "\">") != std::string::npos);
  CHECK(html.find("name=\"op\" value=\"form-" + nonce + "\"") != std::string::npos);
  door.clock.pass(10);
  const Reply page =
      door.send_form(token, "answer=4&nonce=" + nonce + "&op=form-" + nonce + "&key=page-" + nonce);
  CHECK(page.status == 200);
  CHECK(door.host("GET", "/api/requests/17", {}).object().at("satisfaction_status") == "satisfied");
}
