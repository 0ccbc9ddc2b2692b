// The list of the erased beside a store.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "contract/store_samples.hpp"
#include "contract/temporary_folder.hpp"
#include "native-plugin/store/erasure_file.hpp"
#include "unit/catch_result.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

using Erasures = std::vector<Erasure>;

const Erasure first{sample_id(1), {5'000}};
const Erasure second{sample_id(2), {4'000}};

void write(const std::string& path, const std::string& text, std::ios::openmode mode) {
  std::ofstream(path, mode | std::ios::binary) << text;
}

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("each tenant has its own in one list", "[erased]") {
  TemporaryFolder folder;
  const ErasureFile file(folder.file("store.db"));
  CHECK(file.read("default").value().empty());
  REQUIRE(file.add("default", first));
  REQUIRE(file.add("the other one", first));
  REQUIRE(file.add("default", second));
  CHECK(file.read("default").value() == Erasures{first, second});
  CHECK(file.read("the other one").value() == Erasures{first});
  CHECK(file.read("nobody").value().empty());
}

TEST_CASE("a line that was cut off is not there, and the next one stands whole", "[erased]") {
  TemporaryFolder folder;
  const std::string path = folder.file("store.db.erased");
  const ErasureFile file(folder.file("store.db"));
  REQUIRE(file.add("default", first));
  const std::string whole = read(path);
  write(path, whole.substr(0, 20), std::ios::app);
  CHECK(file.read("default").value() == Erasures{first});
  REQUIRE(file.add("default", second));
  CHECK(file.read("default").value() == Erasures{first, second});
}

TEST_CASE("a damaged list is refused with its line, not read in part", "[erased]") {
  TemporaryFolder folder;
  const std::string path = folder.file("store.db.erased");
  const ErasureFile file(folder.file("store.db"));
  REQUIRE(file.add("default", first));
  for (const char* line : {"somebody 5000 default\n", "\n", "0123\n", "ff 5 default\n"}) {
    const std::string whole = read(path);
    write(path, line, std::ios::app);
    const auto found = file.read("default");
    REQUIRE_FALSE(found);
    CHECK(found.error().code == ErrorCode::store_unavailable);
    CHECK(found.error().message.find("line 2") != std::string::npos);
    write(path, whole, std::ios::trunc);
  }
}

TEST_CASE("lists are joined without saying anything twice", "[erased]") {
  TemporaryFolder folder;
  const ErasureFile kept(folder.file("kept.db"));
  const ErasureFile other(folder.file("other.db"));
  REQUIRE(kept.add("default", first));
  REQUIRE(other.add("default", first));
  REQUIRE(other.add("default", second));
  CHECK(kept.add_all(other).value() == 1);
  CHECK(kept.add_all(other).value() == 0);
  CHECK(kept.add_all(ErasureFile(folder.file("none.db"))).value() == 0);
  CHECK(kept.read("default").value() == Erasures{first, second});
}
