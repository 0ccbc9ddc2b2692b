// A store that was made before what stands aside was kept.
#include "contract/lived_helpdesk.hpp"
#include "contract/temporary_folder.hpp"
#include "core/store/verify.hpp"
#include "native-plugin/store/fresh_tallies.hpp"
#include "native-plugin/store/native_store.hpp"
#include "native-plugin/store/system_ports.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

std::vector<AsideRow> asides_in(Store& store) {
  std::vector<AsideRow> rows;
  REQUIRE(store.each_aside([&](const AsideRow& row) {
    rows.push_back(row);
    return true;
  }));
  return rows;
}

std::vector<PersonRow> people_in(Store& store) {
  std::vector<PersonRow> rows;
  REQUIRE(store.each_person([&](const PersonRow& row) {
    rows.push_back(row);
    return true;
  }));
  return rows;
}

std::vector<Id128> watched_in(Store& store) {
  std::vector<Id128> cases;
  REQUIRE(store.each_watch([&](const WatchRow& row) {
    cases.push_back(row.follow_up);
    return true;
  }));
  return cases;
}

std::int64_t wishes_in(Store& store) {
  std::int64_t wishes = 0;
  REQUIRE(store.each_tally([&](const TallyDelta& tally) {
    wishes += tally.counts[Measure::wishes];
    return true;
  }));
  return wishes;
}

constexpr UtcMillis long_after{INT64_MAX};

// As schema 1 left it.
void take_back_to_schema_1(const std::string& path) {
  StoreOptions options{path};
  auto connection =
      SqliteConnection::open({path, false, false, options.writers}, no_deadline).value();
  REQUIRE(fold_fresh(*connection, "default"));
  std::vector<std::string> steps = {"DROP INDEX follow_ups_that_pause",
                                    "ALTER TABLE follow_ups DROP COLUMN paused_until_ms",
                                    "DROP INDEX follow_ups_by_beginning",
                                    "DROP INDEX follow_ups_by_end",
                                    "ALTER TABLE follow_ups DROP COLUMN began_at_ms",
                                    "ALTER TABLE follow_ups DROP COLUMN contacted_at_ms",
                                    "ALTER TABLE follow_ups DROP COLUMN late",
                                    "ALTER TABLE follow_ups DROP COLUMN imported",
                                    "ALTER TABLE follow_ups DROP COLUMN counted",
                                    "ALTER TABLE follow_ups DROP COLUMN root_cause",
                                    "ALTER TABLE follow_ups DROP COLUMN action",
                                    "DROP TABLE people",
                                    "DROP INDEX follow_ups_by_moment",
                                    "ALTER TABLE follow_ups DROP COLUMN first_bad",
                                    "ALTER TABLE follow_ups DROP COLUMN balance_tips",
                                    "ALTER TABLE follow_ups DROP COLUMN good_in_a_row",
                                    "ALTER TABLE follow_ups DROP COLUMN is_ordinary",
                                    "DELETE FROM marks WHERE name = 'people_filled'",
                                    "DROP INDEX personal_texts_by_age",
                                    "ALTER TABLE personal_texts DROP COLUMN at_ms",
                                    "ALTER TABLE personal_texts DROP COLUMN contents",
                                    "ALTER TABLE follow_ups DROP COLUMN offers",
                                    "ALTER TABLE follow_ups DROP COLUMN merged_into",
                                    "ALTER TABLE follow_ups DROP COLUMN merged_into_request",
                                    "DROP TABLE watchers",
                                    "DROP TABLE saved_views",
                                    "DROP TABLE asides",
                                    "DROP TABLE fresh_tallies",
                                    "DROP TABLE watches",
                                    "DROP INDEX requests_that_wake",
                                    "ALTER TABLE requests DROP COLUMN wakes_at_ms",
                                    "DROP INDEX outbox_given_up",
                                    "ALTER TABLE outbox DROP COLUMN given_up",
                                    "ALTER TABLE outbox DROP COLUMN last_error",
                                    "DELETE FROM schema_versions WHERE version >= 2"};
  for (const std::string column :
       {"follow_ups DROP COLUMN channel", "follow_ups DROP COLUMN tags"}) {
    steps.push_back("ALTER TABLE " + column);
  }
  for (std::size_t i = pairs_of_schema_11; i < listed_pairs.size(); ++i) {
    const auto number = [](Dimension one) { return std::to_string(static_cast<int>(one)); };
    steps.push_back("DELETE FROM tallies WHERE first_dimension = " + number(listed_pairs[i].first) +
                    " AND second_dimension = " + number(listed_pairs[i].second));
  }
  // Which was kept, too.
  steps.emplace_back(
      "INSERT INTO tallies (tenant, cohort, first_dimension, second_dimension, day, first_value, "
      "second_value, slot, asked, answered, unsolicited, satisfied, neutral, dissatisfied, staff, "
      "imported, unhappy, cases, addressed, withdrawn) "
      "SELECT tenant, cohort, 4, 0, 20000 + second_dimension, first_value, '', 0, 1, 1, 0, 1, 0, "
      "0, 0, 0, 0, 0, 0, 0 "
      "FROM tallies WHERE cohort = 1 GROUP BY second_dimension");
  for (const std::string_view measure : EnumTexts<Measure>::texts) {
    const bool later = measure.starts_with("suppressed_") || measure.starts_with("recover") ||
                       measure.starts_with("important_") || measure == "wishes";
    if (!later) continue;
    steps.push_back("ALTER TABLE tallies DROP COLUMN " + std::string(measure));
  }
  for (const std::string& sql : steps) REQUIRE(connection->run(sql, {}, {}));
}

}  // namespace

TEST_CASE("a store of schema 1 is filled from its history when it is opened", "[store]") {
  TemporaryFolder folder;
  SystemEntropy entropy;
  ToySigner signer;  // the helpdesk's
  const std::string path = folder.file("store.db");
  const auto open = [&] { return NativeStore::open({path}, entropy, signer, no_deadline).value(); };
  auto store = open();
  {
    LivedHelpdesk lived(store->store(), 7, store->root_key());
    lived.live(900);
    lived.end_waits();  // which nobody could do then
  }
  const std::vector<AsideRow> before = asides_in(store->store());
  REQUIRE(before.size() > 3);
  const std::vector<Id128> watched = watched_in(store->store());
  REQUIRE(watched.size() > 3);
  const std::vector<PersonRow> people = people_in(store->store());
  REQUIRE(people.size() > 20);
  const std::int64_t waiting = store->store().outbox_state(long_after).value().waiting;
  REQUIRE(waiting > 3);
  REQUIRE(wishes_in(store->store()) > 3);
  store.reset();

  take_back_to_schema_1(path);
  store = open();
  CHECK(store->store().schema_version().value() == 13);
  CHECK(asides_in(store->store()) == before);
  CHECK(watched_in(store->store()) == watched);
  CHECK(people_in(store->store()) == people);
  CHECK(store->store().outbox_state(long_after).value().waiting == waiting);
  LivedHelpdesk helpdesk(store->store(), 7, store->root_key());
  const auto report = verify(store->store(), helpdesk.history());
  INFO(to_text(*report));
  CHECK(report->content());
}
