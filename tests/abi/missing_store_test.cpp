// A store that is missing, or not ours, or without its key: each call answers with one clear line
// and a stable code, nothing is touched, and when the store is back the same instance serves again.
#include <filesystem>
#include <functional>

#include "abi/closed_store.hpp"
#include "abi/faulty_store.hpp"
#include "contract/temporary_folder.hpp"

namespace amends {

using namespace amends::testing;

TEST_CASE("a store that is missing is not made where that is not wanted", "[fault]") {
  const TemporaryFolder folder;
  const Library library(json::object{{"store", folder.file("store.db")}, {"create", false}});
  CHECK(is_refused(library, "store_missing"));
  CHECK(std::filesystem::is_empty(folder.path()));
  make_store(folder.file("store.db"));
  CHECK(serves(library));
}

TEST_CASE("a store in a folder that is missing", "[fault]") {
  const TemporaryFolder folder;
  const Library library(folder.file("later/store.db"));
  CHECK(is_refused(library, "store_missing"));
  std::filesystem::create_directory(folder.file("later"));
  CHECK(serves(library));
}

TEST_CASE("a customer is asked to come later where not even the key can be read", "[fault]") {
  const TemporaryFolder folder;
  const Library library(folder.file("later/store.db"));
  const Reply page = library.call("GET", "/r/whatever/2", {{"headers", {{"accept", "text/html"}}}});
  CHECK(page.status == 503);
  CHECK(page.body.find("<h1>Please try again later.</h1>") != std::string::npos);
  CHECK(page.body.find(folder.path()) == std::string::npos);
  CHECK(library.customer("GET", "/r/whatever").code() == "store_missing");
}

TEST_CASE("a store that goes away while in use is not made anew", "[fault]") {
  const TemporaryFolder folder;
  Library library(folder.file("store.db"));
  REQUIRE_FALSE(library.ask("17").empty());
  std::filesystem::create_directory(folder.file("away"));
  const auto move_all = [](const std::string& from, const std::string& to) {
    for (const char* end : {"", "-wal", "-shm"}) {
      std::error_code not_there;
      std::filesystem::rename(from + "/store.db" + end, to + "/store.db" + end, not_there);
    }
  };
  move_all(folder.path(), folder.file("away"));
  CHECK(is_refused(library, "store_missing"));
  CHECK_FALSE(std::filesystem::exists(folder.file("store.db")));
  move_all(folder.file("away"), folder.path());
  CHECK(library.manager("GET", "/api/requests/17").status == 200);
  CHECK(library.tell("18").status == 200);
  library.close();
  CHECK(is_whole(folder.file("store.db")));
}

namespace {

/// Something else stands where the store was: it is refused and left as it is, and when the store
/// is back the same instance serves.
void check_replaced(const std::function<std::string(const std::string&)>& change,
                    const std::string& code) {
  const TemporaryFolder folder;
  const std::string store = folder.file("store.db");
  make_store(store);
  const std::string good = contents_of(store);
  const std::string bad = change(good);
  write_file(store, bad);
  const Library library(store);
  CHECK(is_refused(library, code));
  CHECK(contents_of(store) == bad);
  write_file(store, good);
  CHECK(library.manager("GET", "/api/requests/before").status == 200);
}

}  // namespace

TEST_CASE("a file that is no database is refused and left as it is", "[fault]") {
  check_replaced([](const std::string&) { return std::string(9000, 'g'); }, "store_not_a_database");
}

TEST_CASE("a store that was cut short is refused and left as it is", "[fault]") {
  check_replaced([](const std::string& good) { return good.substr(0, good.size() / 3); },
                 "store_unavailable");
}

TEST_CASE("a store of a newer schema is refused and left as it is", "[fault]") {
  const TemporaryFolder folder;
  const std::string store = folder.file("store.db");
  make_store(store);
  const auto run = [&](const char* sql) {
    const auto connection = SqliteConnection::open({store}, no_deadline).value();
    REQUIRE(connection->run(sql, {}, {}));
  };
  run("INSERT INTO schema_versions (version) VALUES (999)");
  const Library library(store);
  CHECK(is_refused(library, "store_newer"));
  run("DELETE FROM schema_versions WHERE version = 999");
  CHECK(library.manager("GET", "/api/requests/before").status == 200);
}

TEST_CASE("a key file that is missing, damaged or another store's", "[fault]") {
  const TemporaryFolder folder;
  const std::string store = folder.file("store.db");
  make_store(store);
  make_store(folder.file("other.db"));
  const std::string good = contents_of(store + ".key");
  const Library library(store);
  std::filesystem::remove(store + ".key");
  CHECK(is_refused(library, "store_key_missing"));
  write_file(store + ".key", "not hexadecimal");
  using std::filesystem::perms;
  std::filesystem::permissions(store + ".key", perms::owner_read | perms::owner_write);
  CHECK(is_refused(library, "store_unavailable"));
  write_file(store + ".key", contents_of(folder.file("other.db.key")));
  CHECK(is_refused(library, "store_key_missing"));
  write_file(store + ".key", good);
  CHECK(library.manager("GET", "/api/requests/before").status == 200);
}

}  // namespace amends
