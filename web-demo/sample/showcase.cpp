#include "web-demo/sample/showcase.hpp"

#include <utility>

#include "core/api/markup.hpp"
#include "web-demo/sample/cast.hpp"

namespace amends::demo {
namespace {

namespace json = boost::json;

// What anybody may rate, and by which site's leave.
json::array open_touchpoints(const json::object& settings) {
  json::array open;
  for (const json::value& item : settings.at("sites").as_array()) {
    const json::object& site = item.as_object();
    if (site.at("revoked").as_bool()) continue;
    for (const json::value& touchpoint : site.at("touchpoints").as_array()) {
      open.push_back(json::object{{"touchpoint", touchpoint}, {"site", site.at("id")}});
    }
  }
  return open;
}

struct MailWords {
  const char* subject;
  const char* greeting;
  const char* done;
};

MailWords words_in(std::string_view language) {
  if (language == "de") {
    return {"Erledigt: ", "Guten Tag ", "Ihre Anfrage ist gelöst und wurde geschlossen: "};
  }
  return {"Resolved: ", "Hello ", "your request is resolved and was closed: "};
}

json::object mail_of(const json::object& note, const json::object& block) {
  const std::string subject(note.at("subject").as_string());
  const std::string name(note.at("customer").at("name").as_string());
  const MailWords words = words_in(note.at("language").as_string());
  Markup html;
  html.raw("<p>").text(words.greeting).text(name).raw(",</p><p>");
  html.text(words.done).text(subject).raw("</p>").raw(block.at("html").as_string());
  const std::string text = words.greeting + name + ",\n\n" + words.done + subject + "\n\n" +
                           std::string(block.at("text").as_string());
  return {{"from", "Example Helpdesk <helpdesk@example.org>"},
          {"to", name},
          {"subject", words.subject + subject},
          {"html", html.take()},
          {"text", text}};
}

}  // namespace

Showcase::Showcase(SampleDoor door, json::array staged, json::object manager)
    : staged_(std::move(staged)), manager_(std::move(manager)) {
  const Caller admin(std::move(door), administrator());
  for (json::value& item : staged_) {
    json::object& request = item.as_object();
    const json::object asked = admin.post("/api/invitations", {{"request", request.at("id")}});
    request["token"] = asked.at("token");
    request["page_url"] = asked.at("page_url");
    mails_[request.at("id").as_string()] = asked.at("mail");
  }
  touchpoints_ = open_touchpoints(admin.get("/api/settings").at("settings").as_object());
}

std::optional<json::value> Showcase::find(std::string_view path) const {
  constexpr std::string_view mail_folder = "/mail/";
  constexpr std::string_view ending = ".json";
  if (path == "/requests.json") return json::object{{"requests", staged_}};
  if (path == "/touchpoints.json") return json::object{{"touchpoints", touchpoints_}};
  if (path == "/people.json") return people();
  if (!path.starts_with(mail_folder) || !path.ends_with(ending)) return std::nullopt;
  path.remove_prefix(mail_folder.size());
  path.remove_suffix(ending.size());
  return mail(path);
}

json::value Showcase::people() const {
  json::array people = {manager_};
  const SamplePerson& second = sample_managers()[1];
  people.push_back(json::object{{"id", second.id}, {"name", second.name}, {"team", nullptr}});
  for (const SampleTeam& team : sample_teams()) {
    for (const SamplePerson& agent : team.agents) {
      people.push_back(json::object{{"id", agent.id}, {"name", agent.name}, {"team", team.name}});
    }
  }
  return json::object{{"me", manager_}, {"people", std::move(people)}};
}

std::optional<json::value> Showcase::mail(std::string_view request) const {
  for (const json::value& note : staged_) {
    if (note.at("id").as_string() != request) continue;
    return mail_of(note.as_object(), mails_.at(request).as_object());
  }
  return std::nullopt;
}

}  // namespace amends::demo
