// Histories that are not taken in: each is told with its line and its field, and leaves nothing
// half done.
#include "contract/asking.hpp"
#include "contract/kept_history.hpp"
#include "core/base/limits.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

const std::string header = history_header("default", {5});

std::string footer(int events) {
  return history_footer(events);
}

std::string told(int revision, const std::string& event = "request_updated",
                 const std::string& data = "{\"url\":\"https://help.example.org/1\"}") {
  return R"({"stream":"request:1","revision":)" + std::to_string(revision) +
         R"(,"at":7,"event":")" + event + R"(","body":{"by":{"kind":"host"},"data":)" + data + "}}";
}

std::string with(std::string line, const std::string& part, const std::string& instead) {
  const std::size_t at = line.find(part);
  REQUIRE(at != std::string::npos);
  return line.replace(at, part.size(), instead);
}

/// Of a file with this line between header and footer.
std::string refusal(const std::string& line) {
  StoreBackend backend;
  KeptHistory copy(backend.store());
  const std::string why = copy.refusal({header, line, footer(1)});
  CHECK(backend.store().events("request:1").value().empty());
  return why;
}

}  // namespace

STORE_TEST_CASE("a file that is no whole history is refused", "[history]") {
  StoreBackend backend;
  KeptHistory copy(backend.store());
  CHECK(copy.refusal({header, told(1), footer(1)}) == "");
  CHECK(copy.refusal({}) ==
        "the footer is missing, {\"end\":\"history\",…: the file was cut short behind line 0");
  CHECK(copy.refusal({told(1), footer(1)}) ==
        "line 1: amends: the header is missing, {\"amends\":\"history\",…");
  CHECK(copy.refusal({header, header}) == "line 2: amends: the header stands twice");
  CHECK(copy.refusal({header, told(1)}) ==
        "the footer is missing, {\"end\":\"history\",…: the file was cut short behind line 2");
  CHECK(copy.refusal({header, told(1), footer(2)}) ==
        "line 3: events is 2, but 1 stand before it: lines are missing, or too many");
  CHECK(copy.refusal({header, footer(0), told(1)}) ==
        "line 3: nothing may stand behind the footer");
  CHECK(copy.refusal({with(header, "\"version\":1", "\"version\":2")}) ==
        "line 1: the history was written by a newer Amends: version 2; this one reads up to 1");
  CHECK(copy.refusal({with(header, "\"history\"", "\"letters\"")}) ==
        "line 1: amends must be history");
  CHECK(copy.refusal({with(header, "\"at\"", "\"when\"")}) == "line 1: at is required");
  CHECK(copy.refusal({header, with(footer(0), "events", "lines")}) == "line 2: events is required");
}

STORE_TEST_CASE("the tenant of the file need not be the store's", "[history]") {
  StoreBackend backend;
  KeptHistory copy(backend.store());
  CHECK(copy.refusal({history_header("other", {5}), told(1), footer(1)}) == "");
}

STORE_TEST_CASE("a line that is no event is refused with its field", "[history]") {
  const std::string good = told(1);
  CHECK(refusal("").starts_with("line 2: invalid JSON at byte 0"));
  CHECK(refusal("[]") == "line 2: the JSON must be an object");
  CHECK(refusal(good + "}").starts_with("line 2: invalid JSON at byte "));
  CHECK(refusal(with(good, "help", "he\xFFlp")) == "line 2: the JSON is not valid UTF-8");
  CHECK(refusal(std::string(limits::max_history_line_bytes + 1, ' ')) ==
        "line 2: it is longer than the 4194304 bytes that a line may have");
  CHECK(refusal(with(good, "\"at\":7", "\"at\":7,\"at\":8")) ==
        "line 2: the member at stands twice");
  CHECK(refusal(with(good, "\"at\":7", "\"at\":\"7\"")) == "line 2: at must be a whole number");
  CHECK(refusal(with(good, "\"at\":7,", "")) == "line 2: at is required");
  CHECK(refusal(with(good, "\"revision\":1,", "")) == "line 2: revision is required");
  CHECK(refusal(with(good, "\"revision\":1", "\"revision\":0"))
            .starts_with("line 2: revision must be 1 to "));
  CHECK(refusal(with(good, "\"stream\":\"request:1\",", "")) == "line 2: stream is required");
  CHECK(refusal(with(good, "request:1", "letters:1")) ==
        "line 2: stream is no name of a stream: letters:1");
  CHECK(refusal(with(good, "request:1", "request:touchpoint:1")) ==
        "line 2: stream is no name of a stream: request:touchpoint:1");
  CHECK(refusal(with(good, "request:1", "person:1")) ==
        "line 2: stream is no name of a stream: person:1");
  CHECK(refusal(with(good, "\"at\":7", "\"at\":7,\"mood\":\"good\"")).find("mood") !=
        std::string::npos);
  CHECK(refusal(with(good, "\"at\":7", "\"at\":7,\"personal\":null")) ==
        "line 2: personal must be an object");
  CHECK(refusal(with(good, "\"at\":7", "\"at\":7,\"personal\":{\"comment\":\"Hm\"}")) ==
        "line 2: body.personal is required beside a text");
  CHECK(refusal(with(good, "\"at\":7", "\"at\":7,\"person\":\"id\\u001fu1\"")) ==
        "line 2: person belongs to streams of people only");
  CHECK(refusal(with(good, "\"body\":{", "\"body\":{\"personal\":\"ab\",")) ==
        "line 2: body.personal must be 64 hex digits");
}

