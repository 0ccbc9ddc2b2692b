#include "core/api/person_requests.hpp"

#include <algorithm>
#include <functional>

#include "core/api/parameters.hpp"
#include "core/base/limits.hpp"
#include "core/model/person.hpp"

namespace amends {
namespace {

void add_key(const Id128& key, PersonKeys& keys) {
  if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
}

// The addresses that a request's events tell with the id.
Result<void> add_addresses(Services& services, std::string_view id, const std::string& request,
                           PersonKeys& keys) {
  auto events = services.open_stream(request_stream(request));
  if (!events) return events.error();
  for (const auto& placed : *events) {
    const Personal& told = placed.event.personal;
    if (told.requester_id != id || told.requester_mail.empty()) continue;
    add_key(services.history().person(person_text_of_mail(told.requester_mail)), keys);
  }
  return {};
}

// Newest first, and of those that have the moment in common the greater id.
bool comes_first(const PersonRow& a, const PersonRow& b) {
  return std::tie(b.at, b.request) < std::tie(a.at, a.request);
}

// The request also stands further up: it named the person again, by another key.
Result<bool> stands_above(Services& services, const PersonKeys& keys, const PersonRow& row) {
  if (keys.size() < 2) return false;
  auto state = services.load(row.request);
  if (!state) return state.error();
  return std::any_of(state->named.begin(), state->named.end(), [&](const Naming& naming) {
    const bool first =
        std::none_of(state->named.begin(), state->named.end(), [&](const Naming& other) {
          return other.who == naming.who && other.revision < naming.revision;
        });
    return first && row.at < naming.at && is_of(services, keys, naming);
  });
}

}  // namespace

Result<PersonKeys> keys_of_person(Services& services, std::string_view id) {
  PersonKeys keys{services.history().person(person_text_of_id(id)),
                  services.history().person(person_text_of_mail(id))};
  PersonQuery query;
  query.person = keys.front();
  query.limit = limits::max_page_items;
  for (;;) {
    auto rows = services.store().requests_of(query);
    if (!rows) return rows.error();
    for (const PersonRow& row : *rows) {
      if (auto done = add_addresses(services, id, row.request, keys); !done) return done.error();
    }
    if (rows->size() < query.limit) return keys;
    query.after = PersonQuery::Cursor{rows->back().at, rows->back().request};
  }
}

PersonKeys keys_of_requester(Services& services, const Requester& requester) {
  PersonKeys keys;
  for (const std::string& text :
       {person_text_of_id(requester.id), person_text_of_mail(requester.mail)}) {
    if (!text.empty()) add_key(services.history().person(text), keys);
  }
  return keys;
}

bool is_of(Services& services, const PersonKeys& keys, const Naming& naming) {
  if (naming.who.empty()) return false;
  const Id128 person = services.history().person(naming.who);
  return std::find(keys.begin(), keys.end(), person) != keys.end();
}

Result<PersonPage> requests_of_person(Services& services, const PersonKeys& keys,
                                      const PersonQuery& query) {
  std::vector<PersonRow> all;
  PersonQuery of_key = query;
  of_key.limit = query.limit + 1;
  for (const Id128& key : keys) {
    of_key.person = key;
    auto rows = services.store().requests_of(of_key);
    if (!rows) return rows.error();
    all.insert(all.end(), rows->begin(), rows->end());
  }
  std::sort(all.begin(), all.end(), comes_first);
  PersonPage page;
  if (all.size() > query.limit) {
    all.resize(query.limit);
    page.next = PersonQuery::Cursor{all.back().at, all.back().request};
  }
  for (PersonRow& row : all) {
    auto above = stands_above(services, keys, row);
    if (!above) return above.error();
    if (!*above) page.rows.push_back(std::move(row));
  }
  return page;
}

Result<PersonQuery> person_query(const Request& request) {
  PersonQuery query;
  const auto limit = page_limit(request, query.limit);
  if (!limit) return limit.error();
  query.limit = *limit;
  const std::string_view cursor = request.query_value("cursor");
  if (cursor.empty()) return query;
  const std::size_t point = cursor.find('.');
  const auto at = whole_number(cursor.substr(0, point));
  if (!at || point == std::string_view::npos) {
    return fail(ErrorCode::out_of_range, "cursor is not one of ours", "cursor");
  }
  query.after = PersonQuery::Cursor{{*at}, std::string(cursor.substr(point + 1))};
  return query;
}

std::string cursor_text(const PersonQuery::Cursor& cursor) {
  return std::to_string(cursor.at.count) + "." + cursor.request;
}

}  // namespace amends
