#include "core/api/follow_up_query.hpp"

#include "core/api/parameters.hpp"
#include "core/api/report_reader.hpp"
#include "core/base/text.hpp"
#include "core/model/survey.hpp"

namespace amends {
namespace {

std::optional<Error> read_states(std::string_view text, FollowUpQuery& query) {
  if (text.empty()) return std::nullopt;
  for (const std::string_view part : split(text, ',')) {
    if (part == "waiting" || part == "settling") {
      query.states.insert(query.states.end(),
                          {FollowUpState::open, FollowUpState::assigned, FollowUpState::contacted});
      if (part == "settling") query.settling_at_now = true;
    } else if (const auto state = enum_from_text<FollowUpState>(part)) {
      query.states.push_back(*state);
    } else {
      return fail(
          ErrorCode::out_of_range,
          "state must be waiting, settling, open, assigned, contacted, addressed, withdrawn, "
          "voided or merged",
          "state");
    }
  }
  return std::nullopt;
}

// What the answer was, when it was given, and about whose work.
std::optional<Error> read_answer(const Request& request, const TimeZone& zone,
                                 FollowUpQuery& query) {
  query.filters = filters_from(request);
  std::erase_if(query.filters, [](const ReportFilter& filter) {
    return filter.dimension == Dimension::team || filter.dimension == Dimension::queue;
  });
  if (const std::string_view answer = request.query_value("answer"); !answer.empty()) {
    const auto number = whole_number(answer);
    if (!number || *number < 1 || *number > longest_scale) {
      return fail(ErrorCode::out_of_range, "answer must be 1 to " + std::to_string(longest_scale),
                  "answer");
    }
    query.answer = static_cast<int>(*number);
  }
  const auto moments = moments_between(request, zone);
  if (!moments) return moments.error();
  query.answered_from = moments->from;
  query.answered_before = moments->before;
  return std::nullopt;
}

// Ends the cursor of a list by moment, behind those that are one.
constexpr std::string_view ordinary_mark = "o";

std::optional<FollowUpQuery::Cursor> cursor_from(std::string_view text) {
  const auto parts = split(text, '.');
  const bool ordinary = parts.size() == 4 && parts[3] == ordinary_mark;
  if (parts.size() != 3 && !ordinary) return std::nullopt;
  const auto sort_value = whole_number(parts[0]);
  const auto opened_at = whole_number(parts[1]);
  const auto id = id128_from_text(parts[2]);
  if (!sort_value || !opened_at || !id) return std::nullopt;
  return FollowUpQuery::Cursor{*sort_value, *opened_at, *id, ordinary};
}

std::optional<Error> read_page(const Request& request, FollowUpQuery& query) {
  const auto limit = page_limit(request, query.limit);
  if (!limit) return limit.error();
  query.limit = *limit;
  if (const auto sort = request.query_value("sort"); sort == "newest") {
    query.sort = FollowUpQuery::Sort::newest;
  } else if (sort == "moment") {
    query.sort = FollowUpQuery::Sort::moment;
  } else if (!sort.empty() && sort != "urgency") {
    return fail(ErrorCode::out_of_range, "sort must be urgency, newest or moment", "sort");
  }
  if (const auto cursor = request.query_value("cursor"); !cursor.empty()) {
    query.after = cursor_from(cursor);
    if (!query.after) return fail(ErrorCode::out_of_range, "cursor is not one of ours", "cursor");
  }
  return std::nullopt;
}

}  // namespace

std::string cursor_after(const FollowUpRow& row, FollowUpQuery::Sort sort) {
  const UtcMillis by_urgency = row.due_at.value_or(UtcMillis{never_due});
  const UtcMillis at = sort == FollowUpQuery::Sort::newest ? row.opened_at : by_urgency;
  std::string cursor = std::to_string(at.count) + "." + std::to_string(row.opened_at.count) + "." +
                       to_text(row.follow_up);
  const bool ordinary = sort == FollowUpQuery::Sort::moment && !row.moment.is_one();
  return ordinary ? cursor.append(".").append(ordinary_mark) : cursor;
}

Result<FollowUpQuery> follow_up_query(const Request& request, UtcMillis now, const TimeZone& zone) {
  FollowUpQuery query;
  query.now = now;
  query.scopes = request.actor.scopes;
  query.team = request.query_value("team");
  query.queue = request.query_value("queue");
  query.search = request.query_value("q");
  const auto overdue = switched_on(request, "overdue");
  if (!overdue) return overdue.error();
  const auto contact_me = switched_on(request, "contact_me");
  if (!contact_me) return contact_me.error();
  const auto paused = switched_on(request, "waiting_for_customer");
  if (!paused) return paused.error();
  if (*overdue) query.overdue = true;
  if (*paused) query.paused = true;
  if (*contact_me) query.contact_me = true;
  const auto watching = switched_on(request, "watching");
  if (!watching) return watching.error();
  if (*watching) query.watcher = request.actor.id;
  const std::string_view assignee = request.query_value("assignee");
  if (assignee == "me") {
    query.assignee = request.actor.id;
  } else if (assignee == "none") {
    query.assignee = "";
  } else if (!assignee.empty()) {
    query.assignee = std::string(assignee);
  }
  // An agent sees own cases only, and those that he watches; what is asked beyond that is not
  // there.
  if (!request.actor.at_least(Role::manager) && !*watching) query.assignee = request.actor.id;
  if (auto error = read_states(request.query_value("state"), query)) return *error;
  if (auto error = read_answer(request, zone, query)) return *error;
  if (auto error = read_page(request, query)) return *error;
  return query;
}

}  // namespace amends
