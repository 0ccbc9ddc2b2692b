// Verification over every store: content with what the product wrote, and naming every damage that
// is seeded.

#include "core/store/verify.hpp"

#include <algorithm>
#include <memory>

#include "contract/lived_helpdesk.hpp"
#include "contract/store_backend.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

/// Everything that verification looks at, out of its store.
struct Contents {
  std::vector<Append> streams;
  WriteBatch derived;

  Append& stream(std::string_view name) {
    return *std::find_if(streams.begin(), streams.end(),
                         [&](const Append& append) { return append.stream == name; });
  }
};

Contents contents_of(Store& store) {
  Contents all;
  REQUIRE(store.each_event([&](std::string_view stream, const StoredEvent& event) {
    if (all.streams.empty() || all.streams.back().stream != stream) {
      all.streams.push_back({std::string(stream), 0, {}});
    }
    all.streams.back().events.push_back(event);
    return true;
  }));
  const auto into = [](auto& rows) {
    return [&rows](const auto& row) {
      rows.push_back(row);
      return true;
    };
  };
  REQUIRE(store.each_request(into(all.derived.requests)));
  REQUIRE(store.each_invitation(into(all.derived.invitations)));
  REQUIRE(store.each_follow_up(into(all.derived.follow_ups)));
  REQUIRE(store.each_aside(into(all.derived.asides)));
  REQUIRE(store.each_person(into(all.derived.people)));
  REQUIRE(store.each_watch(into(all.derived.watches)));
  REQUIRE(store.each_watcher(into(all.derived.watchers)));
  REQUIRE(store.each_tally(into(all.derived.tallies)));
  return all;
}

void write(const Contents& contents, Store& store) {
  for (const Append& append : contents.streams) {
    WriteBatch batch;
    batch.appends.push_back(append);
    REQUIRE(store.commit(batch));
  }
  REQUIRE(store.commit(contents.derived));
}

/// A helpdesk whose store can be written again with damage in it.
class Seeded {
 public:
  Seeded() : helpdesk_(whole_.store(), 7) { helpdesk_.live(900); }

  /// What verification says of a copy that `damage` changed.
  template <class Change>
  std::vector<std::string> found(const Change& damage) {
    Contents contents = contents_of(whole_.store());
    damage(contents);
    StoreBackend copy;
    write(contents, copy.store());
    const VerifyReport report = verify(copy.store(), helpdesk_.history()).value();
    CHECK(report.damages == static_cast<std::int64_t>(report.listed.size()));
    std::vector<std::string> lines;
    for (const Damage& one : report.listed) lines.push_back(to_text(one));
    return lines;
  }

 private:
  StoreBackend whole_;
  LivedHelpdesk helpdesk_;
};

using Lines = std::vector<std::string>;

bool holds(const Lines& lines, const std::string& wanted) {
  return std::find(lines.begin(), lines.end(), wanted) != lines.end();
}

/// A rating in its stream, for damaging.
struct RatedEvent {
  std::string place;
  std::string* body;
};

constexpr std::string_view satisfied = "\"class\":\"satisfied\"";

RatedEvent rated_event(Contents& contents) {
  for (Append& append : contents.streams) {
    for (StoredEvent& event : append.events) {
      if (event.name != "rated" || event.body.find(satisfied) == std::string::npos) continue;
      return {append.stream + " revision " + std::to_string(event.revision), &event.body};
    }
  }
  FAIL("nobody was satisfied");
  return {};
}

}  // namespace

STORE_TEST_CASE("whatever the product does, verification tells the same", "[verify]") {
  for (const std::uint32_t seed : {1U, 2U, 3U, 4U, 5U, 6U}) {
    StoreBackend backend;
    LivedHelpdesk helpdesk(backend.store(), seed);
    helpdesk.live(1200);
    const VerifyReport report = verify(backend.store(), helpdesk.history()).value();
    INFO("seed " << seed);
    for (const Damage& damage : report.listed) UNSCOPED_INFO(to_text(damage));
    CHECK(report.content());
    CHECK(report.events > 500);
    CHECK(report.streams == 25);
    CHECK(report.rows > 500);
    CHECK_FALSE(report.moved);
  }
}

