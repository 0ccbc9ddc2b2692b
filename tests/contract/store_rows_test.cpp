// The contract of the store: rows that are found by an id, machine keys, the outbox.
#include <catch2/catch.hpp>

#include "contract/store_backend.hpp"
#include "contract/store_samples.hpp"

namespace amends {
namespace {

using namespace amends::testing;

template <class Row, class Each>
std::vector<Row> all_rows(Each each) {
  std::vector<Row> rows;
  REQUIRE(each([&](const Row& row) {
    rows.push_back(row);
    return true;
  }));
  return rows;
}

std::vector<Id128> ids_of(const std::vector<OutboxEntry>& entries) {
  std::vector<Id128> ids;
  for (const OutboxEntry& entry : entries) ids.push_back(entry.effect);
  return ids;
}

const std::vector<std::string> both_kinds = {"satisfaction.changed", "mail.send"};

}  // namespace

STORE_TEST_CASE("rows replace the row with the same id", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  WriteBatch batch;
  batch.requests = {sample_request("9"), sample_request("10")};
  batch.invitations = {sample_invitation(UINT64_MAX, "9"), sample_invitation(1, "10")};
  batch.follow_ups = {sample_follow_up(7, "9"), sample_follow_up(1, "10")};
  REQUIRE(store.commit(batch));

  batch.requests = {sample_request("9")};
  batch.requests[0].status = "addressed";
  batch.requests[0].completed = false;
  batch.invitations = {sample_invitation(1, "10")};
  batch.invitations[0].open = false;
  batch.invitations[0].answered_at.reset();
  FollowUpRow& row = (batch.follow_ups = {sample_follow_up(7, "9")})[0];
  row.state = FollowUpState::addressed;
  row.settles_at = UtcMillis{77};
  row.due_at.reset();
  row.closed_at = UtcMillis{88};
  row.began_at = UtcMillis{66};
  row.contacted_at = UtcMillis{70};
  row.late = row.imported = row.counted = true;
  row.root_cause = "delay";
  row.action = "training";
  row.assignee_id = "jana";
  row.assignee_name = "Jana Novák";
  row.contacts = 2;
  row.outcome = "fixed";
  row.contact_me = true;
  row.reasons = {"too_long", "\"quoted\", and a comma"};
  row.requester_revision = 1;
  row.comment_revision = 2;
  REQUIRE(store.commit(batch));

  const auto requests = all_rows<RequestRow>([&](auto visit) { return store.each_request(visit); });
  REQUIRE(requests.size() == 2);
  CHECK(requests[0] == sample_request("10"));
  CHECK(requests[1] == batch.requests[0]);
  const auto invitations =
      all_rows<InvitationRow>([&](auto visit) { return store.each_invitation(visit); });
  REQUIRE(invitations.size() == 2);
  CHECK(invitations[0] == batch.invitations[0]);
  CHECK(invitations[1] == sample_invitation(UINT64_MAX, "9"));
  const auto follow_ups =
      all_rows<FollowUpRow>([&](auto visit) { return store.each_follow_up(visit); });
  REQUIRE(follow_ups.size() == 2);
  CHECK(follow_ups[0] == row);
  CHECK(follow_ups[1] == sample_follow_up(1, "10"));
}

STORE_TEST_CASE("an invitation is found with the settings' revision", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  WriteBatch batch;
  batch.invitations = {sample_invitation(0x8000000000000001, "17")};
  REQUIRE(store.commit(batch));
  auto found = store.find_invitation({0x8000000000000001}).value();
  REQUIRE(found);
  CHECK(found->row == batch.invitations[0]);
  CHECK(found->settings_revision == 0);
  CHECK(!store.find_invitation({1}).value());

  WriteBatch settings;
  settings.appends = {sample_append("settings", 0, 3), sample_append("request:17", 0, 9)};
  REQUIRE(store.commit(settings));
  CHECK(store.find_invitation({0x8000000000000001}).value()->settings_revision == 3);
}

STORE_TEST_CASE("a follow-up is found with the text beside its events", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  WriteBatch batch;
  batch.appends = {{"request:17", 0, {sample_event(1, "who"), sample_event(2, "what")}}};
  batch.follow_ups = {sample_follow_up(1, "17"), sample_follow_up(2, "17")};
  batch.follow_ups[0].requester_revision = 1;
  batch.follow_ups[0].comment_revision = 2;
  REQUIRE(store.commit(batch));

  const auto with_text = store.find_follow_up(sample_id(1)).value();
  REQUIRE(with_text);
  CHECK(with_text->row == batch.follow_ups[0]);
  CHECK(with_text->requester == "who");
  CHECK(with_text->comment == "what");
  const auto without = store.find_follow_up(sample_id(2)).value();
  REQUIRE(without);
  CHECK(!without->requester);
  CHECK(!without->comment);
}

STORE_TEST_CASE("keys are found by the hash of their secret", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  WriteBatch batch;
  batch.keys = {{sample_id(1), "late", "host", {}, {}, "b", {9}, false},
                {sample_id(2), "ci", "agent", {"Network", "Büro"}, {"VPN"}, "a", {3}, false}};
  REQUIRE(store.commit(batch));
  CHECK(store.find_key_by_hash("a").value() == batch.keys[1]);
  CHECK(!store.find_key_by_hash("").value());
  CHECK(store.keys().value() == std::vector<KeyRow>{batch.keys[1], batch.keys[0]});

  batch.keys.pop_back();
  batch.keys[0].revoked = true;
  REQUIRE(store.commit(batch));
  CHECK(store.find_key_by_hash("b").value()->revoked);
  CHECK(store.keys().value().size() == 2);
}

STORE_TEST_CASE("what is due is leased once, and again when its lease is over", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  WriteBatch batch;
  batch.outbox = {sample_effect(1, 30), sample_effect(2, 10), sample_effect(3, 20),
                  sample_effect(4, 99)};
  batch.outbox[2].kind = "mail.send";
  batch.outbox[2].follow_up = sample_id(50);
  REQUIRE(store.commit(batch));

  const auto mails = store.lease("redmine", {"mail.send"}, {50}, 100, 10).value();
  REQUIRE(mails.size() == 1);
  OutboxEntry leased = batch.outbox[2];
  leased.consumer = "redmine";
  leased.lease_until = UtcMillis{150};
  leased.attempts = 1;
  CHECK(mails[0] == leased);

  CHECK(store.lease("other", {}, {50}, 100, 10).value().empty());
  CHECK(ids_of(store.lease("other", both_kinds, {50}, 100, 1).value()) ==
        std::vector<Id128>{sample_id(2)});
  CHECK(ids_of(store.lease("other", both_kinds, {50}, 100, 10).value()) ==
        std::vector<Id128>{sample_id(1)});
  CHECK(store.lease("other", both_kinds, {50}, 100, 10).value().empty());
  CHECK(store.lease("other", both_kinds, {98}, 100, 10).value().empty());

  const auto later = store.lease("third", both_kinds, {150}, 100, 10).value();
  CHECK(ids_of(later) ==
        std::vector<Id128>{sample_id(2), sample_id(3), sample_id(1), sample_id(4)});
  CHECK(later[0].attempts == 2);
  CHECK(later[3].attempts == 1);
}

STORE_TEST_CASE("effects are acknowledged and given back by who holds them", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  WriteBatch batch;
  for (int i = 1; i <= 3; ++i) batch.outbox.push_back(sample_effect(i, i));
  REQUIRE(store.commit(batch));
  CHECK(store.acknowledge("redmine", {sample_id(1)}).value() == 0);
  REQUIRE(store.lease("redmine", both_kinds, {10}, 100, 10).value().size() == 3);

  CHECK(store.acknowledge("other", {sample_id(1)}).value() == 0);
  CHECK(store.acknowledge("redmine", {}).value() == 0);
  CHECK(store.acknowledge("redmine", {sample_id(1), sample_id(9)}).value() == 1);
  CHECK(ids_of(store.leased("redmine", {sample_id(3), sample_id(2), sample_id(1)}).value()) ==
        std::vector<Id128>{sample_id(2), sample_id(3)});
  CHECK(store.leased("other", {sample_id(2)}).value().empty());
  CHECK(store.give_back("other", {{sample_id(2), {60}, "busy"}}).value() == 0);
  CHECK(store.give_back("redmine", {{sample_id(2), {60}, "busy"}}).value() == 1);
  CHECK(store.acknowledge("redmine", {sample_id(2)}).value() == 0);

  CHECK(store.lease("other", both_kinds, {59}, 100, 10).value().empty());
  const auto again = store.lease("other", both_kinds, {60}, 100, 10).value();
  REQUIRE(ids_of(again) == std::vector<Id128>{sample_id(2)});
  CHECK(again[0].attempts == 2);
  CHECK(again[0].last_error == "busy");

  const OutboxState state = store.outbox_state({1'000}).value();
  CHECK(state.waiting == 2);
  CHECK(state.oldest == UtcMillis{3});
  CHECK(store.outbox_state({2}).value().waiting == 0);
}

STORE_TEST_CASE("an effect that is given up waits until it is asked for", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  WriteBatch batch;
  for (int i = 1; i <= 3; ++i) batch.outbox.push_back(sample_effect(i, i));
  REQUIRE(store.commit(batch));
  REQUIRE(store.lease("redmine", both_kinds, {10}, 100, 10).value().size() == 3);
  REQUIRE(store.acknowledge("redmine", {sample_id(1)}).value() == 1);
  CHECK(store.give_back("redmine", {{sample_id(2), {60}, "404", true}, {sample_id(3), {70}, "500"}})
            .value() == 2);

  CHECK(ids_of(store.lease("redmine", both_kinds, {1'000}, 100, 10).value()) ==
        std::vector<Id128>{sample_id(3)});
  CHECK(store.outbox_state({1'000}).value().waiting == 1);
  CHECK(store.outbox_state({1'000}).value().given_up == 1);
  const auto list = store.outbox({both_kinds, true, {}}).value();
  REQUIRE(ids_of(list) == std::vector<Id128>{sample_id(2)});
  CHECK(list[0].last_error == "404");
  CHECK(ids_of(store.outbox({both_kinds, false, {}}).value()) == std::vector<Id128>{sample_id(3)});
  CHECK(store.outbox({both_kinds, false, UtcMillis{1'000}}).value().empty());
  CHECK(ids_of(store.outbox({both_kinds, false, UtcMillis{1'100}}).value()) ==
        std::vector<Id128>{sample_id(3)});
  CHECK(store.outbox({{"mail.send"}, true, {}}).value().empty());

  CHECK(store.revive({sample_id(2), sample_id(3), sample_id(9)}, {2'000}).value() == 1);
  const auto again = store.lease("redmine", both_kinds, {2'000}, 100, 10).value();
  CHECK(ids_of(again) == std::vector<Id128>{sample_id(3), sample_id(2)});
  CHECK(again[1].attempts == 1);
}

STORE_TEST_CASE("mail of a case that is gone is taken back", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  WriteBatch batch;
  batch.outbox = {sample_effect(1, 1), sample_effect(2, 2), sample_effect(3, 3)};
  for (const std::size_t mail : {std::size_t{0}, std::size_t{1}}) {
    batch.outbox[mail].kind = "mail.send";
    batch.outbox[mail].follow_up = sample_id(static_cast<int>(40 + mail));
  }
  REQUIRE(store.commit(batch));

  WriteBatch gone;
  gone.cancelled_mail_of = {sample_id(40), sample_id(77)};
  gone.outbox = {sample_effect(4, 4)};
  gone.outbox[0].kind = "mail.send";
  gone.outbox[0].follow_up = sample_id(40);
  REQUIRE(store.commit(gone));
  CHECK(ids_of(store.lease("redmine", both_kinds, {10}, 100, 10).value()) ==
        std::vector<Id128>{sample_id(2), sample_id(3), sample_id(4)});
}

STORE_TEST_CASE("webhooks of a case are taken back apart from its mail", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  WriteBatch batch;
  batch.outbox = {sample_effect(1, 1), sample_effect(2, 2)};
  batch.outbox[0].kind = "mail.send";
  batch.outbox[1].kind = "webhook.send";
  for (OutboxEntry& entry : batch.outbox) entry.follow_up = sample_id(40);
  REQUIRE(store.commit(batch));

  WriteBatch gone;
  gone.cancelled_webhooks_of = {sample_id(40)};
  REQUIRE(store.commit(gone));
  CHECK(ids_of(store.lease("redmine", {"mail.send", "webhook.send"}, {10}, 100, 10).value()) ==
        std::vector<Id128>{sample_id(1)});
}

STORE_TEST_CASE("requests are due by the first of their times", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  WriteBatch batch;
  for (int i = 0; i < 4; ++i) {
    const std::string id(1, static_cast<char>('d' - i));
    batch.invitations.push_back(sample_invitation(static_cast<std::uint64_t>(i), id));
    batch.invitations.back().closes_at = {100 + i};
  }
  batch.invitations[1].open = false;
  batch.follow_ups = {sample_follow_up(1, "a"), sample_follow_up(2, "b"), sample_follow_up(3, "e")};
  batch.follow_ups[0].settles_at = UtcMillis{50};
  batch.follow_ups[1].settles_at = UtcMillis{100};
  REQUIRE(store.commit(batch));

  CHECK(store.due_requests({49}, 10).value().empty());
  CHECK(store.due_requests({50}, 10).value() == std::vector<std::string>{"a"});
  CHECK(store.due_requests({103}, 10).value() == std::vector<std::string>{"a", "b", "d"});
  CHECK(store.due_requests({103}, 2).value() == std::vector<std::string>{"a", "b"});

  batch.follow_ups.resize(1);
  batch.follow_ups[0].settles_at.reset();
  REQUIRE(store.commit(batch));
  CHECK(store.due_requests({103}, 10).value() == std::vector<std::string>{"b", "d", "a"});

  batch.follow_ups[0].paused_until = UtcMillis{20};
  REQUIRE(store.commit(batch));
  CHECK(store.due_requests({19}, 10).value().empty());
  CHECK(store.due_requests({50}, 10).value() == std::vector<std::string>{"a"});

  batch.follow_ups[0].paused_until.reset();
  REQUIRE(store.commit(batch));
  CHECK(store.due_requests({50}, 10).value().empty());
}

STORE_TEST_CASE("a request wakes when its row says, until it says otherwise", "[store]") {
  StoreBackend backend;
  Store& store = backend.store();
  const auto wake = [&](const std::string& id, std::optional<UtcMillis> at) {
    WriteBatch batch;
    batch.requests = {sample_request(id)};
    batch.requests[0].wakes_at = at;
    REQUIRE(store.commit(batch));
    const auto rows = all_rows<RequestRow>([&](auto visit) { return store.each_request(visit); });
    CHECK(std::find(rows.begin(), rows.end(), batch.requests[0]) != rows.end());
  };
  wake("a", UtcMillis{70});
  wake("b", UtcMillis{60});
  wake("c", std::nullopt);
  CHECK(store.due_requests({59}, 10).value().empty());
  CHECK(store.due_requests({70}, 10).value() == std::vector<std::string>{"b", "a"});
  CHECK(store.due_requests({70}, 1).value() == std::vector<std::string>{"b"});
  wake("b", UtcMillis{80});
  CHECK(store.due_requests({79}, 10).value() == std::vector<std::string>{"a"});
  wake("a", std::nullopt);
  CHECK(store.due_requests({79}, 10).value().empty());
  CHECK(store.due_requests({80}, 10).value() == std::vector<std::string>{"b"});
}

}  // namespace amends
