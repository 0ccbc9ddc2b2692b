#include "native-plugin/cli/exporting/request_export.hpp"

#include <array>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <functional>
#include <vector>

#include "core/api/csv.hpp"
#include "native-plugin/cli/door/desk.hpp"

namespace amends::cli {
namespace {

namespace json = boost::json;

// Listed before they are read, so that nothing holds the store for as long as an export takes.
std::vector<std::string> request_ids(Store& store) {
  std::vector<std::string> ids;
  expect(store.each_request([&](const RequestRow& row) {
    ids.push_back(row.request);
    return true;
  }));
  return ids;
}

bool each_request(DirectCore& core, ExportOutput& output,
                  const std::function<void(const std::string& request)>& visit) {
  const Desk desk(core.door());
  for (const std::string& id : request_ids(core.services().store())) {
    visit(desk.get_as("application/json", "/api/requests/" + url_encoded(id), {}));
    if (!output.goes_on("exporting requests")) return false;
  }
  return true;
}

enum class From { request, requester, rating };

struct Column {
  std::string_view name;
  From from;
  std::string_view member;
};

constexpr std::array answer_columns = {
    Column{"request", From::request, "id"},
    Column{"subject", From::request, "subject"},
    Column{"url", From::request, "url"},
    Column{"cycle", From::rating, "cycle"},
    Column{"answered_at", From::rating, "answered_at"},
    Column{"answer", From::rating, "answer"},
    Column{"scale", From::rating, "scale"},
    Column{"class", From::rating, "class"},
    Column{"comment", From::rating, "comment"},
    Column{"reasons", From::rating, "reasons"},
    Column{"importance", From::rating, "importance"},
    Column{"contact_me", From::rating, "contact_me"},
    Column{"evidence", From::rating, "evidence"},
    Column{"counted", From::rating, "counted"},
    Column{"held", From::rating, "held"},
    Column{"excluded", From::rating, "excluded"},
    Column{"satisfaction_status", From::request, "satisfaction_status"},
    Column{"customer_id", From::requester, "id"},
    Column{"customer", From::requester, "name"},
    Column{"mail", From::requester, "mail"},
    Column{"organisation", From::request, "organisation"},
    Column{"agent", From::request, "agent"},
    Column{"closer", From::request, "closer"},
    Column{"team", From::request, "team"},
    Column{"queue", From::request, "queue"},
    Column{"service", From::request, "service"},
    Column{"channel", From::request, "channel"},
    Column{"tags", From::request, "tags"},
};

std::string answer_record(const json::object& request, const json::object& rating) {
  CsvWriter csv;
  for (const Column& column : answer_columns) {
    const json::object& object = column.from == From::request ? request
                                 : column.from == From::rating
                                     ? rating
                                     : request.at("requester").as_object();
    csv.value(column.name, object.if_contains(column.member));
  }
  csv.end_record();
  return csv.result();
}

std::string answer_heads() {
  CsvWriter csv;
  for (const Column& column : answer_columns) csv.text(column.name);
  csv.end_record();
  return csv.result();
}

}  // namespace

bool write_request_lines(DirectCore& core, ExportOutput& output) {
  return each_request(core, output,
                      [&](const std::string& request) { output.write(request + "\n"); });
}

bool write_answers(DirectCore& core, ExportOutput& output) {
  output.write(answer_heads());
  return each_request(core, output, [&](const std::string& text) {
    const json::object request = json::parse(text).as_object();
    for (const json::value& rating : request.at("ratings").as_array()) {
      output.write(answer_record(request, rating.as_object()));
    }
  });
}

bool write_cases(DirectCore& core, ExportOutput& output) {
  const Desk desk(core.door());
  bool with_heads = true;
  for (const char* state : {"waiting", "merged", "addressed", "withdrawn", "voided"}) {
    std::string cursor;
    do {
      std::string query = std::string("limit=200&sort=newest&state=") + state;
      if (!cursor.empty()) query += "&cursor=" + url_encoded(cursor);
      const TextPage page = desk.get_page_as("text/csv", "/api/follow-ups", query);
      // The first page of a list begins with the names of its columns.
      const std::size_t begin = with_heads || !cursor.empty() ? 0 : page.text.find("\r\n") + 2;
      output.write(std::string_view(page.text).substr(begin));
      with_heads = false;
      cursor = page.next;
      if (!output.goes_on("exporting pages of cases")) return false;
    } while (!cursor.empty());
  }
  return true;
}

}  // namespace amends::cli