STORE_TEST_CASE("damage in a derived row is named by table, key and member", "[verify]") {
  Seeded seeded;
  CHECK(seeded.found([](Contents&) {}).empty());

  std::string key;
  const auto requests = seeded.found([&](Contents& contents) {
    RequestRow& row = contents.derived.requests[3];
    key = row.request;
    row.team = "nowhere";
    row.cycle += 2;
  });
  REQUIRE(requests.size() == 2);
  CHECK(requests[0].starts_with("requests " + key + ": cycle is "));
  CHECK(requests[1].starts_with("requests " + key + ": team is nowhere, should be "));

  const auto invitations = seeded.found([&](Contents& contents) {
    InvitationRow& row = contents.derived.invitations[5];
    key = to_text(row.invitation);
    row.request = "elsewhere";
  });
  REQUIRE(invitations.size() == 1);
  CHECK(invitations[0].starts_with("invitations " + key + ": request is elsewhere, should be "));

  const auto follow_ups = seeded.found([&](Contents& contents) {
    FollowUpRow& row = contents.derived.follow_ups[1];
    key = to_text(row.follow_up);
    row.contacts += 1;
    row.due_at = UtcMillis{5};
    row.comment_revision += 1;
  });
  REQUIRE(follow_ups.size() == 3);
  CHECK(follow_ups[0].starts_with("follow_ups " + key + ": due_at is 5, should be "));
  CHECK(follow_ups[1].starts_with("follow_ups " + key + ": contacts is "));
  CHECK(follow_ups[2].starts_with("follow_ups " + key + ": comment_revision is "));

  const auto asides = seeded.found([&](Contents& contents) {
    AsideRow& row = contents.derived.asides.at(1);
    key = to_text(row.invitation) + " " + std::string(enum_text(row.kind));
    row.answer += 1;
    row.at = UtcMillis{5};
  });
  REQUIRE(asides.size() == 2);
  CHECK(asides[0].starts_with("asides " + key + ": at is 5, should be "));
  CHECK(asides[1].starts_with("asides " + key + ": answer is "));

  const auto watches = seeded.found([&](Contents& contents) {
    WatchRow& row = contents.derived.watches.at(1);
    key = to_text(row.follow_up);
    row.request = "elsewhere";
    row.look_at = UtcMillis{5};
  });
  REQUIRE(watches.size() == 2);
  CHECK(watches[0].starts_with("watches " + key + ": request is elsewhere, should be "));
  CHECK(watches[1].starts_with("watches " + key + ": look_at is 5, should be "));

  const auto older_watches = seeded.found([&](Contents& contents) {
    WatchRow& row = contents.derived.watches.at(1);
    row.settings_revision -= 1;
    row.look_at = UtcMillis{5};
  });
  CHECK(older_watches.empty());

  const auto tallies = seeded.found([&](Contents& contents) {
    auto& rows = contents.derived.tallies;
    const auto touchpoint = std::find_if(rows.begin(), rows.end(), [](const TallyDelta& tally) {
      return tally.key.pair == DimensionPair{Dimension::touchpoint, Dimension::none} &&
             tally.key.cohort == Cohort::answered && tally.counts[Measure::answered] > 0;
    });
    key = to_text(touchpoint->key.day) + " by day answered, touchpoint " + touchpoint->key.first;
    touchpoint->counts[Measure::answered] += 1;
  });
  REQUIRE(tallies.size() == 1);
  CHECK(tallies[0].starts_with("tallies " + key + ": answered is "));
}

STORE_TEST_CASE("rows that are gone, and rows that nothing tells of, are named", "[verify]") {
  Seeded seeded;
  std::string request;
  std::string invitation;
  std::string follow_up;
  std::string aside;
  std::string watch;
  const auto gone = seeded.found([&](Contents& contents) {
    WriteBatch& derived = contents.derived;
    request = derived.requests.back().request;
    invitation = to_text(derived.invitations.back().invitation);
    follow_up = to_text(derived.follow_ups.back().follow_up);
    derived.requests.pop_back();
    derived.invitations.pop_back();
    derived.follow_ups.pop_back();
    aside = to_text(derived.asides.back().invitation);
    derived.asides.pop_back();
    watch = to_text(derived.watches.back().follow_up);
    derived.watches.pop_back();
    derived.tallies.pop_back();
  });
  REQUIRE(gone.size() == 6);
  CHECK(gone[0] == "requests " + request + ": the row is absent, should be there");
  CHECK(gone[1] == "invitations " + invitation + ": the row is absent, should be there");
  CHECK(gone[2] == "follow_ups " + follow_up + ": the row is absent, should be there");
  CHECK(gone[3].starts_with("asides " + aside + " "));
  CHECK(gone[3].ends_with(": the row is absent, should be there"));
  CHECK(gone[4] == "watches " + watch + ": the row is absent, should be there");
  CHECK(gone[5].starts_with("tallies "));
  CHECK(gone[5].ends_with(": the row is absent, should be there"));

  const auto strange = seeded.found([](Contents& contents) {
    contents.derived.requests.push_back(sample_request("stranger"));
    contents.derived.invitations.push_back(sample_invitation(77, "stranger"));
    contents.derived.follow_ups.push_back(sample_follow_up(77, "stranger"));
    contents.derived.asides.push_back(sample_aside(77, AsideKind::held, 1));
    contents.derived.watches.push_back({Id128{{77}}, "stranger", UtcMillis{5}, 1});
    contents.derived.tallies.push_back(sample_tally(
        Cohort::asked, {Dimension::touchpoint, Dimension::none}, "Ghosts", "", 20000, 1));
  });
  REQUIRE(strange.size() == 6);
  CHECK(holds(strange, "watches " + to_text(Id128{{77}}) + ": the row is there, should be absent"));
  CHECK(holds(strange, "asides 000000000000004d held: the row is there, should be absent"));
  CHECK(holds(strange, "requests stranger: the row is there, should be absent"));
  CHECK(holds(strange, "invitations 000000000000004d: the row is there, should be absent"));
  CHECK(holds(strange,
              "tallies 2024-10-04 by day asked, touchpoint Ghosts: the row is there, should be "
              "absent"));
}

