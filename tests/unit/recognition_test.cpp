// What the columns of an unknown file are taken for.
#include <catch2/catch.hpp>

#include "core/importing/answer_values.hpp"
#include "core/importing/column_names.hpp"
#include "core/importing/recognition.hpp"

using namespace amends;
using namespace amends::importing;

namespace {

json::object look(std::vector<std::string> header, std::vector<std::vector<std::string>> rows) {
  std::vector<CsvRecord> sample;
  std::int64_t line = 1;
  for (auto& fields : rows) sample.push_back({++line, line - 1, std::move(fields)});
  return recognised({1, 0, std::move(header)}, sample);
}

std::string meanings(const json::object& found) {
  std::string text;
  for (const auto& column : found.at("columns").as_array()) {
    for (const auto& meaning : column.at("meanings").as_array()) {
      text.append(meaning.as_string().data(), meaning.as_string().size()).append(" ");
    }
    text += "| ";
  }
  return text;
}

json::value dates(const json::object& found, std::size_t column) {
  return found.at("columns").as_array()[column].at("dates");
}

AnswerValues values(std::vector<std::string> texts) {
  ValueCounts counts;
  for (auto& text : texts) ++counts[text];
  return answer_values(counts);
}

}  // namespace

TEST_CASE("columns are known by their names, in English and German") {
  CHECK(meanings(look({"ticket_number", "requestor_fname", "owner_group", "statisfaction_score"},
                      {{"1", "Arni", "Software", "1 - Unsatisfied"},
                       {"2", "Naoma", "Network", "0 - Unknown"}})) ==
        "request | | team | answer | ");
  CHECK(meanings(look({"Vorgangsnummer", "Bearbeiter", "Zufriedenheit", "Kommentar"},
                      {{"1", "Eva", "3", ""}, {"2", "Udo", "5", "gut"}})) ==
        "request | agent | answer | comment | ");
}

TEST_CASE("a name does not count where the values contradict it") {
  CHECK(meanings(look({"id", "score", "date"}, {{"1", "a lot", "soon"}, {"2", "less", "later"}})) ==
        "request | | | ");
}

TEST_CASE("of several columns with names of one target the usual name wins, wherever it stands") {
  CHECK(meanings(look({"ID", "Ticket ID", "Rating", "CSAT score"},
                      {{"9", "T-1", "2", "5"}, {"9", "T-2", "3", "1"}})) ==
        "| request | | answer | ");
  CHECK(meanings(look({"id", "resolved", "created"}, {{"1", "", "2025-01-02"}})) ==
        "request | | asked_on answered_on | ");
}

TEST_CASE("the only column that looks like answers is the answer") {
  CHECK(meanings(look({"a", "b"}, {{"x1y", "good"}, {"x2y", "bad"}})) == "| answer | ");
  CHECK(meanings(look({"a", "b"}, {{"1", "good"}, {"2", "bad"}})) == "| | ");
}

TEST_CASE("the header of a helpdesk that is known finds its mapping") {
  const auto found = look({"Id", "Assignee", "Solved at", "Satisfaction Score"},
                          {{"7", "Ada", "2025-01-02", "Good"}});
  CHECK(found.at("ready").as_string() == "zendesk");
  CHECK(meanings(found) == "request | agent | asked_on answered_on | answer | ");
}

TEST_CASE("of the names that a mapping gives a column the first that the file has is taken") {
  const auto found =
      look({"ID", "Assigned to - Technician", "Satisfaction survey - Satisfaction",
            "Satisfaction survey - Creation date", "Satisfaction survey - Response date",
            "Satisfaction survey - Comment", "Satisfaction survey - Comments"},
           {{"1", "Ada", "4", "2025-01-02", "2025-01-03", "", "kind"}});
  CHECK(found.at("ready").as_string() == "glpi");
  CHECK(meanings(found) == "request | agent | answer | asked_on | answered_on | | comment | ");
}

TEST_CASE("columns without a name of their own are named by their number") {
  const auto found = look({"", "score", "score"}, {{"1", "2", "3"}});
  const auto& columns = found.at("columns").as_array();
  CHECK(columns[0].at("reference").as_string() == "#1");
  CHECK(columns[2].at("reference").as_string() == "#3");
}

TEST_CASE("a heading that no mapping can hold is named by its number") {
  const auto found = look({std::string(256, 'x'), std::string("\0a", 2), std::string(255, 'y')},
                          {{"1", "2", "3"}});
  const auto& columns = found.at("columns").as_array();
  CHECK(columns[0].at("reference").as_string() == "#1");
  CHECK(columns[1].at("reference").as_string() == "#2");
  CHECK(columns[2].at("reference").as_string() == std::string(255, 'y'));
}

TEST_CASE("each scale that may be chosen says what its answers mean") {
  const auto scales = look({"a"}, {{"1"}}).at("scales");
  REQUIRE(scales.as_array().size() == 4);
  CHECK(json::serialize(scales.at(0)) == R"({"scale":2,"classes":["dissatisfied","satisfied"]})");
  using enum AnswerClass;
  const auto ten = usual_classes(10);
  CHECK(std::count(ten.begin(), ten.end(), dissatisfied) == 6);
  CHECK(std::count(ten.begin(), ten.end(), satisfied) == 2);
}

