// What an erasure leaves in the files of a store, and in copies of it.
#include <stdlib.h>

#include <fstream>
#include <iterator>

#include "contract/known_customer.hpp"
#include "contract/temporary_folder.hpp"
#include "core/api/erasure.hpp"
#include "core/store/memory_store.hpp"
#include "native-plugin/store/native_store.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

/// A store in a folder that stays while its doors come and go.
class KeptStore {
 public:
  explicit KeptStore(std::string path = {})
      : path_(path.empty() ? folder_.file("store.db") : std::move(path)),
        opened_(NativeStore::open({path_}, entropy_, signer_, no_deadline).value()) {}
  Store& store() { return opened_->store(); }
  const std::string& path() const { return path_; }

 private:
  TemporaryFolder folder_;
  std::string path_;
  SystemEntropy entropy_;
  SodiumSigner signer_;
  std::unique_ptr<NativeStore> opened_;
};

/// The store's files as others see them now: read from a copy that another process makes, as a file
/// that is opened and closed here would lose SQLite's locks.
void copy_file(const std::string& from, const std::string& to) {
  const std::string command = "test ! -e '" + from + "' || cp '" + from + "' '" + to + "'";
  REQUIRE(::system(command.c_str()) == 0);
}

void copy_store(const std::string& path, const std::string& to) {
  for (const char* suffix : {"", "-wal", ".key"}) copy_file(path + suffix, to + suffix);
}

std::string bytes_of_store(const std::string& path) {
  TemporaryFolder place;
  copy_store(path, place.file("copy.db"));
  std::string bytes;
  for (const char* suffix : {"", "-wal"}) {
    std::ifstream file(place.file("copy.db") + suffix, std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(file), {});
  }
  return bytes;
}

}  // namespace

TEST_CASE("no byte of an erased person is left in the store's files", "[people]") {
  KeptStore kept;
  TestDoor door(kept.store());
  live(door);
  // Many texts around hers in no order, so that pages are split.
  for (int i = 1; i <= 600; ++i) {
    const std::string request = std::to_string(100 + i * 7919 % 100'003);
    const json::object other{{"id", "u" + request}, {"name", std::string(90, 'x')}};
    tell(door, request, i % 7 == 0 ? ingrid() : other);
  }
  CHECK(holds(bytes_of_store(kept.path()), "CANARY"));
  const auto done = erase(door).object();
  CHECK(done.at("requests") == 3 + 85);
  CHECK(done.at("wiped") == true);
  const std::string bytes = bytes_of_store(kept.path());
  CHECK_FALSE(holds(bytes, "CANARY"));
  CHECK_FALSE(holds(bytes, "canary.example"));
  CHECK(holds(bytes, std::string(90, 'x')));
  check_verified(door);
}

TEST_CASE("what was kept for long enough goes from the files within a day", "[retention]") {
  KeptStore kept;
  TestDoor door(kept.store());
  const auto tick = [&] {
    while (door.host("POST", "/api/tick", json::object{}).object().at("more").as_bool()) continue;
  };
  REQUIRE(rate(door, ask(door, "2", ingrid()), 5, "Fast, says CANARY").status == 200);
  for (int i = 1; i <= 300; ++i) tell(door, std::to_string(100 + i * 7919 % 100'003), ingrid());
  change_settings(
      door, {{"retention", {{"comments_days", 30}, {"notes_days", 30}, {"identities_days", 60}}}});
  door.clock.pass(62 * 24 * 3600);
  tick();
  CHECK_FALSE(holds(all_answers(door), "CANARY"));
  door.clock.pass(24 * 3600);
  tick();
  const std::string bytes = bytes_of_store(kept.path());
  CHECK_FALSE(holds(bytes, "CANARY"));
  CHECK_FALSE(holds(bytes, "canary.example"));
  check_verified(door);
}

TEST_CASE("while a copy is made the bytes stay, and go with a later tick", "[people]") {
  KeptStore kept;
  TestDoor door(kept.store());
  live(door);
  auto reader = SqliteConnection::open({kept.path(), false, false}, no_deadline).value();
  REQUIRE(reader->run("BEGIN", {}, {}));
  REQUIRE(reader->run("SELECT COUNT(*) FROM events", {}, [](const SqlRow&) { return true; }));
  CHECK(erase(door).object().at("wiped") == false);
  CHECK(holds(bytes_of_store(kept.path()), "CANARY"));
  REQUIRE(reader->run("COMMIT", {}, {}));
  REQUIRE(door.host("POST", "/api/tick", json::object{}).status == 200);
  CHECK_FALSE(holds(bytes_of_store(kept.path()), "CANARY"));
}

TEST_CASE("who was erased is erased again where an older copy is brought back", "[people]") {
  TemporaryFolder place;
  const std::string copy = place.file("store.db");
  {
    KeptStore kept;
    TestDoor door(kept.store());
    live(door);
    copy_store(kept.path(), copy);
    REQUIRE(erase(door).status == 200);
    copy_file(kept.path() + ".erased", copy + ".erased");
  }
  CHECK(holds(bytes_of_store(copy), "CANARY"));
  {
    SystemEntropy entropy;
    SodiumSigner signer;
    SeededEntropy seeded;
    seeded.seed(3);
    NoAssets assets;
    HeldClock clock;
    auto opened = NativeStore::open({copy}, entropy, signer, no_deadline).value();
    Services services({"default", Bytes(32, 7)},
                      {opened->store(), clock, seeded, signer, assets, {}}, {});
    CHECK(repeat_erasures(services, 100).value().requests == 3);
    CHECK(repeat_erasures(services, 100).value().requests == 0);
    CHECK(wipe_erased(services).value());
    const auto report = verify(opened->store(), services.history()).value();
    INFO(to_text(report));
    CHECK(report.content());
  }
  CHECK_FALSE(holds(bytes_of_store(copy), "CANARY"));
}

TEST_CASE("verification names a text that was erased and is there", "[verify]") {
  TestDoor door;
  live(door);
  REQUIRE(erase(door).status == 200);
  SodiumSigner signer;
  SystemEntropy entropy;
  History history = History::of_tenant("default", Bytes(32, 7), signer, entropy);
  // The stream as it is, but for a text that came back.
  MemoryStore copy;
  const auto events = door.backend.store().events("request:3").value();
  Append append{"request:3", 0, {}};
  Digest head{};
  for (StoredEvent stored : events) {
    Event event = history.open(stored).value();
    if (stored.revision == 1) event.personal.comment = "CANARY";
    append.events.push_back(history.seal(head, "request:3", stored.revision, event));
    head = append.events.back().hash;
  }
  WriteBatch batch;
  batch.appends.push_back(append);
  REQUIRE(copy.commit(batch));
  CHECK(holds(to_text(verify(copy, history).value()),
              "request:3 revision 1: personal is a text that was erased, should be absent"));
}
