// The contract of the store: follow-up lists and their counts, each against a plain rewriting of
// what the port says, over rows made by chance.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <tuple>

#include "contract/store_backend.hpp"
#include "contract/store_samples.hpp"
#include "core/model/event_codec.hpp"

namespace amends {
namespace {

using namespace amends::testing;

constexpr UtcMillis now{1'000};

struct Case {
  FollowUpRow row;
  Personal requester;
  Personal comment;
};

std::vector<Case> cases_by_chance(Chance& chance, int count) {
  std::vector<Case> cases;
  for (int i = 0; i < count; ++i) {
    Case made{sample_follow_up(i, chance.one_of("r", 40)), {}, {}};
    FollowUpRow& row = made.row;
    row.state = static_cast<FollowUpState>(chance.below(6));
    row.opened_at = {chance.below(30)};
    row.answer = chance.below(3);
    row.answered_at = {row.answer == 0 ? 0 : chance.below(30)};
    row.due_at.reset();
    if (chance.below(4) > 0) row.due_at = UtcMillis{900 + chance.below(200)};
    if (chance.coin()) row.settles_at = UtcMillis{950 + chance.below(100)};
    if (chance.below(4) == 0) row.paused_until = UtcMillis{950 + chance.below(100)};
    row.assignee_id = chance.coin() ? chance.one_of("agent", 3) : "";
    row.contact_me = chance.coin();
    row.agent = chance.one_of("agent", 4);
    row.team = chance.one_of("team", 3);
    row.queue = chance.one_of("queue", 3);
    row.channel = i % 2 == 0 ? "mail" : "phone";
    row.tags.assign(static_cast<std::size_t>(i % 3), "vpn");
    if (i % 4 == 0) row.tags.push_back("slow, \"very\"");
    made.requester.requester_name = chance.one_of("Ingrid S\\u00f8lberg \"", 5);
    made.requester.subject = chance.one_of("VPN drops ", 5);
    made.comment.comment = chance.coin() ? chance.one_of("Too SLOW ", 5) : "";
    cases.push_back(std::move(made));
  }
  return cases;
}

// Each case has a stream of its own request's number, with its two texts in it.
void write_cases(Store& store, std::vector<Case>& cases) {
  std::map<std::string, Append> appends;
  WriteBatch batch;
  const auto note = [&](const Case& item, const Personal& personal) -> std::int64_t {
    if (personal.empty()) return 0;
    Append& append = appends[item.row.request];
    append.stream = "request:" + item.row.request;
    const auto revision = static_cast<std::int64_t>(append.events.size()) + 1;
    append.events.push_back(sample_event(revision, encode_personal(personal)));
    return revision;
  };
  for (Case& item : cases) {
    item.row.requester_revision = note(item, item.requester);
    item.row.comment_revision = note(item, item.comment);
    batch.follow_ups.push_back(item.row);
  }
  for (auto& [request, append] : appends) batch.appends.push_back(std::move(append));
  REQUIRE(store.commit(batch));
}

bool waits(const FollowUpRow& row) {
  return is_waiting(row.state);
}
bool overdue(const FollowUpRow& row) {
  return waits(row) && row.due_at && *row.due_at < now;
}
template <class Query>
bool answered_within(const FollowUpRow& row, const Query& query) {
  const UtcMillis moment = row.answer == 0 ? row.opened_at : row.answered_at;
  return (!query.answered_from || *query.answered_from <= moment) &&
         (!query.answered_before || moment < *query.answered_before);
}
bool settles(const FollowUpRow& row) {
  return row.settles_at && *row.settles_at > now;
}

template <class Values, class Value>
bool any_or_one(const Values& values, const Value& value) {
  return values.empty() || std::find(values.begin(), values.end(), value) != values.end();
}

bool in_scope(const FollowUpRow& row, const FollowUpQuery& query) {
  return any_or_one(query.scopes.teams, row.team) && any_or_one(query.scopes.queues, row.queue) &&
         (query.team.empty() || query.team == row.team) &&
         (query.queue.empty() || query.queue == row.queue);
}

bool fits(const FollowUpRow& row, const ReportFilter& filter) {
  const bool by_tag = filter.dimension == Dimension::tag;
  const std::vector<std::string> values = by_tag ? row.tags : std::vector{row.agent};
  return std::any_of(values.begin(), values.end(), [&](const std::string& value) {
    return std::find(filter.values.begin(), filter.values.end(), value) != filter.values.end();
  });
}

bool passes(const Case& item, const FollowUpQuery& query) {
  const FollowUpRow& row = item.row;
  const auto says = [&](const std::string& text) {
    const auto same_letter = [](char a, char b) { return std::tolower(a) == std::tolower(b); };
    return std::search(text.begin(), text.end(), query.search.begin(), query.search.end(),
                       same_letter) != text.end();
  };
  return in_scope(row, query) && any_or_one(query.states, row.state) &&
         (!query.assignee || *query.assignee == row.assignee_id) &&
         (query.request.empty() || query.request == row.request) &&
         std::all_of(query.filters.begin(), query.filters.end(),
                     [&](const ReportFilter& filter) { return fits(row, filter); }) &&
         (!query.answer || *query.answer == row.answer) && answered_within(row, query) &&
         (!query.contact_me || *query.contact_me == row.contact_me) &&
         (!query.settling_at_now || *query.settling_at_now == settles(row)) &&
         (!query.overdue || *query.overdue == overdue(row)) &&
         (!query.paused || *query.paused == row.paused_until.has_value()) &&
         (query.search.empty() || says(row.request) || says(item.requester.requester_name) ||
          says(item.requester.subject) || says(item.comment.comment));
}

std::int64_t sort_value(const FollowUpRow& row, FollowUpQuery::Sort sort) {
  if (sort == FollowUpQuery::Sort::newest) return row.opened_at.count;
  return row.due_at ? row.due_at->count : never_due;
}

std::vector<FollowUpRow> expected(const std::vector<Case>& cases, const FollowUpQuery& query) {
  std::vector<FollowUpRow> rows;
  for (const Case& item : cases) {
    if (passes(item, query)) rows.push_back(item.row);
  }
  const auto key = [&](const FollowUpRow& row) {
    const std::int64_t value = sort_value(row, query.sort);
    const bool newest = query.sort == FollowUpQuery::Sort::newest;
    return std::tuple(newest ? -value : value, newest ? 0 : row.opened_at.count, row.follow_up);
  };
  std::sort(rows.begin(), rows.end(),
            [&](const auto& a, const auto& b) { return key(a) < key(b); });
  return rows;
}

FollowUpQuery query_by_chance(Chance& chance) {
  FollowUpQuery query;
  query.now = now;
  query.sort = chance.coin() ? FollowUpQuery::Sort::urgency : FollowUpQuery::Sort::newest;
  query.limit = 1 + static_cast<std::size_t>(chance.below(20));
  using enum FollowUpState;
  if (chance.coin()) query.states = {open, assigned, contacted};
  if (chance.below(5) == 0) query.states = {addressed, open};
  if (chance.below(4) == 0) query.assignee = chance.coin() ? "" : chance.one_of("agent", 3);
  if (chance.below(4) == 0) query.scopes.teams = {"team0", "team2"};
  if (chance.below(4) == 0) query.scopes.queues = {"queue1", "none"};
  if (chance.below(5) == 0) query.team = chance.one_of("team", 3);
  if (chance.below(5) == 0) query.queue = chance.one_of("queue", 3);
  if (chance.below(5) == 0)
    query.filters.push_back({Dimension::agent, {chance.one_of("agent", 4), "nobody"}});
  if (chance.below(5) == 0)
    query.filters.push_back({Dimension::tag, {chance.coin() ? "vpn" : "slow, \"very\""}});
  if (chance.below(5) == 0) query.answer = 1 + static_cast<int>(chance.below(3));
  if (chance.below(5) == 0) query.answered_from = UtcMillis{chance.below(30)};
  if (chance.below(5) == 0) query.answered_before = UtcMillis{chance.below(30)};
  if (chance.below(9) == 0) query.request = chance.one_of("r", 40);
  if (chance.below(4) == 0) query.contact_me = chance.coin();
  if (chance.below(4) == 0) query.settling_at_now = chance.coin();
  if (chance.below(4) == 0) query.overdue = chance.coin();
  if (chance.below(6) == 0) query.paused = chance.coin();
  if (chance.below(6) == 0) query.search = chance.one_of("too slow ", 5);
  if (chance.below(6) == 0) query.search = "s\\u00F8LBERG \"1";
  if (chance.below(12) == 0) query.search = "requester";
  return query;
}

// Page after page, until a page is not full.
std::vector<FollowUpRow> all_pages(Store& store, FollowUpQuery query) {
  std::vector<FollowUpRow> rows;
  while (true) {
    const auto page = store.follow_ups(query).value();
    for (const FollowUpFound& found : page) rows.push_back(found.row);
    if (page.size() < query.limit) return rows;
    const FollowUpRow& last = rows.back();
    query.after = {sort_value(last, query.sort), last.opened_at.count, last.follow_up};
  }
}

}  // namespace

STORE_TEST_CASE("a list of follow-ups shows what was asked for, page by page", "[store]") {
  StoreBackend backend;
  Chance chance(20261124);
  auto cases = cases_by_chance(chance, 150);
  write_cases(backend.store(), cases);
  std::size_t shown = 0;
  for (int i = 0; i < 150; ++i) {
    const FollowUpQuery query = query_by_chance(chance);
    const auto rows = all_pages(backend.store(), query);
    CAPTURE(i, query.search, query.request);
    REQUIRE(rows == expected(cases, query));
    shown += rows.size();
  }
  CHECK(shown > 1'000);
}

STORE_TEST_CASE("the counts of follow-ups agree with the list", "[store]") {
  StoreBackend backend;
  Chance chance(7);
  auto cases = cases_by_chance(chance, 150);
  write_cases(backend.store(), cases);
  for (int i = 0; i < 40; ++i) {
    const FollowUpQuery query = query_by_chance(chance);
    const std::string me = i % 8 == 0 ? "" : "agent1";
    FollowUpCounts wanted;
    for (const Case& item : cases) {
      const FollowUpRow& row = item.row;
      if (!waits(row) || !in_scope(row, query)) continue;
      if (query.assignee && row.assignee_id != *query.assignee) continue;
      wanted.waiting += 1;
      wanted.overdue += overdue(row) ? 1 : 0;
      wanted.due_today += row.due_at && *row.due_at >= now && row.due_at->count < 1'050 ? 1 : 0;
      wanted.mine += !me.empty() && row.assignee_id == me ? 1 : 0;
      wanted.unassigned += row.assignee_id.empty() ? 1 : 0;
      wanted.contact_me += row.contact_me ? 1 : 0;
      wanted.settling += settles(row) ? 1 : 0;
      wanted.paused += row.paused_until ? 1 : 0;
    }
    const FollowUpCounts counts = backend.store().count_follow_ups(query, me, {1'050}).value();
    CHECK(counts.waiting == wanted.waiting);
    CHECK(counts.overdue == wanted.overdue);
    CHECK(counts.due_today == wanted.due_today);
    CHECK(counts.mine == wanted.mine);
    CHECK(counts.unassigned == wanted.unassigned);
    CHECK(counts.contact_me == wanted.contact_me);
    CHECK(counts.settling == wanted.settling);
    CHECK(counts.paused == wanted.paused);
  }
}

STORE_TEST_CASE("overdue follow-ups are counted by group", "[store]") {
  StoreBackend backend;
  Chance chance(8);
  auto cases = cases_by_chance(chance, 150);
  write_cases(backend.store(), cases);
  TallyQuery query;
  query.group = GENERATE(Dimension::none, Dimension::team, Dimension::agent);
  const bool filtered = GENERATE(false, true);
  if (filtered) {
    query.filter = Dimension::queue;
    query.filter_values = {"queue1", "queue2"};
  }
  if (GENERATE(false, true)) query.answered_from = UtcMillis{8};
  if (GENERATE(false, true)) query.answered_before = UtcMillis{20};
  std::map<std::string, std::int64_t> wanted;
  for (const Case& item : cases) {
    const FollowUpRow& row = item.row;
    if (!overdue(row) || (filtered && row.queue == "queue0")) continue;
    if (!answered_within(row, query)) continue;
    const bool by_team = query.group == Dimension::team;
    wanted[query.group == Dimension::none ? "" : by_team ? row.team : row.agent] += 1;
  }
  std::map<std::string, std::int64_t> counted;
  for (const TallySum& sum : backend.store().overdue(query, now).value()) {
    CHECK(sum.day == undated);
    counted[sum.value] = sum.counts[Measure::cases];
  }
  CHECK(counted == wanted);
}

STORE_TEST_CASE("cases are grouped and narrowed by channel and by each of their tags", "[store]") {
  StoreBackend backend;
  Chance chance(8);
  auto cases = cases_by_chance(chance, 150);
  for (Case& item : cases) item.row.counted = true;
  write_cases(backend.store(), cases);
  TallyQuery query;
  query.group = GENERATE(Dimension::channel, Dimension::tag, Dimension::team);
  query.filter = GENERATE(Dimension::none, Dimension::tag);
  if (query.filter == Dimension::tag) query.filter_values = {"slow, \"very\"", "nowhere"};

  const auto wanted_values = [&](const FollowUpRow& row) -> std::set<std::string> {
    const std::set<std::string> tags(row.tags.begin(), row.tags.end());
    if (query.filter == Dimension::tag && tags.count("slow, \"very\"") == 0) return {};
    if (query.group == Dimension::channel) return {row.channel};
    if (query.group == Dimension::team) return {row.team};
    return tags.empty() ? std::set<std::string>{""} : tags;
  };
  std::map<std::string, std::int64_t> wanted;
  std::map<std::string, std::int64_t> wanted_cases;
  for (const Case& item : cases) {
    for (const std::string& value : wanted_values(item.row)) {
      wanted[value] += overdue(item.row) ? 1 : 0;
      wanted_cases[value] += 1;
    }
  }
  std::erase_if(wanted, [](const auto& item) { return item.second == 0; });

  std::map<std::string, std::int64_t> counted;
  for (const TallySum& sum : backend.store().overdue(query, now).value()) {
    counted[sum.value] = sum.counts[Measure::cases];
  }
  CHECK(counted == wanted);

  CaseQuery all;
  all.before = {INT64_MAX};
  all.group = query.group;
  if (query.filter != Dimension::none) all.filters = {{query.filter, query.filter_values}};
  std::map<std::string, std::int64_t> counted_cases;
  REQUIRE(backend.store().each_counted_case(all, [&](const ReportCase& one) {
    for (const std::string& value : one.values) counted_cases[value] += 1;
    return true;
  }));
  CHECK(counted_cases == wanted_cases);
}

}  // namespace amends
