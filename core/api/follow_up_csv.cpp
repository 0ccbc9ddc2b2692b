#include "core/api/follow_up_csv.hpp"

#include <array>
#include <boost/json/array.hpp>

#include "core/api/csv.hpp"
#include "core/api/views.hpp"

namespace amends {
namespace {

/// A column: its name, and where the list's JSON has the value, within an object where it says so.
struct Column {
  std::string_view name;
  std::string_view member;
  std::string_view inner = {};
};

constexpr std::array csv_columns = {
    Column{"id", "id"},
    Column{"request", "request"},
    Column{"subject", "subject"},
    Column{"url", "request_url"},
    Column{"cycle", "cycle"},
    Column{"state", "state"},
    Column{"settling", "settling"},
    Column{"waiting_for_customer", "waiting_for_customer"},
    Column{"overdue", "overdue"},
    Column{"customer_id", "customer", "id"},
    Column{"customer", "customer", "name"},
    Column{"mail", "customer", "mail"},
    Column{"phone", "customer", "phone"},
    Column{"organisation", "customer", "organisation"},
    Column{"answer", "answer"},
    Column{"scale", "scale"},
    Column{"label", "label"},
    Column{"class", "class"},
    Column{"comment", "comment"},
    Column{"reasons", "reasons"},
    Column{"contact_me", "contact_me"},
    Column{"assignee_id", "assignee", "id"},
    Column{"assignee", "assignee", "name"},
    Column{"contacts", "contacts"},
    Column{"answered_at", "answered_at"},
    Column{"opened_at", "opened_at"},
    Column{"due_at", "due_at"},
    Column{"closed_at", "closed_at"},
    Column{"outcome", "outcome"},
    Column{"root_cause", "root_cause"},
    Column{"action", "action"},
    Column{"agent", "agent"},
    Column{"team", "team"},
    Column{"queue", "queue"},
    Column{"service", "service"},
    Column{"touchpoint", "touchpoint"},
    Column{"merged_into", "merged_into", "id"},
};

void add_record(const json::object& item, CsvWriter& csv) {
  for (const Column& column : csv_columns) {
    const json::value& value = item.at(column.member);
    const bool within = !column.inner.empty() && value.is_object();
    csv.value(column.name, within ? value.get_object().if_contains(column.inner) : &value);
  }
  csv.end_record();
}

}  // namespace

std::string follow_ups_csv(const std::vector<FollowUpFound>& items, const SettingsState& settings,
                           UtcMillis now, bool with_head) {
  CsvWriter csv;
  if (with_head) {
    for (const Column& column : csv_columns) csv.text(column.name);
    csv.end_record();
  }
  for (const FollowUpFound& item : items) add_record(follow_up_view(item, settings, now), csv);
  return csv.result();
}

}  // namespace amends
