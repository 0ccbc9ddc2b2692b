// To whom mails to staff go that rules of the settings send, and of which cases they tell.
#pragma once

#include <optional>

#include "core/model/actor.hpp"
#include "core/model/field_reader.hpp"

namespace amends {

/// Somebody; none: the managers, as the helpdesk knows them.
using StaffRecipient = std::optional<Person>;

/// Reads `person`, or `managers`, of which there must be one.
StaffRecipient read_staff_recipient(FieldReader& fields);
void add_staff_recipient(const StaffRecipient& to, json::object& object);

/// Read and write the lists `teams` and `queues`; empty ones are not written.
Scopes read_scopes(FieldReader& fields);
void add_scopes(const Scopes& scopes, json::object& object);

}  // namespace amends
