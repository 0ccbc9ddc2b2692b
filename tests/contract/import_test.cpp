// Importing over every store: what is written does not depend on how the requests are cut into
// batches, and an import that ended early goes on where it ended.

#include "contract/lived_helpdesk.hpp"
#include "contract/store_backend.hpp"
#include "core/store/verify.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

// More than one statement holds, and in no order.
std::vector<RatedElsewhere> sample() {
  std::vector<RatedElsewhere> all;
  for (int i = 0; i < 150; ++i) {
    RatedElsewhere rated;
    rated.request = std::to_string(i * 7919 % 1000);
    rated.answer = i % 6;
    rated.snapshot.team = i % 4 == 0 ? "" : "team" + std::to_string(i % 4);
    rated.snapshot.agent = "agent" + std::to_string(i % 9);
    rated.personal.comment = i % 5 == 0 ? "Took \"three\" days\nand four mails" : "";
    rated.day_asked = i % 7 == 0 ? undated : Day{20'000 - i % 11};
    if (rated.answer != 0) rated.day_answered = rated.day_asked;
    if (rated.day_asked != undated) rated.at = UtcMillis{rated.day_asked.count * day_ms};
    all.push_back(std::move(rated));
  }
  return all;
}

class Migration {
 public:
  Importer::Outcome write(const std::vector<RatedElsewhere>& rated) {
    return importer_.write(rated).value();
  }
  Store& store() { return backend_.store(); }
  Importer& importer() { return importer_; }

  bool is_content() {
    const auto report = verify(store(), services_.history(), {});
    INFO(to_text(report.value()));
    return report->content();
  }
  std::vector<RequestRow> requests() {
    std::vector<RequestRow> rows;
    REQUIRE(store().each_request([&](const RequestRow& row) {
      rows.push_back(row);
      return true;
    }));
    return rows;
  }
  std::vector<std::pair<TallyKey, Counts>> tallies() {
    std::vector<std::pair<TallyKey, Counts>> rows;
    REQUIRE(store().each_tally([&](const TallyDelta& row) {
      rows.emplace_back(row.key, row.counts);
      return true;
    }));
    return rows;
  }

 private:
  StoreBackend backend_;
  HeldClock clock_;
  SystemEntropy entropy_;
  SodiumSigner signer_;
  NoAssets assets_;
  Services services_{
      {"default", Bytes(32, 7)}, {backend_.store(), clock_, entropy_, signer_, assets_, {}}, {}};
  Importer importer_{services_, {"request-resolved", default_survey(), true}};
};

}  // namespace

STORE_TEST_CASE("an import writes the same whatever its batches", "") {
  const auto all = sample();
  Migration whole;
  const auto outcome = whole.write(all);
  CHECK(outcome.imported == 150);
  CHECK(outcome.already_there == 0);
  CHECK(outcome.follow_ups == 50);
  CHECK(whole.is_content());

  Migration cut;
  for (std::size_t i = 0; i < all.size(); i += 10)
    cut.write({all.begin() + i, all.begin() + i + 10});
  CHECK(cut.is_content());
  CHECK(cut.requests() == whole.requests());
  CHECK(cut.tallies() == whole.tallies());
}

STORE_TEST_CASE("an import goes on where it was interrupted", "") {
  const auto all = sample();
  Migration whole;
  whole.write(all);

  Migration resumed;
  resumed.write({all.begin(), all.begin() + 60});
  const auto rest = resumed.write(all);
  CHECK(rest.imported == 90);
  CHECK(rest.already_there == 60);
  CHECK(resumed.is_content());
  CHECK(resumed.requests() == whole.requests());
  CHECK(resumed.tallies() == whole.tallies());
  CHECK(resumed.write(all).already_there == 150);
}

STORE_TEST_CASE("the case of an undated answer does not say when it was given", "") {
  RatedElsewhere undated_one;
  undated_one.request = "1";
  undated_one.answer = 1;
  RatedElsewhere dated_one = undated_one;
  dated_one.request = "2";
  dated_one.day_answered = Day{20'000};
  dated_one.at = UtcMillis{20'000 * day_ms};
  Migration import;
  import.write({undated_one, dated_one});
  const auto found = import.store().follow_ups({}).value();
  REQUIRE(found.size() == 2);
  for (const FollowUpFound& one : found) {
    CHECK(one.row.answered_at == (one.row.request == "1" ? UtcMillis{} : *dated_one.at));
    CHECK(one.row.opened_at != UtcMillis{});
  }
  CHECK(import.is_content());
}

STORE_TEST_CASE("the case of an undated answer begins no later than it ended", "") {
  RatedElsewhere rated;
  rated.request = "1";
  rated.answer = 1;
  rated.work.outcome = "fixed";
  rated.work.addressed_at = UtcMillis{20'000 * day_ms};
  Migration import;
  import.write({rated});
  const auto found = import.store().follow_ups({}).value();
  REQUIRE(found.size() == 1);
  CHECK(found.front().row.opened_at == *rated.work.addressed_at);
  CHECK(found.front().row.closed_at == rated.work.addressed_at);
  CHECK(found.front().row.answered_at == UtcMillis{});
  const auto events = import.store().events("request:1", 0).value();
  REQUIRE(events.size() == 2);
  CHECK(events[0].at <= events[1].at);
  CHECK(import.is_content());
}

STORE_TEST_CASE("a batch that was prepared before another writer came leaves his requests", "") {
  const auto all = sample();
  Migration import;
  Importer::Batch batch = import.importer().prepare(all);
  import.write({all.front()});
  const auto outcome = import.importer().commit(batch).value();
  CHECK(outcome.imported == 149);
  CHECK(outcome.already_there == 1);
  CHECK(import.is_content());
}
