#include <array>
#include <boost/json/array.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "native-plugin/cli/commands/report_compare.hpp"
#include "native-plugin/cli/commands/report_options.hpp"
#include "native-plugin/cli/text/table.hpp"

namespace amends::cli {
namespace {

namespace json = boost::json;

struct ReportColumn {
  const char* title;
  const char* member;  // of a row; a share when it ends in _bp, a span of time when in _s
};

const std::vector<ReportColumn> dissatisfied_columns = {
    {"DISSATISFIED", "dissatisfied"}, {"ADDRESSED", "addressed"},
    {"SHARE", "share_addressed_bp"},  {"OPEN", "open"},
    {"OVERDUE", "overdue"},           {"NO CASE", "no_case"},
    {"WITHDRAWN", "withdrawn"},       {"WISHES", "wishes"},
};
const std::vector<ReportColumn> satisfaction_columns = {
    {"ASKED", "asked"},
    {"ANSWERED", "answered"},
    {"RESPONSE", "response_bp"},
    {"SATISFIED", "satisfied"},
    {"SHARE", "satisfied_bp"},
    {"NEUTRAL", "neutral"},
    {"DISSATISFIED", "dissatisfied"},
};

const std::vector<ReportColumn> response_columns = {
    {"ASKED", "asked"},          {"ANSWERED", "responded"},      {"RESPONSE", "response_bp"},
    {"NOT ASKED", "suppressed"}, {"UNSOLICITED", "unsolicited"},
};

const std::vector<ReportColumn> recovery_columns = {
    {"ADDRESSED", "addressed"},      {"ASKED", "asked"},         {"ANSWERED", "answered"},
    {"AT FIRST", "recovered_first"}, {"RECOVERED", "recovered"}, {"SHARE", "recovered_bp"},
    {"REOPENED", "reopened"},
};

const std::vector<ReportColumn> importance_columns = {
    {"ANSWERED", "answered"},
    {"STATED", "stated"},
    {"VERY IMPORTANT", "very_important"},
    {"DISSATISFIED", "very_important_dissatisfied"},
    {"SHARE", "dissatisfied_bp"},
};

const std::vector<ReportColumn> no_columns;  // of a report with a table of its own

const std::vector<ReportColumn> times_columns = {
    {"CASES", "cases"},
    {"WAITING", "waiting"},
    {"OVERDUE", "overdue"},
    {"CONTACTED", "contact.count"},
    {"MEDIAN", "contact.median.value_s"},
    {"90 % IN", "contact.p90.value_s"},
    {"ADDRESSED", "addressed.count"},
    {"MEDIAN", "addressed.median.value_s"},
    {"90 % IN", "addressed.p90.value_s"},
    {"IN TIME", "within_due_bp"},
};

// `member` may lead through objects, as in "contact.count".
const json::value* find(const json::object& row, std::string_view member) {
  const std::size_t dot = member.find('.');
  const auto* value = row.if_contains(member.substr(0, dot));
  if (dot == std::string_view::npos || value == nullptr || !value->is_object()) return value;
  return find(value->get_object(), member.substr(dot + 1));
}

std::string cell(const json::object& row, std::string_view member) {
  const auto* value = find(row, member);
  if (value == nullptr || !value->is_number()) return "–";
  const auto number = value->to_number<std::int64_t>();
  if (member.ends_with("_s")) return span(number);
  return member.ends_with("_bp") ? percent(number) : grouped(number);
}

std::string interval_text(const json::object& row) {
  const auto* value = row.if_contains("interval");
  if (value == nullptr) value = row.if_contains("response_interval");
  if (value == nullptr || !value->is_object()) return "";
  const json::object& interval = value->get_object();
  return cell(interval, "low_bp") + " – " + cell(interval, "high_bp");
}

std::string remark(const json::object& row) {
  std::string text;
  const auto* small = row.if_contains("small");
  if (small != nullptr && small->is_bool() && small->get_bool())
    text = row.contains("cases") ? "few cases" : "few answers";
  const auto* beyond = row.if_contains("beyond_chance");
  if (beyond != nullptr && beyond->is_string()) {
    text += (text.empty() ? "" : ", ") + std::string(beyond->get_string()) + " than the rest";
  }
  return text;
}

void add_row(Table& table, const std::string& label, const json::object& row,
             const std::vector<ReportColumn>& columns) {
  std::vector<std::string> cells = {label};
  for (const ReportColumn& column : columns) cells.push_back(cell(row, column.member));
  cells.push_back(interval_text(row));
  cells.push_back(remark(row));
  table.add(std::move(cells));
}

void add_sentence(std::string& text, const json::object& report, const char* member) {
  const auto* part = report.if_contains(member);
  if (part == nullptr || !part->is_object()) return;
  const auto* sentence = part->get_object().if_contains("sentence");
  if (sentence != nullptr && sentence->is_string()) {
    text += "\n" + harmless(std::string(sentence->get_string())) + "\n";
  }
}

std::string label_of(const json::object& row) {
  const std::string label(row.at("label").as_string());
  return label.empty() ? "(none)" : label;
}

std::string report_text(const json::object& report, const std::vector<ReportColumn>& columns) {
  std::vector<Column> heads = {{""}};
  for (const ReportColumn& column : columns) heads.push_back({column.title, Align::right});
  heads.push_back({"95 % INTERVAL", Align::right});
  heads.push_back({""});
  Table table(std::move(heads));
  for (const json::value& row : report.at("rows").as_array()) {
    add_row(table, label_of(row.as_object()), row.as_object(), columns);
  }
  add_row(table, "all", report.at("total").as_object(), columns);
  std::string text = table.text();
  add_sentence(text, report, "difference");
  add_sentence(text, report, "previous");
  return text + notes_text(report);
}

std::string amount_of(const json::object& offer) {
  if (!offer.at("amount").is_string()) return "";
  return std::string(offer.at("amount").as_string())
      .append(" ")
      .append(offer.at("currency").as_string());
}

// One line a code: which codes there are is the tenant's own.
void add_codes(Table& table, const std::string& label, const json::object& row) {
  constexpr std::array kinds = {std::pair("outcomes", "outcome"),
                                std::pair("root_causes", "root cause"),
                                std::pair("actions", "action")};
  const auto* small = row.if_contains("small");
  const bool few = small != nullptr && small->is_bool() && small->get_bool();
  for (const auto& [member, kind] : kinds) {
    const json::object& counts = row.at(member).as_object();
    for (const json::value& item : counts.at("codes").as_array()) {
      const json::object& code = item.as_object();
      table.add({label, kind, std::string(code.at("code").as_string()), cell(code, "count"),
                 cell(code, "share_bp"), interval_text(code), few ? "few cases" : ""});
    }
    if (counts.at("not_given") == 0) continue;
    table.add({label, kind, "(not given)", cell(counts, "not_given"), "", "", ""});
  }
  for (const json::value& item : row.at("offers").as_array()) {
    const json::object& offer = item.as_object();
    table.add({label, "offer", std::string(offer.at("code").as_string()), cell(offer, "count"), "",
               "", amount_of(offer)});
  }
}

std::string outcomes_text(const json::object& report, const std::vector<ReportColumn>&) {
  Table table({{""},
               {""},
               {"CODE"},
               {"CASES", Align::right},
               {"SHARE", Align::right},
               {"95 % INTERVAL", Align::right},
               {""}});
  for (const json::value& row : report.at("rows").as_array()) {
    add_codes(table, label_of(row.as_object()), row.as_object());
  }
  add_codes(table, "all", report.at("total").as_object());
  std::string text = table.text();
  return text + notes_text(report);
}

struct Kind {
  std::string name;
  std::string description;
  bool has_cohorts = true;  // else it goes by one kind of day alone
  std::string (*text)(const json::object&, const std::vector<ReportColumn>&) = report_text;
};

void add_one(CLI::App& parent, const Kind& kind, const std::vector<ReportColumn>& columns,
             Chosen& chosen) {
  auto options = std::make_shared<ReportOptions>();
  const std::string& name = kind.name;
  CLI::App* command = parent.add_subcommand(name, kind.description);
  add_report_options(*command, *options);
  if (kind.has_cohorts) add_cohort_option(*command, *options);
  command->add_option("--by", options->members["by"],
                      "period:day, period:week, period:month, agent, team, queue, service, "
                      "touchpoint, channel, organisation or tag");
  command->footer("Example:\n  amends report " + name +
                  " --store helpdesk.db --from 2026-10-01 --to 2026-10-31 --by team");
  command->callback([options, kind, &columns, &chosen] {
    chosen = [options, kind, &columns] {
      const auto text = [&](const json::object& report) { return kind.text(report, columns); };
      return print_report(*options, kind.name, query_of(*options), text);
    };
  });
}

}  // namespace

void add_report(CLI::App& app, Chosen& chosen) {
  CLI::App* command = app.add_subcommand("report", "Figures: what became of it, and how satisfied");
  command->require_subcommand(1);
  command->footer(
      "Examples:\n"
      "  amends report dissatisfied-requesters --store helpdesk.db --by team\n"
      "  amends report satisfaction --store helpdesk.db --by period:month --csv\n"
      "  amends report compare --store helpdesk.db --by team --a Network --b Workplace");
  add_one(*command, {"dissatisfied-requesters", "Requests with dissatisfied requester"},
          dissatisfied_columns, chosen);
  add_one(*command, {"satisfaction", "Asked, answered, satisfied"}, satisfaction_columns, chosen);
  add_one(*command, {"response", "Who was asked, who was not, and who answered", false},
          response_columns, chosen);
  add_one(*command, {"recovery", "Asked after amends were made, and whether it is good now"},
          recovery_columns, chosen);
  add_one(*command, {"importance", "How important it was to customers, and where that went wrong"},
          importance_columns, chosen);
  add_one(*command,
          {"outcomes", "What became of the cases that were addressed", false, outcomes_text},
          no_columns, chosen);
  add_one(*command, {"times", "How long until the first contact and until amends were made", false},
          times_columns, chosen);
  add_report_compare(*command, chosen);
}

}  // namespace amends::cli
