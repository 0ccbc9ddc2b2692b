// The key file: what is read and refused, and how a running process follows it.
#include "native-plugin/store/key_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "contract/store_backend.hpp"
#include "contract/temporary_folder.hpp"
#include "native-plugin/store/key_watch.hpp"
#include "native-plugin/store/native_store.hpp"
#include "native-plugin/store/system_ports.hpp"
#include "support/held_clock.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

constexpr UtcMillis noon{1'795'521'600'000};

class MadeStore {
 public:
  MadeStore() { NativeStore::open(options, entropy, signer, no_deadline).value(); }

  std::string path() const { return options.path + ".key"; }
  std::string text() const {
    std::ostringstream text;
    text << std::ifstream(path()).rdbuf();
    return text.str();
  }
  void write(const std::string& text) { std::ofstream(path(), std::ios::trunc) << text; }
  Result<void> turn() {
    return file.change_ring([](const KeyRing& ring) -> Result<KeyRing> {
      return rotated(ring, {noon, noon, Bytes(key_secret_bytes, 9)});
    });
  }
  std::string complaint() const {
    const auto keys = file.read();
    return keys ? std::string() : keys.error().message;
  }

  TemporaryFolder folder;
  SystemEntropy entropy;
  SodiumSigner signer;
  StoreOptions options{.path = folder.file("store.db")};
  KeyFile file{options.path};
};

}  // namespace

TEST_CASE("a key file of before the first rotation holds the root alone", "[keys]") {
  MadeStore made;
  CHECK(made.text().size() == 65);
  CHECK(made.file.read().value()->ring == KeyRing{});
}

TEST_CASE("a ring is written whole, for its owner alone, and read back", "[keys]") {
  MadeStore made;
  const std::string root = made.text();
  for (int step = 0; step < 5; ++step) {
    const KeyRing before = made.file.read().value()->ring;
    REQUIRE(made.turn());
    const KeyRing expected = rotated(before, {noon, noon, Bytes(key_secret_bytes, 9)});
    CHECK(made.file.read().value()->ring == expected);
    CHECK(made.text().starts_with(root));
    using std::filesystem::perms;
    CHECK(std::filesystem::status(made.path()).permissions() ==
          (perms::owner_read | perms::owner_write));
  }
  CHECK_FALSE(std::filesystem::exists(made.path() + ".new"));
  CHECK(NativeStore::open(made.options, made.entropy, made.signer, no_deadline));
}

TEST_CASE("a key file that others may read or write is refused", "[keys]") {
  MadeStore made;
  using std::filesystem::perms;
  for (const perms bit : {perms::group_read, perms::group_write, perms::others_read}) {
    std::filesystem::permissions(made.path(), perms::owner_read | perms::owner_write | bit);
    CHECK(made.complaint() ==
          "the key file store.db.key is open to others than its owner: give it mode 0600");
    CHECK(NativeStore::open(made.options, made.entropy, made.signer, no_deadline).error().code ==
          ErrorCode::store_unavailable);
  }
}

TEST_CASE("a damaged key file is refused, naming the line", "[keys]") {
  MadeStore made;
  REQUIRE(made.turn());
  const std::string good = made.text();
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string text = good;
    return text.replace(text.find(from), from.size(), to);
  };
  const std::string damaged = "the key file store.db.key is damaged: ";
  for (const auto& [text, why] : std::vector<std::pair<std::string, std::string>>{
           {"", "line 1 must hold 64 hex digits"},
           {with("\n", "a\n"), "line 1 must hold 64 hex digits"},
           {with("end\n", ""), "line 3 must be \"end\""},
           {good.substr(0, good.size() - 40), "line 3 must be \"end\""},
           {with("key 1 new", "key 1 fresh"), "line 3 must be key ID STATE"},
           {with("key 1", "key 16"), "line 3 must be key ID STATE"},
           {with("key 1", "key -1"), "line 3 must be key ID STATE"},
           {with("key 1 new", "key 1 signs"), "exactly one key must sign"},
           {with("key 0 signs", "key 0 old"), "exactly one key must sign"},
           {with("key 1 new", "key 0 new"), "key 0 must have no secret"},
           {good + std::string(5000, 'x'), "must be \"end\""}}) {
    made.write(text);
    INFO(text);
    CHECK_THAT(made.complaint(), Catch::StartsWith(damaged) && Catch::Contains(why));
    CHECK_FALSE(made.turn());
    CHECK(made.text() == text);
  }
}

