#include "core/model/person.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace amends {

std::string person_text_of_id(std::string_view id) {
  return id.empty() ? std::string() : std::string("id\x1f").append(id);
}

std::string person_text_of_mail(std::string_view mail) {
  return mail.empty() ? std::string() : "mail\x1f" + lower_ascii(mail);
}

std::string person_text(const Requester& requester) {
  return requester.id.empty() ? person_text_of_mail(requester.mail)
                              : person_text_of_id(requester.id);
}

const OpRecord* PersonState::find_op(std::string_view op) const {
  const auto found =
      std::find_if(ops.begin(), ops.end(), [&](const OpRecord& record) { return record.op == op; });
  return found == ops.end() ? nullptr : &*found;
}

void apply(PersonState& state, std::int64_t revision, const Digest& hash, const Event& event) {
  state.revision = revision;
  state.head = hash;
  if (!event.op.op.empty()) state.ops.push_back({event.op.op, event.op.body_hash, revision});
  if (std::holds_alternative<AskingStopped>(event.payload)) state.stopped = true;
  if (std::holds_alternative<AskingResumed>(event.payload)) state.stopped = false;
  if (std::holds_alternative<PersonAsked>(event.payload)) state.last_asked_at = event.at;
  if (const auto* erased = std::get_if<PersonErased>(&event.payload)) {
    state.erased_at = erased->erased_at;
  }
}

}  // namespace amends
