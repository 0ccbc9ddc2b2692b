#include "abi/week_people.hpp"

#include <array>
#include <map>

#include "core/base/limits.hpp"

namespace amends::testing {
namespace {

constexpr int customers = 400;

json::object staff(const Colleague& who, const char* role) {
  return {{"id", who.id},
          {"name", who.id},
          {"roles", json::array{role}},
          {"scopes", {{"teams", json::array{who.team}}}}};
}

std::string request_name(int number) {
  return "w-" + std::to_string(number);
}

json::object request_document(int number, const char* status) {
  const Colleague& agent = week_agents[static_cast<std::size_t>(number) % week_agents.size()];
  const std::string customer = "u-" + std::to_string(number % customers);
  return {
      {"status", status},
      {"requester", {{"id", customer}, {"name", customer}, {"mail", customer + "@example.org"}}},
      {"subject", "Trouble " + std::to_string(number)},
      {"agent", agent.id},
      {"team", agent.team},
      {"queue", "desk"}};
}

void complete_and_ask(Hand& hand, int number) {
  const std::string request = request_name(number);
  hand.ask("tell", helpdesk_actor(), "PUT", "/api/requests/" + request,
           request_document(number, "completed"));
  hand.ask("invite", helpdesk_actor(), "POST", "/api/invitations",
           {{"request", request}, {"channel", "mail"}});
}

// --- customers ----------------------------------------------------------------------------------

int answer_of(Hand& hand, std::int64_t scale) {
  const int best = static_cast<int>(scale);
  if (hand.happens(35)) return 1;
  return hand.happens(20) ? (best + 1) / 2 : best;
}

// Another answer may have come in between: the page gets a fresh nonce and sends the press again.
void press(Hand& hand, const std::string& token, json::object body) {
  for (int tries = 0; tries < 3; ++tries) {
    hand.wait(limits::min_nonce_age_ms);
    const Reply reply = hand.ask("press", nullptr, "POST", "/r/" + token, body);
    const json::object answer = reply.object();
    if (reply.status < 400 || !answer.contains("nonce")) return;
    body["nonce"] = answer.at("nonce");
  }
}

void answer_letter(Hand& hand, const std::string& token) {
  const Reply page = hand.ask("page", nullptr, "GET", "/r/" + token);
  if (page.status != 200) return;
  const json::object opening = page.object();
  if (!opening.contains("nonce") || !opening.contains("survey")) return;
  const std::int64_t scale = opening.at("survey").at("scale").to_number<std::int64_t>();
  const std::string mark = token + "-" + std::to_string(hand.below(1'000'000));
  json::object body{{"answer", answer_of(hand, scale)},
                    {"nonce", opening.at("nonce")},
                    {"op", "press-" + mark},
                    {"key", "the-browser-of-" + token}};
  if (hand.happens(50)) body["comment"] = "words of " + token;
  if (hand.happens(20)) body["contact_me"] = true;
  press(hand, token, body);
  if (!hand.happens(8)) return;
  body["answer"] = answer_of(hand, scale);
  body["op"] = "again-" + mark;
  press(hand, token, std::move(body));
}

// --- staff --------------------------------------------------------------------------------------

json::array items_of(const Reply& list) {
  if (list.status != 200) return {};
  const json::object document = list.object();
  return document.at("items").as_array();
}

/// One command on a case; its new revision, or nothing where somebody else was faster.
std::optional<std::int64_t> work(Hand& hand, const json::object& actor, const std::string& id,
                                 std::int64_t revision, const std::string& command,
                                 json::object body) {
  body["revision"] = revision;
  const bool manages = actor.at("roles").at(0) == "manager";
  const Reply reply = hand.ask(manages ? "work of a manager" : "work of an agent", actor, "POST",
                               "/api/follow-ups/" + id + "/" + command, body);
  if (reply.status != 200) return std::nullopt;
  hand.note(command, {{"status", reply.status}});
  const json::object document = reply.object();
  return document.at("follow_up").at("revision").as_int64();
}

void work_case(Hand& hand, const json::object& actor, const json::object& item,
               std::int64_t now_ms) {
  const std::string id(item.at("id").as_string());
  const std::int64_t revision = item.at("revision").as_int64();
  const std::size_t choice = hand.below(100);
  if (choice < 55) {
    const auto next = work(hand, actor, id, revision, "contact",
                           {{"channel", "phone"}, {"result", "reached"}, {"note", "talked"}});
    if (next) {
      work(hand, actor, id, *next, "address", {{"outcome", "fixed"}, {"note", "put right"}});
    }
  } else if (choice < 70) {
    work(hand, actor, id, revision, "contact",
         {{"channel", "phone"}, {"result", "not_reached"}, {"note", "nobody there"}});
  } else if (choice < 80) {
    work(hand, actor, id, revision, "wait",
         {{"until_at", now_ms + 20 * 3'600'000}, {"note", "wants to think"}});
  } else if (choice < 86) {
    work(hand, actor, id, revision, "write", {{"text", "We are sorry."}});
  } else if (choice < 92) {
    work(hand, actor, id, revision, "offer", {{"offer", "call_back"}});
  } else {
    work(hand, actor, id, revision, "note", {{"note", "asked a colleague"}});
  }
}

// The first two cases of one customer become one.
void merge_two(Hand& hand, const json::object& actor, const json::array& items) {
  std::map<std::string, const json::object*> seen;
  for (const json::value& each : items) {
    const json::object& item = each.as_object();
    const auto [place, is_new] =
        seen.try_emplace(std::string(item.at("customer").at("id").as_string()), &item);
    if (is_new) continue;
    const json::object& into = *place->second;
    work(hand, actor, std::string(item.at("id").as_string()), item.at("revision").as_int64(),
         "merge", {{"into", into.at("id")}, {"into_revision", into.at("revision")}});
    return;
  }
}

json::object bulk_assign(const json::array& items, const std::string& assignee) {
  json::array cases;
  for (std::size_t at = 0; at < items.size() && at < 5; ++at) {
    cases.push_back({{"id", items[at].at("id")}, {"revision", items[at].at("revision")}});
  }
  return {{"command", "assign"},
          {"cases", std::move(cases)},
          {"assignee", {{"id", assignee}, {"name", assignee}}}};
}

// --- mails --------------------------------------------------------------------------------------

std::optional<std::string> token_in(const json::object& effect) {
  static constexpr std::string_view before = "/amends/r/";
  const json::value* text = effect.if_contains("text");
  if (text == nullptr || !text->is_string()) return std::nullopt;
  const std::string_view words = text->get_string();
  const std::size_t at = words.find(before);
  if (at == std::string_view::npos) return std::nullopt;
  const std::size_t from = at + before.size();
  return std::string(words.substr(from, words.find_first_of("/ \r\n", from) - from));
}

bool is_for_customer(const json::object& effect) {
  const json::value* to = effect.if_contains("to");
  return to != nullptr && to->as_object().contains("requester");
}

void give_account(Hand& hand, const std::string& consumer, const json::object& effect,
                  Letterbox& letterbox) {
  const std::string id(effect.at("id").as_string());
  const bool failed = hand.happens(10);
  if (!failed && is_for_customer(effect)) {
    if (auto token = token_in(effect)) letterbox.put(std::move(*token));
  }
  json::object body{{"consumer", consumer}};
  if (failed) body["failed"] = json::array{json::object{{"id", id}, {"error", "no way"}}};
  if (!failed) body["ids"] = json::array{id};
  const Reply reply = hand.ask("account", helpdesk_actor(), "POST", "/api/outbox/ack", body);
  const char* how = failed ? "given_back" : "acknowledged";
  const bool taken = reply.status == 200 && reply.object().at(how) == 1;
  hand.note(failed ? "give_back" : "ack", {{"effect", id}, {"taken", taken}, {"status", 200}});
}

}  // namespace

json::object helpdesk_actor() {
  return {{"id", "redmine"}, {"roles", json::array{"host"}}};
}

json::object admin_actor() {
  return {{"id", "ada"}, {"name", "Ada"}, {"roles", json::array{"admin"}}};
}

void run_helpdesk(Hand& hand, int first, int count) {
  for (int number = first; number < first + count; ++number) complete_and_ask(hand, number);
  if (first == 0) return;
  const int earlier = static_cast<int>(hand.below(static_cast<std::size_t>(first)));
  hand.ask("tell", helpdesk_actor(), "PUT", "/api/requests/" + request_name(earlier),
           request_document(earlier, "open"));
  complete_and_ask(hand, earlier);
}

void answer_letters(Hand& hand, Letterbox& letterbox, int at_most) {
  for (int count = 0; count < at_most; ++count) {
    const auto token = letterbox.take();
    if (!token) return;
    if (hand.happens(65)) answer_letter(hand, *token);
  }
}

void work_own_cases(Hand& hand, const Colleague& agent, int at_most) {
  const json::object actor = staff(agent, "agent");
  const json::array own =
      items_of(hand.ask("list", actor, "GET", "/api/follow-ups?state=waiting&limit=20"));
  const Reply health = hand.ask("health", actor, "GET", "/api/health");
  if (health.status != 200) return;
  const std::int64_t now_ms = health.object().at("last_tick_at").as_int64();
  for (std::size_t at = 0; at < own.size() && at < static_cast<std::size_t>(at_most); ++at) {
    work_case(hand, actor, own[at].as_object(), now_ms);
  }
}

void manage_cases(Hand& hand, const Colleague& manager) {
  const json::object actor = staff(manager, "manager");
  const json::array waiting =
      items_of(hand.ask("list", actor, "GET", "/api/follow-ups?state=waiting&limit=50"));
  if (!waiting.empty()) {
    const Colleague& agent = week_agents[hand.below(week_agents.size())];
    hand.ask("bulk", actor, "POST", "/api/follow-ups/bulk", bulk_assign(waiting, agent.id));
    merge_two(hand, actor, waiting);
    const json::object& item = waiting[hand.below(waiting.size())].as_object();
    work(hand, actor, std::string(item.at("id").as_string()), item.at("revision").as_int64(),
         "watch", {{"person", {{"id", manager.id}, {"name", manager.id}}}});
  }
  const json::array addressed =
      items_of(hand.ask("list", actor, "GET", "/api/follow-ups?state=addressed&limit=20"));
  if (!addressed.empty() && hand.happens(30)) {
    const json::object& item = addressed[hand.below(addressed.size())].as_object();
    work(hand, actor, std::string(item.at("id").as_string()), item.at("revision").as_int64(),
         "reopen", {{"note", "not yet"}});
  }
  for (const char* report : {"dissatisfied-requesters", "satisfaction", "response", "times"}) {
    hand.ask("report", actor, "GET", std::string("/api/reports/") + report);
  }
}

void let_time_pass(Hand& hand) {
  for (bool more = true; more;) {
    const Reply reply = hand.ask("tick", helpdesk_actor(), "POST", "/api/tick");
    more = reply.status == 200 && reply.object().at("more") == true;
  }
}

void carry_mails(Hand& hand, const std::string& consumer, Letterbox& letterbox) {
  static const json::array kinds{"satisfaction.changed", "mail.send", "request.reply",
                                 "request.reopen", "webhook.send"};
  for (bool more = true; more;) {
    const Reply leased =
        hand.ask("ask for mails", helpdesk_actor(), "POST", "/api/outbox/lease",
                 {{"consumer", consumer}, {"kinds", kinds}, {"limit", 50}, {"lease_s", 600}});
    if (leased.status != 200) return;
    const json::object document = leased.object();
    const json::array& effects = document.at("effects").as_array();
    hand.note("lease", {{"effects", effects}, {"status", 200}});
    for (const json::value& effect : effects) {
      give_account(hand, consumer, effect.as_object(), letterbox);
    }
    more = !effects.empty() || document.at("more") == true;
  }
}

}  // namespace amends::testing
