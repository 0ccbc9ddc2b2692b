// What the door says about mails: the block of an invitation, warnings, the preview.
#include "contract/door.hpp"
#include "core/model/survey.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

json::value put_base_url(json::object settings, std::string_view url) {
  settings.at("settings").as_object()["base_url"] = url;
  settings.erase("warnings");
  return settings;
}

Reply decide_base_url(TestDoor& door, std::string_view url) {
  const json::object before = door.staff("admin", "GET", "/api/settings").object();
  return door.staff("admin", "PUT", "/api/settings", put_base_url(before, url));
}

Reply invite(TestDoor& door) {
  door.asked();
  return door.host("POST", "/api/invitations", {{"request", "17"}});
}

std::string text_at(const json::object& object, std::string_view name) {
  return std::string(object.at(name).as_string());
}

}  // namespace

STORE_TEST_CASE("every link of the mail block opens what it says", "[mail]") {
  TestDoor door;
  const json::object asked = invite(door).object();
  const std::string page = "/r/" + text_at(asked, "token");
  const json::object& mail = asked.at("mail").as_object();
  for (int answer = 1; answer <= 5; ++answer) {
    const std::string path = page + "/" + std::to_string(answer);
    CHECK(text_at(mail, "html").find(path + "\"") != std::string::npos);
    CHECK(text_at(mail, "text").find(path + "\n") != std::string::npos);
    const Reply opened = door.call("GET", path);
    CHECK(opened.status == 200);
    CHECK(opened.body.find("value=\"" + std::to_string(answer) + "\" required checked") !=
          std::string::npos);
  }
  CHECK(text_at(mail, "html").find(page + "/0\"") != std::string::npos);
  CHECK(text_at(mail, "text").find(page + "/0\n") == std::string::npos);
}

STORE_TEST_CASE("a base_url that makes links too long for a mail is told", "[mail]") {
  TestDoor door;
  const auto first_warning = [](const Reply& reply) {
    return reply.object().at("warnings").as_array().at(0).as_object();
  };
  const json::object told = first_warning(invite(door));
  CHECK(told.at("code") == "base_url_long");
  CHECK(told.at("field") == "base_url");
  CHECK(told.at("detail") ==
        "base_url has 31 characters, so links in mails have up to 83 and mail programs may break "
        "lines of more than 78; with at most 26 every link fits");

  const Reply longest = decide_base_url(door, "https://help.example.org/a");
  REQUIRE(longest.status == 200);
  CHECK(longest.object().at("warnings").as_array().empty());
  CHECK(invite(door).object().at("warnings").as_array().empty());

  const Reply longer = decide_base_url(door, "https://help.example.org/am");
  REQUIRE(longer.status == 200);
  CHECK(first_warning(longer).at("code") == "base_url_long");
  CHECK(first_warning(door.staff("admin", "GET", "/api/settings")).at("field") == "base_url");

  CHECK(decide_base_url(door, "").object().at("warnings").as_array().empty());
}

STORE_TEST_CASE("the preview shows every language of a survey", "[mail]") {
  TestDoor door;
  const Reply page = door.staff("manager", "GET", "/api/mail-preview");
  REQUIRE(page.status == 200);
  CHECK(page.headers.at("content-type") == "text/html; charset=utf-8");
  CHECK(page.headers.at("content-security-policy").find("default-src 'none'") == 0);
  CHECK(page.body.find("How was our help with this request?") != std::string::npos);
  CHECK(page.body.find("Wie war unsere Hilfe bei dieser Anfrage?") != std::string::npos);

  const Reply german = door.staff("manager", "GET", "/api/mail-preview?language=de&survey=default");
  CHECK(german.body.find("How was our help") == std::string::npos);
  CHECK(german.body.find("Diese Vorschau") == std::string::npos);
  CHECK(german.body.find("<html lang=\"de\">") != std::string::npos);
}

STORE_TEST_CASE("the preview is for managers, and says what it does not know", "[mail]") {
  TestDoor door;
  const auto refused = [&](std::string_view role, const std::string& query) {
    return door.staff(role, "GET", "/api/mail-preview" + query);
  };
  CHECK(refused("agent", "").code() == "forbidden");
  CHECK(door.call("GET", "/api/mail-preview").code() == "not_signed_in");
  CHECK(refused("admin", "?survey=none").object().at("field") == "survey");
  CHECK(refused("admin", "?language=xx").object().at("field") == "language");
  CHECK(refused("admin", "?scheme=dark").code() == "unknown_field");
  const Reply nowhere =
      door.call("GET", "/api/mail-preview",
                {{"base_url", ""}, {"actor", {{"id", "marta"}, {"roles", json::array{"admin"}}}}});
  CHECK(nowhere.object().at("field") == "base_url");
}

STORE_TEST_CASE("links of the preview open nothing", "[mail]") {
  TestDoor door;
  const std::string page = door.staff("admin", "GET", "/api/mail-preview").body;
  const std::string mark = "href=\"https://help.example.org/amends";
  const Reply closed = door.call("GET", "/r/nonsense/1");
  int links = 0;
  for (std::size_t at = page.find(mark); at != std::string::npos; at = page.find(mark, at + 1)) {
    const std::size_t from = at + mark.size();
    const Reply opened = door.call("GET", page.substr(from, page.find('"', from) - from));
    CHECK(opened.status == 404);
    ++links;
  }
  const auto languages = default_survey().texts.size();
  CHECK(links == static_cast<int>(languages) * 2 * 7);  // schemes, links
  CHECK(closed.status == 404);
}
