// What differs between two documents: what people read when they look at an older version.
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include "core/model/json_difference.hpp"

using namespace amends;

namespace {

std::string side(const std::optional<json::value>& value) {
  return value ? json::serialize(*value) : "–";
}

/// One line a difference: path, before, after.
std::vector<std::string> between(const std::string& before, const std::string& after) {
  std::vector<std::string> lines;
  for (const JsonDifference& one :
       json_differences(json::parse(before).as_object(), json::parse(after).as_object())) {
    lines.push_back(one.path + " " + side(one.before) + " " + side(one.after));
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("documents that say the same differ in nothing") {
  CHECK(between(R"({"a": 1, "b": [1, {"c": 2}]})", R"({"b": [1, {"c": 2}], "a": 1})").empty());
}

TEST_CASE("members differ where they are, however deep") {
  CHECK(between(R"({"a": {"b": {"c": 1, "d": 2}}, "e": 1})",
                R"({"a": {"b": {"c": 3}}, "f": null})") ==
        Lines{"a.b.c 1 3", "a.b.d 2 –", "f – null", "e 1 –"});
  CHECK(between(R"({"a": {"b": 1}})", R"({"a": [1]})") == Lines{R"(a {"b":1} [1])"});
}

TEST_CASE("a list differs between what both begin and end with") {
  CHECK(between(R"({"a": [1, 2, 3, 4]})", R"({"a": [1, 9, 3, 4]})") == Lines{"a[1] 2 9"});
  CHECK(between(R"({"a": [1, 2, 3]})", R"({"a": [1, 7, 8, 2, 3]})") ==
        Lines{"a[1] – 7", "a[2] – 8"});
  CHECK(between(R"({"a": [1, 2, 3]})", R"({"a": [3]})") == Lines{"a[0] 1 –", "a[1] 2 –"});
  CHECK(between(R"({"a": [1, 1]})", R"({"a": [1]})") == Lines{"a[1] 1 –"});
  CHECK(between(R"({"a": []})", R"({"a": [1]})") == Lines{"a[0] – 1"});
}

TEST_CASE("items with ids are the same wherever they stand") {
  CHECK(between(R"({"a": [{"id": "x", "n": 1}, {"id": "y", "n": 2}]})",
                R"({"a": [{"id": "new"}, {"id": "x", "n": 5}, {"id": "y", "n": 2}]})") ==
        Lines{R"(a[0] – {"id":"new"})", "a[1].n 1 5"});
  CHECK(between(R"({"a": [{"id": "x"}, {"id": "y"}]})", R"({"a": [{"id": "y"}]})") ==
        Lines{R"(a[0] {"id":"x"} –)"});
  SECTION("their order is said where it changed") {
    CHECK(between(R"({"a": [{"id": "x"}, {"id": "y"}]})", R"({"a": [{"id": "y"}, {"id": "x"}]})") ==
          Lines{R"(a ["x","y"] ["y","x"])"});
  }
  SECTION("an id that stands twice names nothing") {
    CHECK(between(R"({"a": [{"id": "x"}, {"id": "x", "n": 1}]})",
                  R"({"a": [{"id": "x"}, {"id": "x", "n": 2}]})") == Lines{"a[1].n 1 2"});
  }
}
