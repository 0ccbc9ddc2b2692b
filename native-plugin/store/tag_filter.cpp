#include "native-plugin/store/tag_filter.hpp"

#include <algorithm>
#include <iterator>

#include "native-plugin/store/row_codec.hpp"
#include "native-plugin/store/tally_columns.hpp"

namespace amends {

TagFilter::TagFilter(const std::vector<ReportFilter>& filters) {
  std::copy_if(filters.begin(), filters.end(), std::back_inserter(filters_),
               [](const ReportFilter& filter) { return filter.dimension == Dimension::tag; });
}

bool TagFilter::passes(std::string_view column) const {
  return !is_given() || passes(decode_texts(column));
}

bool TagFilter::passes(const std::vector<std::string>& tags) const {
  const std::set<std::string> counted = counted_tags(tags);
  return std::all_of(filters_.begin(), filters_.end(), [&](const ReportFilter& filter) {
    return std::any_of(filter.values.begin(), filter.values.end(),
                       [&](const std::string& wanted) { return counted.count(wanted) != 0; });
  });
}

void add_filters(const std::vector<ReportFilter>& filters, std::string_view table,
                 SqlQuery& query) {
  for (const ReportFilter& filter : filters) {
    if (filter.dimension == Dimension::tag) continue;
    if (filter.values.empty()) {
      query.add(" AND 1 = 0");
      continue;
    }
    query.add(" AND ").add(table).add(column_of(filter.dimension));
    query.add(" IN (").texts(filter.values).add(")");
  }
}

std::vector<std::string> values_in(std::string_view column, Dimension dimension) {
  if (dimension != Dimension::tag) return {std::string(column)};
  const std::set<std::string> tags = counted_tags(decode_texts(column));
  return {tags.begin(), tags.end()};
}

}  // namespace amends