TEST_CASE("dates that can be meant in two ways are not certain") {
  const auto day = [](const json::object& found) { return dates(found, 1).as_object(); };
  const auto month_first =
      day(look({"id", "date"}, {{"1", "9/22/2020"}, {"2", "6/5/2020"}, {"3", "1/2/2020"}}));
  CHECK(month_first.at("format").as_string() == "M/D/YYYY");
  CHECK(month_first.at("certain").as_bool());

  const auto either = day(look({"id", "date"}, {{"1", "6/5/2020"}, {"2", "1/2/2020"}}));
  CHECK_FALSE(either.at("certain").as_bool());
  CHECK_FALSE(either.at("mixed").as_bool());

  const auto mixed =
      day(look({"id", "date"}, {{"1", "9/22/2020"}, {"2", "22/9/2020"}, {"3", "1/2/2020"}}));
  CHECK_FALSE(mixed.at("certain").as_bool());
  CHECK(mixed.at("mixed").as_bool());

  const auto otherwise =
      day(look({"id", "date"}, {{"1", "9/22/2020"}, {"2", "9/23/2020"}, {"3", "05/06/2020"}}));
  CHECK(otherwise.at("format").as_string() == "M/D/YYYY");
  CHECK_FALSE(otherwise.at("certain").as_bool());

  const auto iso = day(look({"id", "date"}, {{"1", "2020-09-22"}, {"2", "2020-01-02 10:00"}}));
  CHECK(iso.at("certain").as_bool());
  CHECK(iso.at("format").as_string().empty());
  CHECK(dates(look({"id", "x"}, {{"1", "11"}, {"2", "12"}}), 1).is_null());
}

TEST_CASE("dates that begin with a month's name and end with AM or PM are dates") {
  const auto found = look({"id", "date"}, {{"1", "Mar 4, 2025 5:00 PM"}});
  CHECK(meanings(found) == "request | asked_on answered_on | ");
  CHECK(dates(found, 1).at("format").as_string() == "Mon D, YYYY h:mm AM");
}

TEST_CASE("dates of which the first lines have none are to be ISO 8601") {
  const auto found = look({"id", "closed"}, {{"1", ""}, {"2", " "}});
  CHECK(meanings(found) == "request | asked_on answered_on | ");
  CHECK(dates(found, 1).at("certain").as_bool());
  CHECK(dates(found, 1).at("format").as_string().empty());
  CHECK(dates(found, 1).at("seen").as_int64() == 0);
}

TEST_CASE("answers are read from numbers, with words or without") {
  const auto found =
      values({"0 - Unknown", "1 - Unsatisfied", "2 - Satisfied", "3 - Highly satisfied"});
  CHECK(found.scale == 3);
  CHECK(found.means.at("0 - Unknown") == AnswerValues::none);
  CHECK(found.means.at("3 - Highly satisfied") == 3);
  using enum AnswerClass;
  CHECK(found.classes == std::vector{dissatisfied, satisfied, satisfied});
  CHECK(values({"1", "2", "3", "4", "5"}).classes ==
        std::vector{dissatisfied, dissatisfied, neutral, satisfied, satisfied});
  CHECK(values({"4.0", "5.0"}).means.at("4.0") == 4);
  CHECK(values({"1", "2", "3", "4"}).scale == 5);
}

TEST_CASE("a bare nought may be the worst answer or none, and stays open") {
  CHECK(values({"0", "1", "5"}).means.at("0") == AnswerValues::open);
}

TEST_CASE("answers are read from words") {
  const auto two = values({"Good", "Bad", "Offered", "Not rated", "-"});
  CHECK(two.scale == 2);
  CHECK(two.means.at("Bad") == 1);
  CHECK(two.means.at("Offered") == AnswerValues::none);
  CHECK(two.means.at("Not rated") == AnswerValues::none);
  CHECK(two.means.at("-") == AnswerValues::none);
  const auto five =
      values({"sehr unzufrieden", "unzufrieden", "neutral", "zufrieden", "sehr zufrieden"});
  CHECK(five.scale == 5);
  CHECK(five.means.at("sehr unzufrieden") == 1);
  CHECK(five.means.at("sehr zufrieden") == 5);
  CHECK(values({"not satisfied", "satisfied"}).means.at("not satisfied") == 1);
}

TEST_CASE("a no is an answer only where nothing else is said") {
  const auto found = values({"good", "bad", "No rating", "No feedback", "keine Angabe"});
  CHECK(found.means.at("No rating") == AnswerValues::none);
  CHECK(found.means.at("No feedback") == AnswerValues::none);
  CHECK(values({"No idea", "good", "bad"}).means.at("No idea") == AnswerValues::open);
  CHECK(values({"yes", "no"}).means.at("no") == 1);
  CHECK(values({"a good answer", "not a good answer"}).means.at("not a good answer") == 1);
}

TEST_CASE("numbers below nought are no answers of ours, and no dash") {
  CHECK(values({"-1", "1"}).scale == 0);
  CHECK(values({"-1", "0", "1"}).scale == 0);
}

TEST_CASE("a few values that are no number do not make numbers something else") {
  const auto found = values({"1", "2", "3", "4", "5", "N/A", "k. A.", "phone"});
  CHECK(found.scale == 5);
  CHECK(found.means.at("5") == 5);
  CHECK(found.means.at("N/A") == AnswerValues::none);
  CHECK(found.means.at("k. A.") == AnswerValues::none);
  CHECK(found.means.at("phone") == AnswerValues::open);
  CHECK(values({"1", "2", "3", "17"}).scale == 0);
  CHECK(values({"1", "phone"}).scale == 0);
}

TEST_CASE("what is no scale stays none") {
  CHECK(values({"Software", "Network"}).scale == 0);
  CHECK(values({"17", "42"}).scale == 0);
  CHECK(values({"0"}).scale == 0);
}
