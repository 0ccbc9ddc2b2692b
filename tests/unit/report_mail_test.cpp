// On which days, and from when on, the report goes out by mail, and of which days it tells.
#include "core/rules/report_mail.hpp"

#include "tests/unit/catch_result.hpp"

using namespace amends;

namespace {

const std::string long_ago = "2026-01-01";

UtcMillis at(std::string_view day, int hour, int minute) {
  return UtcMillis{day_from_text(day)->count * day_ms + (hour * 60 + minute) * minute_ms};
}

ReportMail mail_with(const std::string& members) {
  const auto parsed = parse_json_object(
      R"({"report_mails":[{"name":"Board","to":[{"managers":true}],)" + members + "}]}");
  REQUIRE(parsed);
  auto settings = settings_from_json(*parsed);
  if (!settings) FAIL(settings.error().message);
  ReportMail mail = settings->report_mails.at(0);
  mail.since = at(long_ago, 0, 0);
  return mail;
}

std::string sent(const ReportMail& mail, UtcMillis now, std::string_view last = "") {
  static const TimeZone zone = TimeZone::from_rule("CET-1CEST,M3.5.0,M10.5.0/3").value();
  const auto day = report_mail_day(mail, zone, now, day_from_text(last));
  return day ? to_text(*day) : "no";
}

std::string days(ReportPeriod period, std::string_view due) {
  const ReportedDays reported = reported_days(period, *day_from_text(due));
  return to_text(reported.from) + " " + to_text(reported.to);
}

}  // namespace

TEST_CASE("a weekly report comes on its day from its time on, late too, and once", "[reports]") {
  const ReportMail mail = mail_with(R"("weekday":"mon","at":"07:00")");
  CHECK(sent(mail, at("2026-11-30", 5, 59), "2026-11-23") == "no");
  CHECK(sent(mail, at("2026-11-30", 6, 0), "2026-11-23") == "2026-11-30");
  CHECK(sent(mail, at("2026-11-30", 6, 0), "2026-11-30") == "no");
  CHECK(sent(mail, at("2026-12-03", 12, 0), "2026-11-23") == "2026-11-30");
  CHECK(sent(mail, at("2026-12-03", 12, 0), "2026-11-30") == "no");
  // Three weeks without a timer are one mail.
  CHECK(sent(mail, at("2026-12-22", 12, 0), "2026-11-30") == "2026-12-21");
}

TEST_CASE("a report that was due before somebody wanted it is not sent", "[reports]") {
  ReportMail mail = mail_with(R"("weekday":"mon","at":"07:00")");
  mail.since = at("2026-11-30", 6, 0);
  CHECK(sent(mail, at("2026-11-30", 6, 1)) == "no");
  CHECK(sent(mail, at("2026-12-07", 5, 59)) == "no");
  CHECK(sent(mail, at("2026-12-07", 6, 0)) == "2026-12-07");
  mail.since = at("2026-11-30", 5, 59);
  CHECK(sent(mail, at("2026-11-30", 6, 0)) == "2026-11-30");
}

TEST_CASE("a monthly report comes on its day, or on the last of a shorter month", "[reports]") {
  const ReportMail first = mail_with(R"("day_of_month":1,"at":"00:00","period":"month")");
  CHECK(sent(first, at("2026-11-30", 22, 59), "2026-11-01") == "no");
  CHECK(sent(first, at("2026-11-30", 23, 0), "2026-11-01") == "2026-12-01");
  CHECK(sent(first, at("2026-12-31", 12, 0), "2026-11-01") == "2026-12-01");
  const ReportMail last = mail_with(R"("day_of_month":31,"at":"08:00")");
  CHECK(sent(last, at("2026-11-30", 7, 0), "2026-10-31") == "2026-11-30");
  CHECK(sent(last, at("2026-02-28", 7, 0), "2026-01-31") == "2026-02-28");
  CHECK(sent(last, at("2028-02-28", 7, 0), "2028-01-31") == "no");
  CHECK(sent(last, at("2028-02-29", 7, 0), "2028-01-31") == "2028-02-29");
}

TEST_CASE("a report comes once on the days on which the clocks change", "[reports]") {
  const ReportMail mail = mail_with(R"("weekday":"sun","at":"02:30")");
  // In spring no clock shows 02:30.
  CHECK(sent(mail, at("2026-03-29", 0, 59), "2026-03-22") == "no");
  CHECK(sent(mail, at("2026-03-29", 1, 0), "2026-03-22") == "2026-03-29");
  // In autumn they show it twice.
  CHECK(sent(mail, at("2026-10-25", 0, 29), "2026-10-18") == "no");
  CHECK(sent(mail, at("2026-10-25", 0, 30), "2026-10-18") == "2026-10-25");
  CHECK(sent(mail, at("2026-10-25", 1, 30), "2026-10-25") == "no");
}

TEST_CASE("a report tells of the whole week or month before", "[reports]") {
  CHECK(days(ReportPeriod::week, "2026-11-30") == "2026-11-23 2026-11-29");
  CHECK(days(ReportPeriod::week, "2026-12-06") == "2026-11-23 2026-11-29");
  CHECK(days(ReportPeriod::week, "2027-01-01") == "2026-12-21 2026-12-27");
  CHECK(days(ReportPeriod::month, "2026-12-01") == "2026-11-01 2026-11-30");
  CHECK(days(ReportPeriod::month, "2028-03-31") == "2028-02-01 2028-02-29");
  CHECK(days(ReportPeriod::month, "2027-01-15") == "2026-12-01 2026-12-31");
}