TEST_CASE("of two who change a key file at once, one is refused", "[keys]") {
  MadeStore made;
  const std::string before = made.text();
  const int other = ::open(made.path().c_str(), O_RDONLY | O_CLOEXEC);
  REQUIRE(::flock(other, LOCK_EX) == 0);
  CHECK(made.turn().error().code == ErrorCode::store_busy);
  CHECK(made.text() == before);
  ::close(other);
  CHECK(made.turn());
}

TEST_CASE("a change of the ring that is refused leaves the file as it was", "[keys]") {
  MadeStore made;
  const std::string before = made.text();
  const auto refused = made.file.change_ring(
      [](const KeyRing&) -> Result<KeyRing> { return fail(ErrorCode::closed, "too early"); });
  CHECK(refused.error().message == "too early");
  CHECK(made.text() == before);
}

namespace {

struct Watched : MadeStore {
  std::shared_ptr<const LinkKeys> keys() { return watch.keys_of(root).value(); }
  void pass_a_second() { clock.pass(1); }

  Bytes root = tenant_secret(signer, file.read().value()->root, "default");
  HeldClock clock;
  std::vector<std::string> lines;
  KeyWatch watch{options, clock, signer, [this](std::string_view level, std::string_view message) {
                   lines.push_back(std::string(level) + ": " + std::string(message));
                 }};
};

}  // namespace

TEST_CASE("a running process takes a changed ring within a second", "[keys]") {
  Watched made;
  const auto first = made.keys();
  REQUIRE(made.turn());
  CHECK(made.keys() == first);  // looked at just now
  made.pass_a_second();
  CHECK_FALSE(made.keys()->mail_link.of_id[1].empty());
  CHECK(made.keys()->mail_link.of_id[0] == first->mail_link.of_id[0]);
  CHECK(made.lines ==
        std::vector<std::string>{"info: the key ring has changed: key 0 signs, key 1 new"});
  const auto second = made.keys();
  made.pass_a_second();
  CHECK(made.keys() == second);  // not read again
}

TEST_CASE("a process that cannot read the key file keeps its keys and says so once", "[keys]") {
  Watched made;
  const std::string good = made.text();
  const auto first = made.keys();
  MadeStore other;
  const auto break_it = [&](const std::function<void()>& how, const std::string& why) {
    made.lines.clear();
    how();
    for (int second = 0; second < 3; ++second) {
      made.pass_a_second();
      CHECK(made.keys() == first);
    }
    CHECK(made.lines == std::vector<std::string>{"error: " + why + "; the keys stay as they were"});
  };
  break_it([&] { made.write("scrambled"); },
           "the key file store.db.key is damaged: line 1 must hold 64 hex digits");
  break_it([&] { made.write(other.text()); }, "the key file belongs to another store");
  break_it([&] { std::filesystem::remove(made.path()); },
           "the key file store.db.key is missing: bring it back from the backup");
  made.write(good);
  using std::filesystem::perms;
  std::filesystem::permissions(made.path(), perms::owner_read | perms::owner_write);
  REQUIRE(made.turn());
  made.pass_a_second();
  CHECK_FALSE(made.keys()->mail_link.of_id[1].empty());
}

TEST_CASE("keys that the host hands in need no file", "[keys]") {
  const TemporaryFolder folder;
  SystemEntropy entropy;
  SodiumSigner signer;
  HeldClock clock;
  StoreOptions options{.path = folder.file("store.db")};
  options.keys = StoreKeys{Bytes(32, 3), KeyRing{}};
  const auto opened = NativeStore::open(options, entropy, signer, no_deadline).value();
  CHECK_FALSE(std::filesystem::exists(options.path + ".key"));
  KeyWatch watch(options, clock, signer, {});
  CHECK(watch.keys_of(opened->root_key()));
  options.keys->root = Bytes(32, 4);
  CHECK(NativeStore::open(options, entropy, signer, no_deadline).error().message ==
        "the keys that were handed in belong to another store");
}
