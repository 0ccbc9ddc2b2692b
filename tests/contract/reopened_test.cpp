// A case that is open again, or is taken off somebody: who hears of it, and what.
#include "contract/told_case.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

void ask_whether_it_is_good(ToldCase& one) {
  change_settings(one.door, {{"recovery", {{"ask", true}, {"delay_s", 0}}}, {"grace_s", 0}});
}

// The customer says that it is not good, in these words.
void say_it_is_not(ToldCase& one, const std::string& comment) {
  REQUIRE(one.door.host("POST", "/api/tick", json::object{}).status == 200);
  std::string token;
  for (const json::value& mail : one.take_mails()) {
    if (mail.at("to").as_object().contains("requester")) token = token_in(mail);
  }
  REQUIRE_FALSE(token.empty());
  const json::object vote{{"answer", 1},
                          {"comment", comment},
                          {"op", "op-of-the-second-one"},
                          {"key", "key-of-her-browser"},
                          {"nonce", one.door.nonce(token)}};
  REQUIRE(one.door.customer("POST", "/r/" + token, vote).status == 200);
}

}  // namespace

STORE_TEST_CASE("a failed recovery is told to who has the case, with the customer's words",
                "[reopened]") {
  ToldCase one;
  ask_whether_it_is_good(one);
  one.give_to("jana");
  one.address();
  say_it_is_not(one, "It dropped again today");
  const json::array sent = one.take_mails();
  REQUIRE(sent.size() == 1);
  CHECK(reader_of(sent[0]) == "jana: reopened");
  CHECK(sent[0].at("subject") == "Opened again: #17 VPN drops");
  const std::string text = text_of(sent[0]);
  INFO(text);
  CHECK(text.find("Open again: the customer says that it is not good yet.") != std::string::npos);
  CHECK(text.find("\n\nIt dropped again today\n") != std::string::npos);
  CHECK(text.find("\nDue: ") != std::string::npos);
  CHECK(text.find("Times opened again") == std::string::npos);
  check_verified(one.door);
}

STORE_TEST_CASE("the managers hear of a reopened case where nobody has it, in its own words",
                "[reopened]") {
  ToldCase one;
  ask_whether_it_is_good(one);
  one.address();
  say_it_is_not(one, "It dropped again today");
  CHECK(one.told() == Told{"managers: reopened"});
  one.address();
  REQUIRE(one.command("reopen", {{"note", "Wrong router"}}).status == 200);
  const json::array sent = one.take_mails();
  REQUIRE(sent.size() == 1);
  CHECK(reader_of(sent[0]) == "managers: reopened");
  const std::string text = text_of(sent[0]);
  INFO(text);
  CHECK(text.find("Open again, by Marta.\nTimes opened again: 2\n\nWrong router\n") !=
        std::string::npos);
}

STORE_TEST_CASE("who opens his own case again is told nothing", "[reopened]") {
  ToldCase one;
  one.settle();
  one.give_to("marta");
  one.watch("olga");
  one.address();
  one.take_mails();
  REQUIRE(one.command("reopen", {{"note", "Not yet"}}).status == 200);
  CHECK(one.told() == Told{"olga watches: reopened"});
  one.give_to("jana");
  one.address();
  one.take_mails();
  REQUIRE(one.command("undo", {{"note", "A mistake"}}).status == 200);
  const json::array sent = one.take_mails();
  REQUIRE(sent.size() == 2);
  CHECK(text_of(sent[0]).find("Open again, by Marta.") != std::string::npos);
  CHECK(text_of(sent[0]).find("Times opened again") == std::string::npos);
}

STORE_TEST_CASE("what nobody knew of opens as if it were new", "[reopened]") {
  ToldCase one;
  one.answer(4);
  one.answer(1);
  one.settle();
  CHECK(one.told() == Told{"managers: dissatisfied"});
  one.answer(4);
  one.answer(2);
  CHECK(one.told().empty());  // it has its own grace period
  one.settle();
  const json::array sent = one.take_mails();
  REQUIRE(sent.size() == 1);
  CHECK(reader_of(sent[0]) == "managers: reopened");
  CHECK(text_of(sent[0]).find("dissatisfied once more") != std::string::npos);
}

