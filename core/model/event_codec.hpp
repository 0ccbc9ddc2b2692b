// Events as text: the form that is stored and that the hash chain covers.
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.hpp"
#include "core/model/event.hpp"

namespace amends {

/// The body of an event: {"by":…,"op":…,"op_hash":…,"data":{…},"personal":"<commitment>"}. One
/// value has one spelling: members in the order of their declaration, empty ones left out.
std::string encode_body(const Event& event, const std::optional<Digest>& commitment);

/// What a body says; `name` and `at` stand beside it in the history.
/// Fails with history_broken when the body was not written by encode_body() of this or an older
/// version.
Result<Event> decode_body(std::string_view name, UtcMillis at, std::string_view body);
Result<Event> decode_body(std::string_view name, UtcMillis at, const boost::json::object& body);

/// Whether any payload is stored under the name.
bool is_event_name(std::string_view name);

/// The commitment that a body holds, if any.
Result<std::optional<Digest>> commitment_of(std::string_view body);
Result<std::optional<Digest>> commitment_of(const boost::json::object& body);

std::string encode_personal(const Personal& personal);
Result<Personal> decode_personal(std::string_view text);

}  // namespace amends