STORE_TEST_CASE("damage in the history is named by stream and revision", "[verify]") {
  Seeded seeded;
  std::string stream;

  const auto changed = seeded.found([&](Contents& contents) {
    const RatedEvent rated = rated_event(contents);
    stream = rated.place;
    rated.body->replace(rated.body->find(satisfied), satisfied.size(), "\"class\":\"neutral\"");
  });
  CHECK(holds(changed,
              "events " + stream + ": hash is not the one of this event and the one before it"));

  const auto unreadable =
      seeded.found([&](Contents& contents) { *rated_event(contents).body = "{\"data\":"; });
  CHECK(holds(unreadable, "events " + stream + ": body is unreadable"));

  const auto other_words = seeded.found([&](Contents& contents) {
    Append& append = contents.stream("request:3");
    const auto spoken = std::find_if(append.events.begin(), append.events.end(),
                                     [](const StoredEvent& event) { return event.personal; });
    stream = "request:3 revision " + std::to_string(spoken->revision);
    spoken->personal->text = "{\"comment\":\"All was well\"}";
  });
  CHECK(
      holds(other_words, "events " + stream + ": personal is not the text that was committed to"));

  const auto cut_off =
      seeded.found([](Contents& contents) { contents.stream("request:3").events.pop_back(); });
  REQUIRE_FALSE(cut_off.empty());
  CHECK(std::any_of(cut_off.begin(), cut_off.end(), [](const std::string& line) {
    return line.starts_with("requests 3: revision is ");
  }));

  const auto strange = seeded.found(
      [](Contents& contents) { contents.streams.push_back(sample_append("elsewhere:1", 0)); });
  CHECK(holds(strange, "events elsewhere:1: a stream of no known kind, should be absent"));
}

STORE_TEST_CASE("erased words leave the chain whole", "[verify]") {
  Seeded seeded;
  const auto erased = seeded.found([](Contents& contents) {
    for (Append& append : contents.streams) {
      for (StoredEvent& event : append.events) event.personal.reset();
    }
  });
  CHECK(std::none_of(erased.begin(), erased.end(),
                     [](const std::string& line) { return line.starts_with("events "); }));
}

STORE_TEST_CASE("keys are told from their stream", "[verify]") {
  StoreBackend backend;
  LivedHelpdesk helpdesk(backend.store(), 1);
  KeyRow row{sample_id(1), "ci", "manager", {"Network"}, {}, "abc", {5}, false};
  Event made;
  made.at = {5};
  made.payload = KeyCreated{row.key, row.label, Role::manager, row.teams, {}, row.secret_hash};
  WriteBatch batch;
  batch.appends.push_back({"keys", 0, {helpdesk.history().seal({}, "keys", 1, made)}});
  batch.keys.push_back(row);
  REQUIRE(backend.store().commit(batch));
  CHECK(verify(backend.store(), helpdesk.history())->content());

  row.role = "admin";
  WriteBatch damage;
  damage.keys.push_back(row);
  KeyRow stranger = row;
  stranger.key = sample_id(2);
  stranger.secret_hash = "def";
  damage.keys.push_back(stranger);
  REQUIRE(backend.store().commit(damage));
  const VerifyReport report = verify(backend.store(), helpdesk.history()).value();
  REQUIRE(report.listed.size() == 2);
  CHECK(to_text(report.listed[0]) ==
        "keys " + to_text(row.key) + ": role is admin, should be manager");
  CHECK(to_text(report.listed[1]) ==
        "keys " + to_text(stranger.key) + ": the row is there, should be absent");
}

STORE_TEST_CASE("damages beyond the list are counted, and a run can be stopped", "[verify]") {
  StoreBackend backend;
  LivedHelpdesk helpdesk(backend.store(), 3);
  helpdesk.live(600);
  WriteBatch damage;
  for (int i = 0; i < 1500; ++i) {
    damage.requests.push_back(sample_request("stranger" + std::to_string(i)));
  }
  REQUIRE(backend.store().commit(damage));
  std::int64_t told = 0;
  const VerifyReport report =
      verify(backend.store(), helpdesk.history(), {[&](std::int64_t n) { told = n; }, {}}).value();
  CHECK(report.damages == 1500);
  CHECK(report.listed.size() == max_listed_damages);
  CHECK(told >= 1000);

  const VerifyReport stopped =
      verify(backend.store(), helpdesk.history(), {{}, [] { return true; }}).value();
  CHECK(stopped.stopped);
  CHECK_FALSE(stopped.content());
}
