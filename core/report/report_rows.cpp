#include "core/report/report_rows.hpp"

#include <algorithm>
#include <tuple>

#include "core/base/text.hpp"
#include "core/report/periods.hpp"

namespace amends {
namespace {

bool is_kept(const ReportPlan& plan, const std::string& value) {
  return !plan.kept || std::find(plan.kept->begin(), plan.kept->end(), value) != plan.kept->end();
}

std::vector<RowName> period_names(const ReportQuery& query, const std::set<std::string>& keys) {
  std::vector<RowName> names;
  for (const Period& period : periods_between(*query.by.step, query.from, query.to)) {
    names.push_back({period.key, period.key, period.from, period.to});
  }
  const std::string key(undated_key);
  if (keys.count(key) != 0) names.push_back({key, key, std::nullopt, std::nullopt});
  return names;
}

}  // namespace

std::string row_key(const ReportQuery& query, const std::string& value, Day day) {
  if (query.by.step) {
    return day == undated ? std::string(undated_key) : period_key(*query.by.step, day);
  }
  return query.by.dimension == Dimension::none ? std::string() : value;
}

CutSums::Rows cut_sums(const ReportQuery& query, const ReportPlan& plan,
                       const std::vector<TallySum>& sums) {
  CutSums::Rows cut;
  for (const TallySum& sum : sums) {
    if (is_kept(plan, sum.value)) cut[row_key(query, sum.value, sum.day)] += sum.counts;
  }
  return cut;
}

std::vector<RowName> names_of(const ReportQuery& query, const std::set<std::string>& keys) {
  if (query.by.step) return period_names(query, keys);
  std::vector<RowName> names;
  for (const std::string& key : keys) names.push_back({key, key, std::nullopt, std::nullopt});
  std::sort(names.begin(), names.end(), stands_before);
  return names;
}

bool stands_before(const RowName& a, const RowName& b) {
  const auto rank = [](const RowName& name) {
    return std::tuple(name.key.empty(), lower_ascii(name.label), std::string_view(name.key));
  };
  return rank(a) < rank(b);
}

}  // namespace amends
