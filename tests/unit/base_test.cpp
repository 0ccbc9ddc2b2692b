#include "core/base/bytes.hpp"
#include "core/base/error.hpp"
#include "core/base/ids.hpp"
#include "core/base/text.hpp"
#include "core/base/time.hpp"
#include "tests/unit/catch_result.hpp"

using namespace amends;

TEST_CASE("days are read strictly and written back alike") {
  for (const auto* text : {"1970-01-01", "2024-02-29", "2026-11-24", "9999-12-31"}) {
    const auto day = day_from_text(text);
    REQUIRE(day);
    CHECK(to_text(*day) == text);
  }
  for (const auto* text : {"", "2026-2-03", "2025-02-29", "2026-13-01", "2026-00-10", "2026-01-32",
                           "1969-12-31", " 2026-01-01", "2026-01-01 ", "2026/01/01", "20260101"}) {
    INFO(text);
    CHECK_FALSE(day_from_text(text));
  }
  CHECK(to_text(undated) == "undated");
}

TEST_CASE("every day from 1970 to 2100 has one spelling, one weekday and one month") {
  std::string before;
  for (std::int32_t count = 0; count < 47'482; ++count) {
    const Day day{count};
    const std::string text = to_text(day);
    REQUIRE(day_from_text(text) == day);
    REQUIRE(text > before);
    REQUIRE(to_text(first_of_month(day)) == month_text(day) + "-01");
    before = text;
  }
  CHECK(weekday(*day_from_text("2026-11-24")) == 1);  // a Tuesday
}

TEST_CASE("a moment is written in UTC, also before 1970") {
  CHECK(to_text(UtcMillis{0}) == "1970-01-01T00:00:00.000Z");
  CHECK(to_text(UtcMillis{1'795'506'634'123}) == "2026-11-24T07:50:34.123Z");
  CHECK(to_text(UtcMillis{-1}) == "1969-12-31T23:59:59.999Z");
}

TEST_CASE("bytes as text: the vectors of RFC 4648, and one spelling only") {
  CHECK(base32_encode(bytes_of("foobar")) == "mzxw6ytboi");
  CHECK(base64_encode(bytes_of("fooba")) == "Zm9vYmE=");
  CHECK(hex_encode(bytes_of("fo")) == "666f");
  CHECK(base32_decode("mzxw6ytboi"));
  CHECK_FALSE(base32_decode("MZXW6YTBOI"));
  CHECK_FALSE(base32_decode("mzxw6ytbo"));   // no whole byte
  CHECK_FALSE(base32_decode("mzxw6ytboj"));  // spare bits set
  CHECK_FALSE(base64_decode("Zm9vYmF=="));
  CHECK_FALSE(base64_decode("Zm9vYmF="));
  CHECK_FALSE(hex_decode("66f"));
  CHECK_FALSE(hex_decode("6F"));
}

TEST_CASE("ids have one spelling") {
  const InvitationId id{0x0123456789abcdefULL};
  CHECK(to_text(id) == "0123456789abcdef");
  CHECK(invitation_id_from_text("0123456789abcdef") == id);
  CHECK_FALSE(invitation_id_from_text("0123456789ABCDEF"));
  CHECK_FALSE(invitation_id_from_text("0123456789abcde"));
  CHECK_FALSE(id128_from_text("0123456789abcdef"));
}

TEST_CASE("UTF-8 is checked as Unicode's table 3-7 says") {
  for (const auto* good : {"", "a", "ü", "日本", "😀", "\xF4\x8F\xBF\xBF"}) CHECK(is_utf8(good));
  for (const auto* bad : {"\x80", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80",
                          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "a\xC3", "\xE2\x82", "\xFF"}) {
    CHECK_FALSE(is_utf8(bad));
    // Behind and between ASCII, of which eight bytes are looked at at once.
    for (std::size_t before = 1; before <= 17; ++before) {
      CHECK_FALSE(is_utf8(std::string(before, 'a') + bad));
      CHECK_FALSE(is_utf8(std::string(before, 'a') + bad + std::string(9, 'z')));
      CHECK(is_utf8(std::string(before, 'a') + "ü" + std::string(before, 'z')));
    }
  }
}

TEST_CASE("comparing in constant time compares") {
  CHECK(equal_constant_time(bytes_of("abc"), bytes_of("abc")));
  CHECK_FALSE(equal_constant_time(bytes_of("abc"), bytes_of("abd")));
  CHECK_FALSE(equal_constant_time(bytes_of("abc"), bytes_of("ab")));
}
