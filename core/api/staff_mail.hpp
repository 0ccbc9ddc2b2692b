// What mails to staff have in common.
#pragma once

#include <string>
#include <string_view>

#include "core/api/texts.hpp"
#include "core/model/actor.hpp"
#include "core/model/json.hpp"
#include "core/store/rows.hpp"

namespace amends {

/// Adds by what the mail is recognised, in which language it is, and which way that one runs.
void add_mail_head(const OutboxEntry& entry, const Texts& texts, json::object& effect);

/// A user of the helpdesk; the managers where `user` is empty.
json::object staff_recipient(const std::string& user, const std::string& team,
                             const std::string& queue);
/// The same of a mail about these teams and queues: the managers of one queue, where it is about
/// one.
json::object staff_recipient(const std::string& user, const Scopes& scopes);

/// A member of the entry's payload; empty where it has none.
std::string text_in_payload(const json::object& payload, std::string_view name);

}  // namespace amends
