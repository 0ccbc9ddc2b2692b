// The contract of the store: imported requests, and words that lie beside events. A store may keep
// both in another form than text, but gives the text back.
#include <catch2/catch.hpp>
#include <limits>

#include "contract/lived_helpdesk.hpp"
#include "contract/store_backend.hpp"
#include "contract/store_samples.hpp"
#include "core/model/event_codec.hpp"
#include "core/store/people.hpp"
#include "core/store/projection.hpp"
#include "core/store/verify.hpp"
#include "support/seeded_entropy.hpp"

namespace amends {
namespace {

using namespace amends::testing;

std::string text_by_chance(Chance& chance) {
  const std::vector<std::string> texts = {
      "", "", "jana", "Zoë \"q\" \\ 日本\n", "\x01", std::string(300, 'x'), "u4711"};
  return texts[static_cast<std::size_t>(chance.below(static_cast<int>(texts.size())))];
}

Day day_by_chance(Chance& chance) {
  return chance.below(3) == 0 ? undated : Day{chance.below(40'000)};
}

Event import_by_chance(Chance& chance) {
  const auto fill = [&](std::string_view, std::string& text) { text = text_by_chance(chance); };
  Imported imported;
  imported.invitation.value = static_cast<std::uint64_t>(chance.below(INT32_MAX)) * 0x1'0000'0001;
  imported.touchpoint = text_by_chance(chance);
  imported.survey = text_by_chance(chance);
  imported.survey_version = chance.below(3) - 1;
  imported.scale = chance.below(11);
  imported.answer = chance.below(11);
  imported.answer_class = static_cast<AnswerClass>(chance.below(3));
  Snapshot& at = imported.snapshot;
  for (std::string* text :
       {&at.agent, &at.closer, &at.team, &at.queue, &at.service, &at.channel, &at.organisation}) {
    fill({}, *text);
  }
  for (int tags = chance.below(3); tags > 0; --tags) at.tags.push_back(text_by_chance(chance));
  imported.day_asked = day_by_chance(chance);
  imported.day_answered = day_by_chance(chance);
  if (chance.coin()) imported.follow_up = sample_id(chance.below(99));
  Event event;
  event.at = {chance.coin() ? -chance.below(INT32_MAX) : chance.below(INT32_MAX) * 2'000LL};
  event.by = {static_cast<ActorKind>(chance.below(3)), text_by_chance(chance), ""};
  if (chance.coin()) event.op = {"op-" + std::to_string(chance.below(99)), "hash"};
  event.payload = std::move(imported);
  if (chance.below(4) > 0) Personal::describe(event.personal, fill);
  return event;
}

/// Requests that are written as the product writes them.
class Requests {
 public:
  explicit Requests(Store& store) : store_(store) {}

  History& history() { return history_; }

  StoredEvent seal(const std::string& request, const Event& event) {
    return history_.seal(states_[request].head, "request:" + request, states_[request].revision + 1,
                         event);
  }

  void write(const std::string& request, const Event& event) {
    RequestState& state = states_[request];
    state.id = request;
    StoredEvent stored = seal(request, event);
    const RequestState before = state;
    apply(state, stored.revision, stored.hash, event);
    WriteBatch batch;
    project(before, state, {}, batch);
    project_people(before, state, history_, batch);
    batch.appends.push_back({"request:" + request, before.revision, {std::move(stored)}});
    REQUIRE(store_.commit(batch));
  }

 private:
  Store& store_;
  ToySigner signer_;
  SeededEntropy entropy_;
  History history_{"default", {1, 2, 3}, {4, 5, 6}, signer_, entropy_};
  std::map<std::string, RequestState> states_;
};

Event event_at(std::int64_t at, Payload payload) {
  Event event;
  event.at = {at};
  event.payload = std::move(payload);
  return event;
}

Imported sample_import(std::uint64_t invitation, int answer) {
  Imported imported;
  imported.invitation = {invitation};
  imported.survey = "default";
  imported.survey_version = 1;
  imported.scale = 5;
  imported.answer = answer;
  imported.answer_class = answer < 3 ? AnswerClass::dissatisfied : AnswerClass::satisfied;
  imported.snapshot.team = "Network";
  imported.day_asked = imported.day_answered = Day{20'000};
  return imported;
}

std::vector<std::string> damages(Store& store, Requests& requests) {
  std::vector<std::string> lines;
  for (const Damage& one : verify(store, requests.history()).value().listed) {
    lines.push_back(to_text(one));
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

STORE_TEST_CASE("imported events come back as they were written", "[store]") {
  StoreBackend backend;
  Requests requests(backend.store());
  Chance chance(12);
  WriteBatch batch;
  for (int i = 0; i < 400; ++i) {
    const std::string request = std::to_string(i);
    StoredEvent event = requests.seal(request, import_by_chance(chance));
    batch.appends.push_back({"request:" + request, 0, {std::move(event)}});
  }
  REQUIRE(backend.store().commit(batch));
  for (const Append& append : batch.appends) {
    const auto found = backend.store().events(append.stream, 0).value();
    REQUIRE(found.size() == 1);
    CHECK(found[0].body == append.events[0].body);
    CHECK(same(found[0], append.events[0]));
  }
}

STORE_TEST_CASE("what is spelled otherwise keeps its spelling", "[store]") {
  StoreBackend backend;
  const std::string id = R"("invitation":"00000000000000a1")";
  const Lines bodies = {
      "",
      "{}",
      "no JSON",
      R"({"by":{"kind":"system"},"data":{)" + id + R"(,"class":"neutral"}})",
      R"({"by":{"kind":"system"},"data":{)" + id + R"(, "class":"neutral"}})",
      R"({"by":{"kind":"system"},"data":{"class":"neutral",)" + id + "}}",
      R"({"by":{"kind":"system"},"data":{)" + id + R"(,"class":"neutral","x":1}})",
      R"({"data":{)" + id + R"(,"class":"neutral"},"personal":"00"})",
      R"({"data":{)" + id + R"(,"day_asked":"undated","class":"neutral"}})"};
  const Lines personal = {"",
                          "{}",
                          "no JSON",
                          R"({"requester_id":"u1","comment":"both"})",
                          R"({"comment":"both","requester_id":"u1"})",
                          R"({"comment": "a space"})",
                          R"({"comment":"\u0041"})",
                          R"({"comment":""})",
                          R"({"comment":"more","else":"1"})",
                          R"({"requester_id":7})"};
  WriteBatch batch;
  for (std::size_t i = 0; i < bodies.size() * personal.size(); ++i) {
    StoredEvent event = sample_event(1, personal[i % personal.size()]);
    event.name = i % 3 == 0 ? "rated" : "imported";
    event.body = bodies[i / personal.size()];
    event.personal->salt.resize(i % 20 == 0 ? 0 : 200);
    batch.appends.push_back({"request:" + std::to_string(i), 0, {event}});
  }
  REQUIRE(backend.store().commit(batch));
  for (const Append& append : batch.appends) {
    const auto found = backend.store().events(append.stream, 0).value();
    REQUIRE(found.size() == 1);
    CAPTURE(append.events[0].body, append.events[0].personal->text);
    CHECK(same(found[0], append.events[0]));
  }
}

STORE_TEST_CASE("personal text comes back with every member", "[store]") {
  StoreBackend backend;
  Append append{"request:17", 0, {}};
  // Each member alone, all, and all but one.
  for (unsigned mask = 1; mask < 64; ++mask) {
    Personal personal;
    unsigned bit = 1;
    Personal::describe(personal, [&](std::string_view name, std::string& member) {
      if ((mask & bit) != 0) member = "the " + std::string(name) + " «ø» \t";
      bit <<= 1U;
    });
    append.events.push_back(sample_event(mask, encode_personal(personal)));
  }
  WriteBatch batch;
  batch.appends.push_back(append);
  REQUIRE(backend.store().commit(batch));
  const auto found = backend.store().events("request:17", 0).value();
  REQUIRE(found.size() == append.events.size());
  for (std::size_t i = 0; i < found.size(); ++i) CHECK(same(found[i], append.events[i]));
}

STORE_TEST_CASE("rows that say the same change alone", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  WriteBatch batch;
  for (std::uint64_t i = 1; i <= 3; ++i) {
    const std::string request(1, static_cast<char>('0' + i));
    batch.requests.push_back(sample_request(request));
    batch.invitations.push_back(sample_invitation(i, request));
  }
  REQUIRE(store.commit(batch));

  WriteBatch change;
  RequestRow& request = change.requests.emplace_back(batch.requests[1]);
  request.revision = 4;
  request.cycle = 70'000;
  request.agent = "Zoë";
  InvitationRow& invitation = change.invitations.emplace_back(batch.invitations[1]);
  invitation.open = false;
  invitation.answer = -1;
  invitation.closes_at.count = std::numeric_limits<std::int64_t>::max();
  invitation.answered_at = UtcMillis{std::numeric_limits<std::int64_t>::min()};
  REQUIRE(store.commit(change));
  batch.requests[1] = request;
  batch.invitations[1] = invitation;

  std::vector<RequestRow> requests;
  REQUIRE(store.each_request([&](const RequestRow& row) {
    requests.push_back(row);
    return true;
  }));
  CHECK(requests == batch.requests);
  for (const InvitationRow& row : batch.invitations) {
    CHECK(store.find_invitation(row.invitation).value()->row == row);
  }
  CHECK(store.due_requests({5'000}, 10).value() == Lines{"1", "3"});
}

STORE_TEST_CASE("an imported request lives on like any other", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  Requests requests(store);
  requests.write("1", event_at(1'000, sample_import(1, 1)));
  requests.write("2", event_at(1'000, sample_import(2, 0)));
  requests.write("3", event_at(1'000, sample_import(3, 5)));
  CHECK(damages(store, requests).empty());

  requests.write("1", event_at(2'000, RatingExcluded{{1}}));
  Rated rated;
  rated.invitation = {2};
  rated.answer = 4;
  rated.answer_class = AnswerClass::satisfied;
  rated.day = Day{20'001};
  rated.key_hash = "abc";
  requests.write("2", event_at(3'000, rated));
  CHECK(damages(store, requests).empty());
  CHECK(store.find_invitation({2}).value()->row.answered_at == UtcMillis{3'000});
  CHECK(store.events("request:1", 0).value().size() == 2);

  WriteBatch damage;
  RequestRow& row = damage.requests.emplace_back();
  row = {"3", 1, "satisfied", 1, true, "elsewhere", "", "", std::nullopt};
  InvitationRow& invitation =
      damage.invitations.emplace_back(store.find_invitation({3}).value()->row);
  invitation.answer = 4;
  invitation.answered_at = UtcMillis{1'001};
  REQUIRE(store.commit(damage));
  CHECK(damages(store, requests) ==
        Lines{"requests 3: team is elsewhere, should be Network",
              "invitations 0000000000000003: answer is 4, should be 5",
              "invitations 0000000000000003: answered_at is 1001, should be 1000"});
}

}  // namespace amends
