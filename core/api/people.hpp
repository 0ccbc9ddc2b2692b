// The streams of people: found by who they are, named so that nobody reads it from the name.
#pragma once

#include <functional>
#include <string>

#include "core/api/services.hpp"
#include "core/model/person.hpp"
#include "core/rules/context.hpp"

namespace amends {

/// Where what a person wants is told. Empty for a requester who has neither id nor mail address.
std::string person_stream(Services& services, const Requester& requester);
std::string person_stream(const Id128& person);

/// The person as the stream tells it; as new when there is none.
Result<PersonState> load_person(Services& services, std::string_view stream);

/// Writes what `decide` says about the person, again when somebody else was faster, and returns the
/// person as it is then. Fails as write_request() does.
Result<PersonState> write_person(
    Services& services, std::string_view stream,
    const std::function<Result<Events>(const PersonState& person)>& decide);

}  // namespace amends
