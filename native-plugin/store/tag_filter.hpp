// Tags stand together in one column: which rows have one of those asked for is judged as rows are
// read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/report/report_query.hpp"
#include "native-plugin/store/sql_query.hpp"

namespace amends {

class TagFilter {
 public:
  TagFilter() = default;
  explicit TagFilter(const std::vector<ReportFilter>& filters);

  bool is_given() const { return !filters_.empty(); }
  /// What a statement reads for passes(); a constant where no tags are asked for.
  std::string_view column() const { return is_given() ? "tags" : "''"; }
  bool passes(const std::vector<std::string>& tags) const;
  bool passes(std::string_view column) const;

 private:
  std::vector<ReportFilter> filters_;
};

/// " AND column IN (…)" for each filter that is not on tags; columns stand behind `table`, which is
/// empty or ends with a point. A filter without a value fits nothing.
void add_filters(const std::vector<ReportFilter>& filters, std::string_view table, SqlQuery& query);

/// The values of the dimension in its column (column_of()): one, or some tags.
std::vector<std::string> values_in(std::string_view column, Dimension dimension);

}  // namespace amends
