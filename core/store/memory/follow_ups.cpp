#include "core/store/memory/follow_ups.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/base/text.hpp"
#include "core/model/event_codec.hpp"
#include "core/model/stream_name.hpp"
#include "core/store/memory/follow_up_filter.hpp"
#include "core/store/memory/ordered.hpp"

namespace amends::memory {
namespace {

std::uint64_t hash_of(const Id128& id) {
  std::uint64_t hash = 0;
  for (const std::uint8_t byte : id.bytes) hash = spread(hash ^ byte);
  return hash;
}

using SortKey = std::tuple<bool, std::int64_t, std::int64_t, Id128>;

SortKey sort_key(FollowUpQuery::Sort sort, const FollowUpQuery::Cursor& place) {
  if (sort == FollowUpQuery::Sort::newest) return {false, -place.sort_value, 0, place.follow_up};
  const bool ordinary = sort == FollowUpQuery::Sort::moment && place.ordinary;
  return {ordinary, place.sort_value, place.opened_at, place.follow_up};
}

SortKey sort_key(FollowUpQuery::Sort sort, const PackedFollowUp& row) {
  const bool newest = sort == FollowUpQuery::Sort::newest;
  return sort_key(sort, {newest ? row.opened_at : row.due_at.value_or(never_due), row.opened_at,
                         row.follow_up, !row.moment.is_one()});
}

bool holds(std::string_view text, std::string_view lower_part) {
  return lower_ascii(text).find(lower_part) != std::string::npos;
}

TextId value_of(const PackedFollowUp& row, Dimension dimension) {
  switch (dimension) {
    case Dimension::none:
      return TextId::empty;
    case Dimension::agent:
      return row.agent;
    case Dimension::team:
      return row.team;
    case Dimension::queue:
      return row.queue;
    case Dimension::service:
      return row.service;
    case Dimension::touchpoint:
      return row.touchpoint;
    case Dimension::channel:
      return row.channel;
    case Dimension::organisation:
      return row.organisation;
    case Dimension::tag:
      break;  // see each_value()
  }
  return TextId::empty;
}

// Calls `visit(value)` for the one value of the row; for each of its tags once.
template <class Visit>
void each_value(const PackedFollowUp& row, Dimension dimension, const Visit& visit) {
  if (dimension != Dimension::tag || row.tags.empty()) return visit(value_of(row, dimension));
  for (auto tag = row.tags.begin(); tag != row.tags.end(); ++tag) {
    if (std::find(row.tags.begin(), tag, *tag) == tag) visit(*tag);
  }
}

bool has_one_of(const PackedFollowUp& row, Dimension dimension,
                const std::vector<std::string>& wanted, const Texts& texts) {
  bool found = false;
  each_value(row, dimension, [&](TextId value) {
    found = found || std::find(wanted.begin(), wanted.end(), texts.text(value)) != wanted.end();
  });
  return found;
}

bool fits(const PackedFollowUp& row, const std::vector<ReportFilter>& filters, const Texts& texts) {
  return std::all_of(filters.begin(), filters.end(), [&](const ReportFilter& filter) {
    return has_one_of(row, filter.dimension, filter.values, texts);
  });
}

// A case whose answer was taken back has none: then it is told by its opening.
template <class Query>
bool is_answered_within(const PackedFollowUp& row, const Query& query) {
  const std::int64_t moment = row.answer == 0 ? row.opened_at : row.answered_at;
  return (!query.answered_from || query.answered_from->count <= moment) &&
         (!query.answered_before || moment < query.answered_before->count);
}

bool is_in_span(const PackedFollowUp& row, const CaseQuery& query) {
  if (query.by == CaseQuery::By::addressed && row.state != FollowUpState::addressed) return false;
  const std::int64_t at =
      query.by == CaseQuery::By::began ? row.began_at : row.closed_at.value_or(0);
  return query.from.count <= at && at < query.before.count;
}

}  // namespace

void FollowUps::put(const FollowUpRow& row) {
  PackedFollowUp packed = pack(row, texts_);
  if (packed.settles_at) settling_.insert({*packed.settles_at, packed.request});
  if (packed.paused_until) paused_.insert({*packed.paused_until, packed.request});
  const auto known = index_.find(
      hash_of(row.follow_up), [&](std::uint32_t n) { return rows_[n].follow_up == row.follow_up; });
  if (known) {
    PackedFollowUp& old = rows_[*known];
    if (old.settles_at) settling_.erase(settling_.find({*old.settles_at, old.request}));
    if (old.paused_until) paused_.erase(paused_.find({*old.paused_until, old.request}));
    old = std::move(packed);
    return;
  }
  rows_.push_back(std::move(packed));
  index_.add(static_cast<std::uint32_t>(rows_.size() - 1),
             [this](std::uint32_t n) { return hash_of(rows_[n].follow_up); });
}

FollowUpFound FollowUps::found(const PackedFollowUp& packed) const {
  const std::string stream = request_stream(texts_.text(packed.request));
  return {unpack(packed, texts_), streams_.personal_text(stream, packed.requester_revision),
          streams_.personal_text(stream, packed.comment_revision)};
}

std::optional<FollowUpFound> FollowUps::find(const Id128& follow_up) const {
  const auto known = index_.find(hash_of(follow_up),
                                 [&](std::uint32_t n) { return rows_[n].follow_up == follow_up; });
  if (!known) return std::nullopt;
  return found(rows_[*known]);
}

bool FollowUps::says(const PackedFollowUp& packed, std::string_view search) const {
  const std::string part = lower_ascii(search);
  if (holds(texts_.text(packed.request), part)) return true;
  const FollowUpFound row = found(packed);
  const auto requester = decode_personal(row.requester.value_or("{}"));
  const auto comment = decode_personal(row.comment.value_or("{}"));
  return (requester &&
          (holds(requester->requester_name, part) || holds(requester->requester_mail, part) ||
           holds(requester->requester_phone, part) || holds(requester->subject, part))) ||
         (comment && holds(comment->comment, part));
}

std::vector<FollowUpFound> FollowUps::list(const FollowUpQuery& query) const {
  const FollowUpFilter filter(query, texts_);
  std::optional<SortKey> after;
  if (query.after) after = sort_key(query.sort, *query.after);
  std::vector<std::pair<SortKey, const PackedFollowUp*>> passing;
  for (const PackedFollowUp& row : rows_) {
    if (!filter.passes(row) || !fits(row, query.filters, texts_)) continue;
    if (!is_answered_within(row, query)) continue;
    if (query.watcher && !watchers_.watches(*query.watcher, row.follow_up)) continue;
    SortKey key = sort_key(query.sort, row);
    if (after && key <= *after) continue;
    if (!query.search.empty() && !says(row, query.search)) continue;
    passing.emplace_back(std::move(key), &row);
  }
  const auto end =
      passing.begin() + static_cast<std::ptrdiff_t>(std::min(query.limit, passing.size()));
  std::partial_sort(passing.begin(), end, passing.end());
  std::vector<FollowUpFound> page;
  for (auto it = passing.begin(); it != end; ++it) page.push_back(found(*it->second));
  return page;
}

FollowUpCounts FollowUps::count(const FollowUpQuery& query, std::string_view me,
                                UtcMillis today_ends) const {
  const FollowUpFilter filter(query, texts_);
  const auto my_id = texts_.find(me);
  const std::int64_t now = query.now.count;
  FollowUpCounts counts;
  for (const PackedFollowUp& row : rows_) {
    if (!is_waiting(row.state) || !filter.in_scope(row)) continue;
    if (query.assignee && texts_.text(row.assignee_id) != *query.assignee) continue;
    const bool unassigned = row.assignee_id == TextId::empty;
    counts.waiting += 1;
    counts.overdue += is_overdue(row, query.now) ? 1 : 0;
    counts.due_today += row.due_at && now <= *row.due_at && *row.due_at < today_ends.count ? 1 : 0;
    counts.mine += !unassigned && my_id == row.assignee_id ? 1 : 0;
    counts.unassigned += unassigned ? 1 : 0;
    counts.contact_me += row.contact_me ? 1 : 0;
    counts.settling += is_settling(row, query.now) ? 1 : 0;
    counts.paused += row.paused_until ? 1 : 0;
    counts.watching += watchers_.watches(me, row.follow_up) ? 1 : 0;
  }
  return counts;
}

std::vector<TallySum> FollowUps::overdue(const TallyQuery& query, UtcMillis now) const {
  const auto wanted = [&](const PackedFollowUp& row) {
    if (!is_answered_within(row, query)) return false;
    return query.filter == Dimension::none ||
           has_one_of(row, query.filter, query.filter_values, texts_);
  };
  std::map<std::string_view, std::int64_t> sums;
  for (const PackedFollowUp& row : rows_) {
    if (!is_overdue(row, now) || !wanted(row)) continue;
    each_value(row, query.group, [&](TextId value) { sums[texts_.text(value)] += 1; });
  }
  std::vector<TallySum> result;
  for (const auto& [value, count] : sums) {
    TallySum sum{std::string(value), undated, {}};
    sum.counts[Measure::cases] = count;
    result.push_back(std::move(sum));
  }
  return result;
}

void FollowUps::each_counted(const CaseQuery& query,
                             const std::function<bool(const ReportCase&)>& visit) const {
  for (const PackedFollowUp& row : rows_) {
    if (!row.counted || !is_in_span(row, query)) continue;
    if (!fits(row, query.filters, texts_)) continue;
    if (!visit(counted(row, query.group))) return;
  }
}

ReportCase FollowUps::counted(const PackedFollowUp& row, Dimension group) const {
  const auto millis = [](const std::optional<std::int64_t>& count) {
    return count ? std::optional(UtcMillis{*count}) : std::nullopt;
  };
  ReportCase counted;
  each_value(row, group, [&](TextId value) { counted.values.push_back(texts_.string(value)); });
  counted.began_at.count = row.began_at;
  counted.contacted_at = millis(row.contacted_at);
  if (row.state == FollowUpState::addressed) counted.addressed_at = millis(row.closed_at);
  counted.due_at = millis(row.due_at);
  counted.late = row.late;
  counted.imported = row.imported;
  counted.outcome = texts_.string(row.outcome);
  counted.root_cause = texts_.string(row.root_cause);
  counted.action = texts_.string(row.action);
  for (const TextId text : row.offers) {
    if (auto offer = offer_from_text(texts_.text(text)))
      counted.offers.push_back(std::move(*offer));
  }
  return counted;
}

std::set<std::string, std::less<>> FollowUps::requests_kept(UtcMillis until) const {
  std::set<std::string, std::less<>> requests;
  for (const PackedFollowUp& row : rows_) {
    const bool kept = is_owed(row.state) || (row.closed_at && until.count < *row.closed_at);
    if (kept) requests.insert(texts_.string(row.request));
  }
  return requests;
}

void FollowUps::each(const std::function<bool(const FollowUpRow&)>& visit) const {
  const auto by_id = [](const PackedFollowUp& a, const PackedFollowUp& b) {
    return a.follow_up < b.follow_up;
  };
  for (const PackedFollowUp* row : ordered(rows_, by_id)) {
    if (!visit(unpack(*row, texts_))) return;
  }
}

}  // namespace amends::memory
