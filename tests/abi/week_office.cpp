#include "abi/week_office.hpp"

#include <thread>

#include "core/base/time.hpp"

namespace amends::testing {
namespace {

json::object week_settings() {
  const json::array hours{json::array{"09:00", "17:00"}};
  const json::array days{"mon", "tue", "wed", "thu", "fri"};
  json::object week;
  for (const json::value& day : days) week[day.as_string()] = hours;
  const auto turn = [](const char* one, const char* other) {
    return json::object{
        {"round_robin", json::array{json::object{{"id", one}}, json::object{{"id", other}}}}};
  };
  return {
      {"grace_s", 120},
      {"due_s", 4 * 3600},
      {"due_contact_me_s", 2 * 3600},
      {"working_hours", json::array{json::object{{"id", "office"}, {"week", week}}}},
      {"assignment", json::array{json::object{{"when", {{"teams", json::array{"Network"}}}},
                                              {"to", turn("jana", "eoin")}},
                                 json::object{{"to", turn("lukas", "mia")}}}},
      {"reminders",
       json::array{
           json::object{{"id", "soon"}, {"before_due_s", 3600}, {"to", {{"assignee", true}}}},
           json::object{{"id", "late"},
                        {"after_due_s", 0},
                        {"to", {{"managers", true}}},
                        {"repeat", {{"every_s", 7200}, {"at_most", 3}}}}}},
      {"digest",
       {{"at", "08:00"}, {"days", days}, {"to", json::array{json::object{{"managers", true}}}}}},
      {"recovery", {{"ask", true}, {"delay_s", 3600}}},
      {"offers", json::array{json::object{{"code", "call_back"}}}},
      {"webhooks", json::array{json::object{{"id", "board"},
                                            {"url", "https://board.example.org/amends"},
                                            {"events", json::array{"follow_up.addressed"}}}}},
      {"ask",
       {{"delay_s", 1800},
        {"reminders", 1},
        {"reminder_after_days", 2},
        {"min_days_between_asks", 1}}}};
}

}  // namespace

bool Office::open() {
  Hand& hand = hands_.emplace_back(library_, clock_, seed_, "administrator");
  const Reply before = hand.ask("settings", admin_actor(), "GET", "/api/settings");
  if (before.status != 200) return false;
  const json::object body{{"revision", before.object().at("revision")},
                          {"settings", week_settings()}};
  return hand.ask("settings", admin_actor(), "PUT", "/api/settings", body).status == 200;
}

void Office::live_through_the_week() {
  for (int day = 0; day < 5; ++day) {
    for (int hour = 8; hour < 18; ++hour) {
      advance_to(week_monday_ms + day * day_ms + hour * hour_ms);
      pass_time_and_carry_mails();
      if (hour >= 9) working_hour();
    }
  }
}

void Office::calm_down() {
  for (int half_day = 10; half_day < 30; ++half_day) {
    advance_to(week_monday_ms + half_day * day_ms / 2);
    pass_time_and_carry_mails();
  }
}

void Office::at_once(const std::vector<Work>& works) {
  std::vector<std::thread> running;
  for (const Work& work : works) {
    Hand& hand = hands_.emplace_back(library_, clock_, seed_, std::to_string(hands_.size()));
    running.emplace_back([&hand, &work] { work(hand); });
  }
  for (std::thread& each : running) each.join();
}

void Office::advance_to(std::int64_t moment_ms) {
  clock_.pass(std::max<std::int64_t>(0, moment_ms - clock_.tick()));
}

// Two timers and two carriers: a helpdesk on two machines.
void Office::pass_time_and_carry_mails() {
  at_once({let_time_pass, let_time_pass});
  at_once({[&](Hand& hand) { carry_mails(hand, "one", letterbox_); },
           [&](Hand& hand) { carry_mails(hand, "other", letterbox_); }});
}

void Office::working_hour() {
  const int first = requests_;
  requests_ += requests_an_hour_;
  std::vector<Work> works{let_time_pass,
                          [&](Hand& hand) { run_helpdesk(hand, first, requests_an_hour_); },
                          [&](Hand& hand) { answer_letters(hand, letterbox_, requests_an_hour_); },
                          [&](Hand& hand) { answer_letters(hand, letterbox_, requests_an_hour_); },
                          [&](Hand& hand) { carry_mails(hand, "one", letterbox_); },
                          [&](Hand& hand) { carry_mails(hand, "other", letterbox_); }};
  for (const Colleague& agent : week_agents) {
    works.emplace_back([&](Hand& hand) { work_own_cases(hand, agent, 6); });
  }
  for (const Colleague& manager : week_managers) {
    works.emplace_back([&](Hand& hand) { manage_cases(hand, manager); });
  }
  at_once(works);
}

std::vector<json::object> Office::records() const {
  std::vector<json::object> all;
  for (const Hand& hand : hands_) {
    all.insert(all.end(), hand.records().begin(), hand.records().end());
  }
  return all;
}

}  // namespace amends::testing
