#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "core/model/event_codec.hpp"
#include "core/model/field_reader.hpp"
#include "core/model/json.hpp"
#include "core/model/settings.hpp"

#include "tests/unit/catch_result.hpp"

using namespace amends;

TEST_CASE("JSON is strict") {
  CHECK(parse_json(R"({"a":[1,2,{"b":null}]} )"));
  const auto code = [](std::string_view text) { return parse_json(text).error().code; };
  CHECK(code("") == ErrorCode::invalid_json);
  CHECK(code("{") == ErrorCode::invalid_json);
  CHECK(code("{} x") == ErrorCode::invalid_json);
  CHECK(code(R"({"a":1,})") == ErrorCode::invalid_json);
  CHECK(code("{\"a\":\"\xC3\"}") == ErrorCode::invalid_utf8);
  CHECK(code(R"({"a":1,"b":{"c":1,"c":2}})") == ErrorCode::duplicate_field);
  CHECK(code(R"({"a":1,"\u0061":2})") == ErrorCode::duplicate_field);
  CHECK(parse_json(R"({"a":1,"a":2})").error().field == "a");
  CHECK(code(std::string(40, '[') + std::string(40, ']')) == ErrorCode::invalid_json);
}

TEST_CASE("text is spelt as Boost.JSON spells it") {
  std::string every = "plain, \xC3\xA9 and \xF0\x9F\x99\x82";
  for (int byte = 0; byte < 0x80; ++byte) every += static_cast<char>(byte);
  for (const std::string& text : {std::string(), every, every + every}) {
    std::string spelt;
    append_json_text(spelt, text);
    CHECK(spelt == json::serialize(json::string(text)));
  }
}

TEST_CASE("the first wrong field is named with its limit") {
  const auto object = *parse_json_object(R"({"name":"abcdef","n":7,"flag":1,"extra":true})");
  FieldReader fields(object, "x.");
  fields.text("name", 3);
  fields.integer("n", 0, 5, 0);
  fields.optional_flag("flag");
  const auto error = fields.finish();
  REQUIRE(error);
  CHECK(error->code == ErrorCode::field_too_long);
  CHECK(error->field == "x.name");
  CHECK(error->message == "x.name must be at most 3 bytes long");
}

TEST_CASE("a field that nobody asked for is refused") {
  const auto object = *parse_json_object(R"({"name":"a","extra":true})");
  FieldReader fields(object);
  fields.text("name", 3);
  const auto error = fields.finish();
  REQUIRE(error);
  CHECK(error->code == ErrorCode::unknown_field);
  CHECK(error->field == "extra");
}

TEST_CASE("answers off the scale cannot be made") {
  CHECK_FALSE(Scale::of(4));
  for (const int points : {2, 3, 5, 10}) {
    const auto scale = Scale::of(points);
    REQUIRE(scale);
    CHECK(Answer::on(*scale, 1));
    CHECK(Answer::on(*scale, points));
    CHECK(Answer::on(*scale, 0).error().code == ErrorCode::off_scale);
    CHECK(Answer::on(*scale, points + 1).error().code == ErrorCode::off_scale);
  }
}

TEST_CASE("an event reads back as it was written, and is written alike again") {
  Event event;
  event.at = UtcMillis{1'795'506'634'123};
  event.by = {ActorKind::staff, "jana", "Jana Novák"};
  event.op = {"op-0123456789abcdef", "aabb"};
  Rated rated;
  rated.invitation = InvitationId{7};
  rated.answer = 1;
  rated.answer_class = AnswerClass::dissatisfied;
  rated.evidence = Evidence::gesture;
  rated.day = *day_from_text("2026-11-24");
  rated.details.reasons = {"too_long", "tone"};
  rated.details.contact_me = false;
  event.payload = rated;
  const std::string body = encode_body(event, Digest{});
  const auto back = decode_body("rated", event.at, body);
  REQUIRE(back);
  CHECK(encode_body(*back, Digest{}) == body);
  CHECK(std::get<Rated>(back->payload).details == rated.details);
  CHECK(back->by.name == "Jana Novák");
  CHECK(commitment_of(body)->has_value());
}

TEST_CASE("a damaged event is refused, not guessed") {
  for (const auto* body : {"", "[]", "{\"data\":3}", R"({"data":{"answer":"one"}})",
                           R"({"data":{"invitation":"xyz"}})", R"({"data":{"class":"angry"}})"}) {
    INFO(body);
    CHECK(decode_body("rated", {}, body).error().code == ErrorCode::history_broken);
  }
  CHECK(decode_body("unheard_of", {}, "{}").error().code == ErrorCode::history_broken);
}

TEST_CASE("settings read back as they were written") {
  const Settings settings;
  const json::object document = settings_to_json(settings);
  const auto back = settings_from_json(document);
  REQUIRE(back);
  CHECK(settings_to_json(*back) == document);
}

TEST_CASE("settings name the path of what is wrong") {
  json::object document = settings_to_json(Settings{});
  document["surveys"].as_array()[0].as_object()["texts"].as_object()["en"].as_object()["labels"] =
      json::array{"only one"};
  const auto refused = settings_from_json(document);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().field == "surveys[0].texts.en.labels");
}

TEST_CASE("a survey that changes gets the next version, one that comes back its old one") {
  SettingsState state;
  Settings changed;
  changed.surveys[0].texts["en"].question = "How did we do?";
  changed = state.with_versions(changed);
  CHECK(changed.surveys[0].version == 2);
  Event event;
  event.payload = SettingsChanged{json::serialize(settings_to_json(changed))};
  REQUIRE(state.apply(1, event));
  CHECK(state.with_versions(Settings{}).surveys[0].version == 1);
  CHECK(state.survey("default", 1)->texts_in("en").question != "How did we do?");
  CHECK(state.survey("default", 2)->texts_in("en").question == "How did we do?");
  CHECK(state.survey("default", 3) == nullptr);
}