STORE_TEST_CASE("who is given a case that opens again hears so, and the managers do not",
                "[reopened]") {
  ToldCase one;
  one.settle();
  one.address();
  one.take_mails();
  change_settings(
      one.door,
      {{"assignment",
        json::array{json::object{{"to", {{"person", {{"id", "jana"}, {"name", "Jana"}}}}}}}}});
  REQUIRE(one.command("reopen", {{"note", "Not yet"}}).status == 200);
  const json::array sent = one.take_mails();
  REQUIRE(sent.size() == 1);
  CHECK(reader_of(sent[0]) == "jana: assigned");
  CHECK(text_of(sent[0]).find("Open again, by Marta.") != std::string::npos);
}

STORE_TEST_CASE("who is taken off a case hears it once", "[reopened]") {
  ToldCase one;
  one.settle();
  one.give_to("jana");
  one.take_mails();
  one.give_to("eoin");
  const json::array sent = one.take_mails();
  REQUIRE(sent.size() == 2);
  const std::size_t off = reader_of(sent[0]) == "jana watches: taken_off" ? 0 : 1;
  CHECK(reader_of(sent[off]) == "jana watches: taken_off");
  CHECK(reader_of(sent[1 - off]) == "eoin: assigned");
  CHECK(sent[off].at("subject") == "No longer yours: #17 VPN drops");
  CHECK(text_of(sent[off]).find("\n\nAssigned to eoin: #17 VPN drops\n") != std::string::npos);

  one.command("assign", {{"assignee", nullptr}});
  CHECK(one.told() == Told{"eoin watches: taken_off"});
  one.give_to("marta");
  one.give_to("jana");
  CHECK(one.told() == Told{"jana: assigned"});  // Marta did it herself
  one.give_to("eoin");
  one.give_to("jana");
  CHECK(one.told() == Told{"jana: assigned", "eoin watches: taken_off"});  // she has it again
}

STORE_TEST_CASE("watchers read how a case ended, and who ended it", "[reopened]") {
  ToldCase one;
  one.settle();
  one.watch("olga");
  one.take_mails();
  REQUIRE(one.command("address", {{"outcome", "no_action"},
                                  {"root_cause", "not_solved"},
                                  {"note", "Explained on the phone"}})
              .status == 200);
  const json::array sent = one.take_mails();
  REQUIRE(sent.size() == 1);
  CHECK(reader_of(sent[0]) == "olga watches: addressed");
  const std::string text = text_of(sent[0]);
  INFO(text);
  CHECK(text.find("\nOutcome: no action · not solved\nBy: Marta\n\nExplained on the phone\n") !=
        std::string::npos);
  one.command("reopen", {{"note", "Not yet"}});
  one.take_mails();
  one.address();
  REQUIRE(one.command("undo", json::object{}).status == 200);
  // What is not so any more is not told: that it was addressed.
  CHECK(one.told() == Told{"managers: reopened", "olga watches: reopened"});
}

STORE_TEST_CASE("cards for people say what is due, wanted and done", "[reopened][webhooks]") {
  const std::string format = GENERATE("slack", "teams");
  ToldCase one;
  change_settings(one.door, {{"time_zone", "CET-1"}});
  one.use_webhook({"follow_up.detailed", "follow_up.addressed", "follow_up.reopened"}, format);
  one.settle();
  one.add({{"reasons", json::array{"too_long"}}, {"contact_me", true}});
  one.door.clock.pass(120);
  const auto card = [&] {
    const json::array sent = one.deliveries();
    REQUIRE(sent.size() == 1);
    return std::string(sent[0].at("body").as_string());
  };
  const auto has = [](const std::string& text, std::string_view part) {
    INFO(text);
    return text.find(part) != std::string::npos;
  };
  const std::string added = card();
  CHECK(has(added, "Due: 2026-"));
  CHECK(has(added, "Wants to be contacted."));
  CHECK(has(added, "What should have been better? Took too long"));
  one.address();
  const std::string addressed = card();
  CHECK(has(addressed, "Outcome: fixed"));
  CHECK(has(addressed, "By: Marta"));
  CHECK_FALSE(has(addressed, "New router"));
  one.command("reopen", {{"note", "Not yet"}});
  CHECK(has(card(), "Open again, by Marta."));
}
