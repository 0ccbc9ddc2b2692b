#include "core/rules/work_follow_up.hpp"

#include "core/rules/consequences.hpp"

namespace amends {
namespace {

bool may_be_reopened(FollowUpState state) {
  return state == FollowUpState::addressed || state == FollowUpState::withdrawn;
}

Personal note_of(const std::string& note) {
  Personal personal;
  personal.note = note;
  return personal;
}

Error not_allowed(const FollowUp& follow_up, std::string_view what) {
  return fail(ErrorCode::transition_not_allowed, "a follow-up that is " +
                                                     std::string(enum_text(follow_up.state)) +
                                                     " cannot be " + std::string(what));
}

Error note_required() {
  return fail(ErrorCode::note_required, "note is required", "note");
}

class Worker {
 public:
  Worker(const FollowUp& follow_up, const Context& context)
      : follow_up_(follow_up), context_(context) {}

  Result<Events> operator()(const Assign& assign) const {
    if (!is_waiting(follow_up_.state)) return not_allowed(follow_up_, "assigned");
    const Person nobody;
    if (follow_up_.assignee.value_or(nobody) == assign.assignee) return Events{};
    return one(FollowUpAssigned{follow_up_.id, assign.assignee.id, assign.assignee.name});
  }

  Result<Events> operator()(const Contact& contact) const {
    if (!is_waiting(follow_up_.state)) return not_allowed(follow_up_, "contacted");
    return one(FollowUpContacted{follow_up_.id, contact.channel, contact.result},
               note_of(contact.note));
  }

  Result<Events> operator()(const AddNote& add) const {
    if (add.note.empty()) return note_required();
    return one(FollowUpNoted{follow_up_.id}, note_of(add.note));
  }

  Result<Events> operator()(const Address& address) const {
    if (!is_waiting(follow_up_.state)) return not_allowed(follow_up_, "addressed");
    if (address.outcome.empty()) {
      return fail(ErrorCode::outcome_required, "outcome is required", "outcome");
    }
    if (!context_.settings().has_outcome(address.outcome)) {
      return fail(ErrorCode::out_of_range, "outcome must be one of those in the settings",
                  "outcome");
    }
    if (address.note.empty()) return note_required();
    return one(FollowUpAddressed{follow_up_.id, address.outcome}, note_of(address.note));
  }

  Result<Events> operator()(const Reopen& reopen) const {
    if (!may_be_reopened(follow_up_.state)) return not_allowed(follow_up_, "reopened");
    FollowUpReopened reopened{follow_up_.id, ReopenReason::person, std::nullopt,
                              due_at(context_, false)};
    return one(reopened, note_of(reopen.note));
  }

 private:
  Result<Events> one(Payload payload, Personal personal = {}) const {
    return stamped(context_, {event_of(context_, std::move(payload), std::move(personal))});
  }

  const FollowUp& follow_up_;
  const Context& context_;
};

}  // namespace

Result<Events> decide_follow_up(const RequestState& state, const Id128& id, std::int64_t revision,
                                const FollowUpCommand& command, const Context& context) {
  const FollowUp* follow_up = state.find(id);
  if (follow_up == nullptr) return fail(ErrorCode::not_found, "the follow-up is not known");
  if (follow_up->revision != revision) {
    return fail(ErrorCode::stale_revision,
                "the follow-up is at revision " + std::to_string(follow_up->revision) + ", not " +
                    std::to_string(revision),
                "revision");
  }
  return std::visit(Worker(*follow_up, context), command);
}

std::vector<std::string_view> allowed_commands(const FollowUp& follow_up) {
  if (is_waiting(follow_up.state)) return {"assign", "contact", "note", "address"};
  if (may_be_reopened(follow_up.state)) return {"note", "reopen"};
  return {"note"};
}

}  // namespace amends
