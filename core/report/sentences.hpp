// What reports say in words, all of it here: short, calm, and nothing that chance explains.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/report/chance.hpp"
#include "core/report/difference.hpp"
#include "core/report/report_query.hpp"

namespace amends::sentences {

/// 1234567 as "1,234,567".
std::string grouped(std::int64_t number);

/// Of which groups, by name, differ from the rest beyond chance.
struct Outstanding {
  std::vector<std::string> lower;
  std::vector<std::string> higher;
  std::size_t compared = 0;  // groups with enough answers
};
std::string difference(const ReportCut& cut, const Outstanding& outstanding);

/// Of which groups less or more of those asked answer, beyond chance; some do.
std::string unequal_response(const ReportCut& cut, const Outstanding& outstanding);

/// How the satisfied share changed since the period before; nothing: too few to say.
std::string change(const std::optional<Beyond>& beyond);

std::string small_groups(const ReportCut& cut);
std::string summed_rows(const ReportCut& cut, std::size_t groups);
std::string undated_left_out(std::int64_t answers);
std::string undated_included(std::int64_t answers);
std::string only_outside(std::int64_t answers);
std::string overdue_not_by_day_asked();
std::string response_base();
std::string times_still_grow(std::int64_t waiting);
std::string no_times_of_imported(std::int64_t cases);
std::string shares_of_given();
std::string importance_base();
std::string compared_one_by_one();
std::string verdict(SideVerdict verdict);
std::string scope(const ReportFilter& filter);

/// Of an agent's report.
std::string own_figures();

/// Of a report by tag.
std::string counted_under_each_tag();
/// Of two tags beside each other.
std::string tags_of_both_sides();

}  // namespace amends::sentences
