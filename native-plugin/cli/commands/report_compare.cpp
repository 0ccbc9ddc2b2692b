#include "native-plugin/cli/commands/report_compare.hpp"

#include <array>
#include <boost/json/array.hpp>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "native-plugin/cli/commands/report_options.hpp"
#include "native-plugin/cli/text/json_text.hpp"
#include "native-plugin/cli/text/table.hpp"

namespace amends::cli {
namespace {

namespace json = boost::json;

struct Options {
  ReportOptions report;
  // Empty: those without a value.
  std::optional<std::string> a;
  std::optional<std::string> b;
};

constexpr std::array figure_titles = {
    std::pair("satisfied", "satisfied"),
    std::pair("dissatisfied", "dissatisfied"),
    std::pair("response", "response"),
    std::pair("addressed", "cases addressed"),
    std::pair("within_due", "addressed within due"),
    std::pair("contact_median", "first contact: half"),
    std::pair("contact_p90", "first contact: nine of ten"),
    std::pair("addressed_median", "amends: half"),
    std::pair("addressed_p90", "amends: nine of ten"),
};

std::string title_of(const std::string& figure) {
  for (const auto& [code, title] : figure_titles) {
    if (figure == code) return title;
  }
  return figure;
}

/// Writes the numbers of one row: shares, or spans of time.
class RowNumbers {
 public:
  explicit RowNumbers(const json::object& row) : is_time_(text_of(row, "unit") == "s") {}

  std::string value(const json::object& side) const {
    const bool few = side.at("small").as_bool() && !is_time_;
    if (!few) return number(side.at("value"));
    return grouped(side.at("part").to_number<std::int64_t>()) + " of " +
           grouped(side.at("whole").to_number<std::int64_t>());
  }

  std::string difference(const json::value& difference) const {
    return difference.is_object() ? number(difference.at("value"), true) : "";
  }

  /// An end that nobody knows is left open.
  std::string interval(const json::value& of, bool with_sign = false) const {
    if (!of.is_object()) return "";
    const json::value& low = of.at("low");
    const json::value& high = of.at("high");
    if (low.is_null() && high.is_null()) return "";
    return number(low, with_sign) + " – " + number(high, with_sign);
  }

 private:
  std::string number(const json::value& value, bool with_sign = false) const {
    if (value.is_null()) return "…";
    const auto count = value.to_number<std::int64_t>();
    const std::int64_t size = count < 0 ? -count : count;
    const std::string sign = count < 0 ? "-" : with_sign && count > 0 ? "+" : "";
    return sign + (is_time_ ? span(size) : percent(size));
  }

  bool is_time_;
};

std::string label_of(const json::value& side) {
  const std::string label = text_of(side.as_object(), "label");
  return label.empty() ? "(none)" : label;
}

std::string comparison_text(const json::object& report) {
  const json::array& sides = report.at("sides").as_array();
  const Column interval{"95 % INTERVAL", Align::right};
  Table table({{""},
               {label_of(sides.at(0)), Align::right},
               interval,
               {label_of(sides.at(1)), Align::right},
               interval,
               {"DIFFERENCE", Align::right},
               interval,
               {""}});
  for (const json::value& item : report.at("rows").as_array()) {
    const json::object& row = item.as_object();
    const RowNumbers numbers(row);
    const json::object& a = row.at("a").as_object();
    const json::object& b = row.at("b").as_object();
    table.add({title_of(text_of(row, "figure")), numbers.value(a), numbers.interval(row.at("a")),
               numbers.value(b), numbers.interval(row.at("b")),
               numbers.difference(row.at("difference")),
               numbers.interval(row.at("difference"), true), text_of(row, "sentence")});
  }
  return table.text() + notes_text(report);
}

ExitCode compare(const Options& options) {
  std::string query = query_of(options.report);
  if (options.a) add_member(query, "a", *options.a);
  if (options.b) add_member(query, "b", *options.b);
  return print_report(options.report, "compare", query, comparison_text);
}

}  // namespace

void add_report_compare(CLI::App& report, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  auto& members = options->report.members;
  CLI::App* command = report.add_subcommand("compare", "Two groups, or two periods");
  add_report_options(*command, options->report);
  add_cohort_option(*command, options->report);
  command->add_option("--by", members["by"], "What the two are")
      ->check(CLI::IsMember(dimension_names()));
  command->add_option("--a", options->a, "The first of them; empty: those without one");
  command->add_option("--b", options->b, "The second");
  command->add_option("--other-from", members["other_from"], "First day of the second period")
      ->type_name("DAY");
  command->add_option("--other-to", members["other_to"], "Last day of it")->type_name("DAY");
  command->footer(
      "Differences are of the first from the second.\n\n"
      "Examples:\n"
      "  amends report compare --store helpdesk.db --by team --a Network --b Workplace\n"
      "  amends report compare --store helpdesk.db --from 2026-10-01 --to 2026-10-31 \\\n"
      "      --other-from 2026-09-01 --other-to 2026-09-30 --team Network");
  command->callback([options, &chosen] { chosen = [options] { return compare(*options); }; });
}

}  // namespace amends::cli
