#include "core/store/memory/follow_up_filter.hpp"

#include <algorithm>

namespace amends::memory {
namespace {

constexpr TextId unknown_text{UINT32_MAX};  // equal to the text of no row

TextId look_up(const Texts& texts, std::string_view text) {
  return texts.find(text).value_or(unknown_text);
}

std::vector<TextId> look_up(const Texts& texts, const std::vector<std::string>& wanted) {
  std::vector<TextId> ids;
  for (const std::string& text : wanted) ids.push_back(look_up(texts, text));
  return ids;
}

template <class Values, class Value>
bool empty_or_holds(const Values& values, const Value& value) {
  return values.empty() || std::find(values.begin(), values.end(), value) != values.end();
}

bool empty_or_equal(TextId wanted, TextId value) {
  return wanted == TextId::empty || wanted == value;
}

bool agrees(const std::optional<bool>& wanted, bool value) {
  return !wanted || *wanted == value;
}

}  // namespace

FollowUpFilter::FollowUpFilter(const FollowUpQuery& query, const Texts& texts)
    : query_(query),
      teams_(look_up(texts, query.scopes.teams)),
      queues_(look_up(texts, query.scopes.queues)),
      team_(look_up(texts, query.team)),
      queue_(look_up(texts, query.queue)),
      request_(look_up(texts, query.request)),
      assignee_(look_up(texts, query.assignee.value_or(""))) {}

bool FollowUpFilter::in_scope(const PackedFollowUp& row) const {
  return empty_or_holds(teams_, row.team) && empty_or_holds(queues_, row.queue) &&
         empty_or_equal(team_, row.team) && empty_or_equal(queue_, row.queue);
}

bool FollowUpFilter::passes(const PackedFollowUp& row) const {
  return in_scope(row) && empty_or_holds(query_.states, row.state) &&
         empty_or_equal(request_, row.request) &&
         (!query_.answer || row.answer == *query_.answer) &&
         (!query_.assignee || row.assignee_id == assignee_) &&
         agrees(query_.contact_me, row.contact_me) &&
         agrees(query_.settling_at_now, is_settling(row, query_.now)) &&
         agrees(query_.overdue, is_overdue(row, query_.now)) &&
         agrees(query_.paused, row.paused_until.has_value());
}

bool is_settling(const PackedFollowUp& row, UtcMillis now) {
  return row.settles_at && now.count < *row.settles_at;
}

bool is_overdue(const PackedFollowUp& row, UtcMillis now) {
  return is_waiting(row.state) && row.due_at && *row.due_at < now.count;
}

}  // namespace amends::memory