STORE_TEST_CASE("an event that this Amends does not know as it stands is refused", "[history]") {
  CHECK(refusal(told(1, "request_praised")) ==
        "line 2: event is none that this Amends knows: request_praised");
  CHECK(refusal(told(1, "settings_changed")) ==
        "line 2: event settings_changed does not belong to the stream request:1");
  CHECK(refusal(told(1, "request_updated", R"({"weather":"good"})")) ==
        "line 2: body.data.weather is nothing that this Amends knows here");
  CHECK(refusal(told(1, "request_updated", R"({"url":4})")) ==
        "line 2: body has a member that is missing or wrong for the event request_updated");
  CHECK(refusal(told(1, "request_completed", R"({"cycle":4294967297})")) ==
        "line 2: body.data.cycle is nothing that this Amends knows here");
  CHECK(refusal(told(1, "retracted", R"({"invitation":"00000000000000aa"})")) ==
        "line 2: body.data.invitation is not known to the stream");
  const std::string person =
      R"({"stream":"person:)" + std::string(32, 'a') +
      R"(","person":"u1","revision":1,"at":7,"event":"asking_stopped",)" +
      R"("body":{"by":{"kind":"anonymous"},"data":{"invitation":"00000000000000aa"}}})";
  CHECK(refusal(person) == "line 2: person must be id or mail, and who it is");
  const std::string settings =
      R"({"stream":"settings","revision":1,"at":7,)"
      R"("event":"settings_changed","body":{"by":{"kind":"staff"},"data":{"document":"{}}"}}})";
  CHECK(refusal(settings).starts_with("line 2: body.data.document: invalid JSON"));
}

STORE_TEST_CASE("revisions of a stream follow each other", "[history]") {
  StoreBackend backend;
  KeptHistory copy(backend.store());
  CHECK(copy.refusal({header, told(2), footer(1)}) ==
        "line 2: revision must be 1, the next of request:1");
  CHECK(copy.refusal({header, told(1), told(3), footer(2)}) ==
        "line 3: revision must be 2, the next of request:1");
  CHECK(copy.refusal({header, told(1), told(1), footer(2)}) ==
        "line 3: revision must be 2, the next of request:1");
  CHECK(backend.store().events("request:1").value().empty());
}

STORE_TEST_CASE("a store with another history keeps it", "[history]") {
  StoreBackend backend;
  KeptHistory copy(backend.store());
  REQUIRE(copy.take({header, told(1), footer(1)}));
  const Lines before = copy.lines();
  const auto differing = [&](const std::string& part, const std::string& instead) {
    return copy.refusal({header, with(told(1), part, instead), told(2), footer(2)});
  };
  CHECK(differing("\"at\":7", "\"at\":8") ==
        "line 2: the store has another event at revision 1 of request:1: at differs");
  CHECK(differing("org/1", "org/2") ==
        "line 2: the store has another event at revision 1 of request:1: body differs");
  CHECK(differing("request_updated", "request_reopened").starts_with("line 2: "));
  CHECK(copy.lines() == before);
}

STORE_TEST_CASE("who wrote meanwhile is not overwritten", "[history]") {
  StoreBackend backend;
  KeptHistory copy(backend.store());
  HistoryImport import(copy.services(), {});
  REQUIRE(import.take(header));
  REQUIRE(import.take(told(1)));
  KeptHistory other(backend.store());
  REQUIRE(other.take({header, told(1), footer(1)}));
  REQUIRE(import.take(footer(1)));
  CHECK(import.finish().error().code == ErrorCode::conflict);
  CHECK(copy.damages() == "");
}
