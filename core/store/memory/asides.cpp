#include "core/store/memory/asides.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/model/stream_name.hpp"

namespace amends::memory {
namespace {

using AsideSortKey = std::tuple<UtcMillis, AsideKey>;

std::set<std::string> values_of(const AsideRow& row, Dimension dimension) {
  switch (dimension) {
    case Dimension::none:
      break;
    case Dimension::agent:
      return {row.agent};
    case Dimension::team:
      return {row.team};
    case Dimension::queue:
      return {row.queue};
    case Dimension::service:
      return {row.service};
    case Dimension::touchpoint:
      return {row.touchpoint};
    case Dimension::channel:
      return {row.channel};
    case Dimension::organisation:
      return {row.organisation};
    case Dimension::tag:
      return counted_tags(row.tags);
  }
  return {std::string()};
}

bool is_within(const AsideRow& row, const AsideQuery& query) {
  if (query.undated_too && row.at == UtcMillis{}) return true;
  return (!query.from || *query.from <= row.at) && (!query.before || row.at < *query.before);
}

bool passes(const AsideRow& row, const AsideQuery& query) {
  if (query.kind && row.kind != *query.kind) return false;
  return is_within(row, query) &&
         std::all_of(query.filters.begin(), query.filters.end(), [&](const ReportFilter& filter) {
           const std::set<std::string> values = values_of(row, filter.dimension);
           return std::any_of(filter.values.begin(), filter.values.end(),
                              [&](const auto& wanted) { return values.count(wanted) != 0; });
         });
}

}  // namespace

AsideFound Asides::found(const AsideRow& row) const {
  const std::string stream = request_stream(row.request);
  return {row, streams_.personal_text(stream, row.requester_revision),
          streams_.personal_text(stream, row.words_revision)};
}

std::vector<AsideFound> Asides::list(const AsideQuery& query) const {
  std::vector<const AsideRow*> wanted;
  for (const auto& [key, row] : rows_) {
    const bool on_later_page =
        !query.after || AsideSortKey(row.at, key) < AsideSortKey(query.after->at, query.after->key);
    if (on_later_page && passes(row, query)) wanted.push_back(&row);
  }
  std::sort(wanted.begin(), wanted.end(), [](const AsideRow* a, const AsideRow* b) {
    return AsideSortKey(b->at, b->key()) < AsideSortKey(a->at, a->key());
  });
  if (wanted.size() > query.limit) wanted.resize(query.limit);
  std::vector<AsideFound> page;
  for (const AsideRow* row : wanted) page.push_back(found(*row));
  return page;
}

AsideCounts Asides::count(const AsideQuery& query) const {
  AsideCounts counts;
  for (const auto& [key, row] : rows_) {
    if (passes(row, query)) ++counts[row.kind];
  }
  return counts;
}

void Asides::each(const std::function<bool(const AsideRow&)>& visit) const {
  for (const auto& [key, row] : rows_) {
    if (!visit(row)) return;
  }
}

}  // namespace amends::memory
