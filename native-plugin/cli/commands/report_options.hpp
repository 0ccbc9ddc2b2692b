// What every report of the command takes, and how it is told.
#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "native-plugin/cli/command.hpp"
#include "native-plugin/cli/store_options.hpp"

namespace amends::cli {

struct ReportOptions {
  StoreArguments store;
  std::map<std::string, std::string> members;  // of the query; what is empty is not sent
  bool as_json = false;
  bool as_csv = false;
};

/// What reports are cut and narrowed by.
std::vector<std::string> dimension_names();

/// Store, days, filters, --json and --csv. `options` must outlive the parsing.
void add_report_options(CLI::App& command, ReportOptions& options);
void add_cohort_option(CLI::App& command, ReportOptions& options);

/// Puts "name=value" behind what is there of a query.
void add_member(std::string& query, const std::string& name, const std::string& value);

/// "from=2026-10-01&by=team".
std::string query_of(const ReportOptions& options);

/// Asks for /api/reports/`name`, and writes the answer as JSON, as CSV, or as the text made of it.
ExitCode print_report(const ReportOptions& options, const std::string& name,
                      const std::string& query,
                      const std::function<std::string(const boost::json::object&)>& text);

/// The plain sentences below a report, each in a paragraph.
std::string notes_text(const boost::json::object& report);

}  // namespace amends::cli
