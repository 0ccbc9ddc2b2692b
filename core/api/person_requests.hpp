// One person across requests: the names under which the store may keep a person, and the requests
// under each.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/api/message.hpp"
#include "core/api/services.hpp"

namespace amends {

/// Under what one person is kept. The same order for the same person.
using PersonKeys = std::vector<Id128>;

/// Of the one whom the helpdesk calls by this id, or whose mail address it is where nobody has an
/// id; and of the addresses that were told with the id. Reads all requests of the person.
Result<PersonKeys> keys_of_person(Services& services, std::string_view id);

/// Of a request's requester as he is now; empty when nobody is known.
PersonKeys keys_of_requester(Services& services, const Requester& requester);

/// Whether a naming is of this person.
bool is_of(Services& services, const PersonKeys& keys, const Naming& naming);

struct PersonPage {
  std::vector<PersonRow> rows;  // newest first, each request once
  std::optional<PersonQuery::Cursor> next;
};

/// The requests that named the person, as one list.
Result<PersonPage> requests_of_person(Services& services, const PersonKeys& keys,
                                      const PersonQuery& query);

/// `limit` and `cursor` of a list of requests; the person is left open.
Result<PersonQuery> person_query(const Request& request);
std::string cursor_text(const PersonQuery::Cursor& cursor);

}  // namespace amends
