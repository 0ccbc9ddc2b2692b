// GET /r/{token}/frame and /t/{touchpoint}/frame: what stands in a frame on somebody's page.
#include "contract/knowledge_base.hpp"
#include "unit/catch_result.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

class FramedDoor : public KnowledgeBase {
 public:
  void list(const json::array& origins) {
    json::object wanted = settings().at("settings").as_object();
    wanted["origins"] = origins;
    REQUIRE(put(std::move(wanted)).status == 200);
  }
  std::string widget_token(std::string_view request) {
    asked(request);
    const auto asked =
        host("POST", "/api/invitations", {{"request", request}, {"channel", "widget"}});
    return std::string(asked.object().at("widget").at("token").as_string());
  }
};

bool has(const Reply& page, std::string_view text) {
  return page.body.find(text) != std::string::npos;
}

std::string ancestors_of(Reply page) {
  const std::string& policy = page.headers["content-security-policy"];
  const std::size_t from = policy.find("frame-ancestors ");
  return policy.substr(from, policy.find(';', from) - from);
}

// Without what names the link in it.
std::string without(std::string body, const std::string& token) {
  for (std::size_t at; (at = body.find(token)) != std::string::npos;) body.erase(at, token.size());
  return body;
}

}  // namespace

STORE_TEST_CASE("only listed pages may show the question in a frame", "[door]") {
  FramedDoor door;
  const std::string path = "/r/" + door.widget_token("17") + "/frame";
  Reply alone = door.call("GET", path);
  CHECK(alone.status == 200);
  CHECK(ancestors_of(alone) == "frame-ancestors 'self' https://help.example.org");

  door.list({"https://shop.example.com", "http://localhost:8080"});
  Reply listed = door.call("GET", path);
  CHECK(ancestors_of(listed) ==
        "frame-ancestors 'self' https://help.example.org https://shop.example.com "
        "http://localhost:8080");
  CHECK(has(listed,
            "<meta name=\"amends-parents\" content=\"https://help.example.org "
            "https://shop.example.com http://localhost:8080\">"));
  CHECK_FALSE(listed.headers.contains("x-frame-options"));
  CHECK(listed.headers["cache-control"] == "no-store");
  CHECK(listed.headers["x-robots-tag"] == "noindex, nofollow");
}

STORE_TEST_CASE("every other page of ours stays out of frames", "[door]") {
  FramedDoor door;
  const std::string token = door.widget_token("17");
  door.list({"https://shop.example.com"});
  for (const std::string& path :
       {"/r/" + token, "/r/" + token + "/1", "/r/" + token + "/stop", door.path()}) {
    Reply page = door.call("GET", path);
    CHECK(ancestors_of(page) == "frame-ancestors 'none'");
    CHECK(page.headers["x-frame-options"] == "DENY");
  }
}

STORE_TEST_CASE("a frame brings the question along and posts to its own origin", "[door]") {
  FramedDoor door;
  const std::string token = door.widget_token("17");
  const Reply page = door.call("GET", "/r/" + token + "/frame");
  CHECK(has(page, "<amends-rating src=\"../..\" token=\"" + token + "\" survey=\"{&quot;"));
  CHECK(has(page, "<script type=\"module\" src=\"../../assets/amends-framed"));
  CHECK(has(page, "<html lang=\"en\" dir=\"ltr\">"));
  CHECK_FALSE(has(page, "Ingrid"));
}

STORE_TEST_CASE("in a frame every link that is not a widget's is the same closed question",
                "[door]") {
  FramedDoor door;
  const std::string good = door.widget_token("17");
  const std::string mail = door.asked("18");
  std::string forged = good;
  forged.back() = forged.back() == 'a' ? 'b' : 'a';
  const Reply closed = door.call("GET", "/r/" + forged + "/frame");
  CHECK(closed.status == 200);
  CHECK(has(closed, "survey=\"{&quot;state&quot;:&quot;closed&quot;}\""));
  for (const std::string& token : {mail, std::string("nonsense"), std::string(44, 'a')}) {
    const Reply page = door.call("GET", "/r/" + token + "/frame");
    CHECK(page.status == 200);
    CHECK(page.headers == closed.headers);
    CHECK(without(page.body, token) == without(closed.body, forged));
  }
}

STORE_TEST_CASE("an article's frame is for the pages of its site", "[door]") {
  FramedDoor door;
  const auto framed = [&](const std::string& more) {
    return door.call("GET", "/t/kb-article/frame?site=" + door.site + more);
  };
  door.list({"https://shop.example.com"});
  CHECK(ancestors_of(framed("")) ==
        "frame-ancestors 'self' https://help.example.org https://shop.example.com");

  door.site = door.set_site({{"name", "Help centre"},
                             {"touchpoints", {"kb-article"}},
                             {"origins", {"https://kb.example.com"}}});
  const Reply page = framed(
      "&subject=How%20to%20%22pair%22&lang=en&page=https%3A%2F%2Fkb.example.com%2Fa%3Fb%3D%22");
  CHECK(page.status == 200);
  CHECK(ancestors_of(page) ==
        "frame-ancestors 'self' https://help.example.org https://kb.example.com");
  CHECK(has(page, "touchpoint=\"kb-article\" site=\"" + door.site +
                      "\" subject=\"How to &quot;pair&quot;\" lang=\"en\" survey=\""));
  CHECK(has(page, "<link rel=\"canonical\" href=\"https://kb.example.com/a?b=&quot;\">"));
}

STORE_TEST_CASE("an article's frame with a wrong address names what is wrong", "[door]") {
  FramedDoor door;
  const auto refused = [&](const std::string& query) {
    return door.customer("GET", "/t/kb-article/frame?" + query);
  };
  CHECK(refused("site=site_unknown").status == 404);
  CHECK(refused("").status == 404);
  for (const char* page : {"javascript:alert(1)", "https://", "https:///path"}) {
    const Reply reply = refused("site=" + door.site + "&page=" + page);
    CHECK(reply.code() == "out_of_range");
    CHECK(reply.object().at("field") == "page");
  }
  const Reply long_one =
      refused("site=" + door.site + "&page=https://kb.example.com/" + std::string(2048, 'a'));
  CHECK(long_one.code() == "field_too_long");
}
