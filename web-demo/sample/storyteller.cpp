#include "web-demo/sample/storyteller.hpp"

#include <array>
#include <boost/json/array.hpp>
#include <utility>

namespace amends::demo {
namespace {

namespace json = boost::json;

constexpr const char* sample_touchpoint = "kb-article";

json::array texts(const std::vector<std::string>& items) {
  return json::array(items.begin(), items.end());
}

// Articles that anybody can rate, on pages of the demo itself.
void add_article_site(json::object& settings) {
  json::object survey = settings.at("surveys").as_array().at(0).as_object();
  survey["id"] = "article";
  survey["touchpoint"] = sample_touchpoint;
  survey["texts"].at("en").at("question") = "How helpful was this article?";
  survey["texts"].at("de").at("question") = "Wie hilfreich war dieser Artikel?";
  settings["surveys"].as_array().push_back(std::move(survey));
  settings["sites"] = json::array{
      json::object{{"name", "Help centre"}, {"touchpoints", json::array{sample_touchpoint}}}};
}

json::object note_of(const SampleRequest& request) {
  return {
      {"id", request.id},
      {"subject", request.subject},
      {"customer", json::object{{"id", request.customer->id}, {"name", request.customer->name}}},
      {"agent", request.agent->name},
      {"completed_at", request.completed_at.count},
      {"language", request.language}};
}

std::string op_of(const SampleRequest& request, const std::string& verb) {
  return "sample-helpdesk-" + request.id + "-" + verb;
}

}  // namespace

Storyteller::Storyteller(SampleDoor door, StoryClock& clock, UtcMillis now, std::uint32_t seed)
    : story_(sample_story(now, seed)),
      clock_(clock),
      admin_(std::move(door), administrator()),
      helpdesk_(admin_.as(
          json::object{{"id", "helpdesk"}, {"name", "Helpdesk"}, {"roles", json::array{"host"}}})) {
  clock_.move_to(story_.front().completed_at);
  set_up();
  for (const SampleRequest& request : story_) plan(request);
  std::stable_sort(steps_.begin(), steps_.end(),
                   [](const Step& a, const Step& b) { return a.at < b.at; });
  // What comes later has not happened yet.
  const UtcMillis end = story_.back().completed_at;
  std::erase_if(steps_, [end](const Step& step) { return end < step.at; });
}

// Short grace: a visitor wants to see the manager's side at once. The manager of this small
// helpdesk also decides about its settings.
void Storyteller::set_up() {
  const json::object found = admin_.get("/api/settings");
  json::object settings = found.at("settings").as_object();
  settings["grace_s"] = 10;
  settings["time_zone"] = "CET-1CEST,M3.5.0,M10.5.0/3";
  add_article_site(settings);
  admin_.put("/api/settings", {{"revision", found.at("revision")}, {"settings", settings}});
  const json::object key =
      admin_.post("/api/keys", {{"name", sample_managers().front().name}, {"role", "admin"}});
  manager_id_ = key.at("id").as_string();
  manager_key_ = key.at("secret").as_string();
}

json::object Storyteller::manager() const {
  return {{"id", manager_id_}, {"name", sample_managers().front().name}};
}

void Storyteller::complete(const SampleRequest& request) {
  const json::object body{
      {"status", "completed"},
      {"requester", json::object{{"id", request.customer->id},
                                 {"name", request.customer->name},
                                 {"mail", std::string(request.customer->id) + "@example.org"},
                                 {"language", request.language}}},
      {"subject", request.subject},
      {"agent", request.agent->name},
      {"closer", request.agent->name},
      {"team", request.team->name},
      {"queue", request.team->queue},
      {"service", request.team->service},
      {"channel", request.channel},
      {"organisation", request.customer->organisation},
      {"tags", json::array(request.tags.begin(), request.tags.end())}};
  helpdesk_.put("/api/requests/" + request.id, body);
  const json::object asked = helpdesk_.post("/api/invitations", {{"request", request.id}});
  tokens_[request.id] = std::string(asked.at("token").as_string());
}

void Storyteller::rate(const SampleRequest& request, int answer, const char* verb) {
  const Caller customer = admin_.as(nullptr);
  const std::string path = "/r/" + tokens_.at(request.id);
  const json::object page = customer.get(path);
  clock_.move_to(clock_.now() + 5 * second_ms);
  json::object body{{"answer", answer},
                    {"nonce", page.at("nonce")},
                    {"op", op_of(request, verb)},
                    {"key", "sample-customer-key-" + request.id}};
  const bool unhappy = answer < 3;
  // Who thinks better of it has nothing to add, and wants nothing any more.
  const bool first = verb == std::string_view("first");
  if (first && !request.answer->comment.empty()) body.emplace("comment", request.answer->comment);
  if (unhappy && !request.answer->reasons.empty()) {
    body.emplace("reasons", texts(request.answer->reasons));
  }
  if (request.answer->contact_me) body.emplace("contact_me", unhappy);
  customer.post(path, body);
}

void Storyteller::work(const SampleRequest& request, const std::string& verb, json::object body) {
  const json::object found = admin_.get("/api/requests/" + request.id);
  const json::object& item = found.at("follow_ups").as_array().at(0).as_object();
  body.emplace("revision", item.at("revision"));
  body.emplace("op", op_of(request, verb));
  json::object actor = manager();
  actor.emplace("roles", json::array{"manager"});
  admin_.as(std::move(actor))
      .post("/api/follow-ups/" + std::string(item.at("id").as_string()) + "/" + verb, body);
}

void Storyteller::plan_follow_up(const SampleRequest& request) {
  const UtcMillis rated_at = request.answer->at;
  const std::int64_t pace =
      (3 + static_cast<std::int64_t>(rated_at.count / minute_ms % 20)) * hour_ms;
  const SampleProgress progress = request.answer->progress;
  steps_.push_back({rated_at + minute_ms, [this] { helpdesk_.post("/api/tick", {}); }});
  if (progress == SampleProgress::changed_mind) {
    steps_.push_back({rated_at + 2 * hour_ms, [this, &request] { rate(request, 4, "again"); }});
    return;
  }
  if (progress == SampleProgress::untouched) return;
  const bool by_first = request.answer->at.count / hour_ms % 3 != 0;
  json::object assignee = manager();
  if (!by_first) {
    const SamplePerson& other = sample_managers()[1];
    assignee = {{"id", other.id}, {"name", other.name}};
  }
  steps_.push_back({rated_at + pace / 4, [this, &request, assignee] {
                      work(request, "assign", {{"assignee", assignee}});
                    }});
  if (progress == SampleProgress::assigned) return;
  steps_.push_back(
      {rated_at + pace / 2, [this, &request] {
         work(request, "contact", {{"channel", "phone"}, {"result", "reached"}, {"note", ""}});
       }});
  if (progress == SampleProgress::contacted) return;
  const std::size_t turn = static_cast<std::size_t>(rated_at.count / minute_ms);
  const std::string_view note = sample_notes()[turn % sample_notes().size()];
  json::object done{{"outcome", turn % 3 == 0 ? "explained" : "fixed"}, {"note", note}};
  // Not everybody says why.
  constexpr std::array causes = {"delay", "not_solved", "communication", "expectations"};
  constexpr std::array actions = {"request_reopened", "documentation", "replacement"};
  if (turn % 4 != 0) done["root_cause"] = causes[turn / 4 % causes.size()];
  if (turn % 5 < 2) done["action"] = actions[turn / 5 % actions.size()];
  steps_.push_back({rated_at + pace,
                    [this, &request, done = std::move(done)] { work(request, "address", done); }});
}

void Storyteller::plan(const SampleRequest& request) {
  steps_.push_back({request.completed_at, [this, &request] { complete(request); }});
  if (!request.answer) return;
  steps_.push_back(
      {request.answer->at, [this, &request] { rate(request, request.answer->answer, "first"); }});
  if (request.answer->answer < 3) plan_follow_up(request);
}

bool Storyteller::play(std::size_t steps) {
  for (; steps > 0 && played_ < steps_.size(); --steps) {
    const Step& step = steps_[played_++];
    clock_.move_to(step.at);
    step.act();
  }
  return played_ < steps_.size();
}

std::size_t Storyteller::progress() const {
  return steps_.empty() ? 1000 : played_ * 1000 / steps_.size();
}

SampleHelpdesk Storyteller::finish() {
  empty_outbox(admin_);
  SampleHelpdesk made{manager_key_, manager(), {}};
  for (const SampleRequest& request : story_) {
    if (request.is_stage) made.staged.push_back(note_of(request));
  }
  return made;
}

void empty_outbox(const Caller& admin) {
  for (bool more = true; more;) {
    const json::object leased = admin.post(
        "/api/outbox/lease", {{"consumer", "demo"},
                              {"kinds", json::array{"satisfaction.changed", "mail.send"}},
                              {"limit", 200},
                              {"lease_s", 60}});
    json::array ids;
    for (const json::value& effect : leased.at("effects").as_array()) {
      ids.push_back(effect.as_object().at("id"));
    }
    more = leased.at("more").as_bool();
    admin.post("/api/outbox/ack", {{"consumer", "demo"}, {"ids", ids}});
  }
}

}  // namespace amends::demo
