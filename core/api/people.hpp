// The streams of people: found by who they are, named so that nobody reads it from the name.
#pragma once

#include <functional>
#include <string>

#include "core/api/services.hpp"
#include "core/model/person.hpp"
#include "core/rules/context.hpp"

namespace amends {

/// "person:" and a keyed hash of the requester's id; of the mail address, in either case, when
/// there is no id. Empty for a requester who has neither.
std::string person_stream(Services& services, const Requester& requester);

/// The person as the stream tells it; as new when there is none.
Result<PersonState> load_person(Services& services, std::string_view stream);

/// Writes what `decide` says about the person, again when somebody else was faster, and returns the
/// person as it is then. Fails as write_request() does.
Result<PersonState> write_person(
    Services& services, std::string_view stream,
    const std::function<Result<Events>(const PersonState& person)>& decide);

}  // namespace amends
