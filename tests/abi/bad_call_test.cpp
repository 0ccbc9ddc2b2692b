// What a host can send: each call is answered by a status of the library or by a problem document,
// and the next good one as ever.
#include <catch2/catch.hpp>
#include <limits>

#include "abi/library.hpp"
#include "contract/temporary_folder.hpp"

namespace amends {
namespace {

using namespace amends::testing;
using namespace std::string_literals;

constexpr std::size_t kibibyte = 1024;

bool serves(const Library& library) {
  return library.manager("GET", "/api/health").status == 200;
}

Reply tell(const Library& library, const std::string& path, const std::string& body) {
  return library.call(
      "PUT", path,
      {{"body", body}, {"actor", {{"id", "redmine"}, {"roles", json::array{"host"}}}}});
}

std::string subject_of(std::size_t bytes) {
  return R"({"status":"completed","subject":")" + std::string(bytes, 's') + "\"}";
}

}  // namespace

TEST_CASE("deadlines outside their limits are refused, those inside are kept", "[bad-call]") {
  const TemporaryFolder folder;
  Library library(folder.file("store.db"));
  using Limits = std::numeric_limits<std::int32_t>;
  for (const std::int32_t deadline_ms : {Limits::min(), -1, 60'001, Limits::max()}) {
    library.set_deadline_ms(deadline_ms);
    CHECK(library.manager("GET", "/api/health").library_status == AMENDS_STATUS_BAD_ARGUMENT);
  }
  // Too short to open a store in is no reason to fail in another way than by being late.
  for (int i = 0; i < 20; ++i) {
    library.set_deadline_ms(1);
    const Reply reply = library.tell("17");
    CHECK((reply.status == 200 || (reply.status == 503 && reply.code() == "store_busy")));
  }
  for (const std::int32_t deadline_ms : {0, 60'000}) {
    library.set_deadline_ms(deadline_ms);
    CHECK(library.manager("GET", "/api/health").status == 200);
  }
}

TEST_CASE("requests that are too large are refused by their size", "[bad-call]") {
  const TemporaryFolder folder;
  const Library library(folder.file("store.db"));
  const Reply long_subject = tell(library, "/api/requests/17", subject_of(1025));
  CHECK(long_subject.status == 422);
  CHECK(long_subject.code() == "field_too_long");
  const Reply megabyte = tell(library, "/api/requests/17", subject_of(kibibyte * kibibyte));
  CHECK(megabyte.status == 413);
  CHECK(megabyte.detail() == "body must be at most 1048576 bytes long");
  const Reply whole = tell(library, "/api/requests/17", subject_of(2 * kibibyte * kibibyte));
  CHECK(whole.library_status == AMENDS_STATUS_BAD_ARGUMENT);
  CHECK(library.manager("GET", "/api/requests/17").status == 404);
  CHECK(serves(library));
}

TEST_CASE("bytes that are no text are refused, wherever they stand", "[bad-call]") {
  const TemporaryFolder folder;
  const Library library(folder.file("store.db"));
  for (const char* bytes : {"\xff", "\xc3", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xc0\xaf"}) {
    const std::string bad = bytes;
    const Reply whole = library.send(R"({"method":"GET","path":"/api/health)" + bad + "\"}");
    CHECK(whole.status == 400);
    CHECK(whole.code() == "invalid_utf8");
    const std::string body = R"({"status":"completed","subject":")" + bad + "\"}";
    const Reply inside =
        library.send(R"({"method":"PUT","path":"/api/requests/17","body":")" + bad + "\"}");
    CHECK(inside.status == 400);
  }
  CHECK(serves(library));
}

TEST_CASE("a zero byte is refused, raw or escaped", "[bad-call]") {
  const TemporaryFolder folder;
  const Library library(folder.file("store.db"));
  const std::string raw = "{\"method\":\"GET\",\"path\":\"/api/he\0alth\"}"s;
  CHECK(library.send(raw).status == 400);
  CHECK(library.send(std::string(1, '\0')).status == 400);
  CHECK(library.send("").status == 400);
  const Reply in_id = library.manager("GET", "/api/requests/a%00b");
  CHECK(in_id.status == 400);
  const Reply in_text =
      tell(library, "/api/requests/17", "{\"status\":\"completed\",\"subject\":\"a\\u0000b\"}");
  CHECK(in_text.status == 422);
  CHECK(library.manager("GET", "/api/requests/17").status == 404);
  CHECK(serves(library));
}

}  // namespace amends
