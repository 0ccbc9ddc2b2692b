#include "core/rules/work_follow_up.hpp"

#include <algorithm>

#include "core/base/limits.hpp"
#include "core/rules/due_time.hpp"
#include "core/rules/hand_out.hpp"
#include "core/rules/helpdesk_task.hpp"
#include "core/rules/make_offer.hpp"
#include "core/rules/recovery.hpp"

namespace amends {
namespace {

bool may_be_reopened(FollowUpState state) {
  return state == FollowUpState::addressed || state == FollowUpState::withdrawn;
}

Error not_allowed(const FollowUp& follow_up, std::string_view what) {
  return fail(ErrorCode::transition_not_allowed, "a follow-up that is " +
                                                     std::string(enum_text(follow_up.state)) +
                                                     " cannot be " + std::string(what));
}

Error no_contact_wanted(std::string_view why) {
  return fail(ErrorCode::forbidden, "the customer wants no contact; " + std::string(why),
              "despite_declined");
}

Error note_required() {
  return fail(ErrorCode::note_required, "note is required", "note");
}

// What closes a case is said in the tenant's own codes.
Result<void> check_code(std::string_view field, const std::string& code,
                        const std::vector<std::string>& codes) {
  if (std::find(codes.begin(), codes.end(), code) != codes.end()) return {};
  std::string listed;
  for (const std::string& each : codes) listed.append(listed.empty() ? "" : ", ").append(each);
  const std::string name(field);
  if (listed.empty()) {
    return fail(ErrorCode::out_of_range, name + " is not asked for in the settings", name);
  }
  return fail(ErrorCode::out_of_range, name + " must be one of those in the settings: " + listed,
              name);
}

Result<void> check_codes(const Address& address, const Settings& settings) {
  if (auto done = check_code("outcome", address.outcome, settings.outcomes); !done) return done;
  if (!address.root_cause.empty()) {
    auto done = check_code("root_cause", address.root_cause, settings.root_causes);
    if (!done) return done;
  }
  if (address.action.empty()) return {};
  return check_code("action", address.action, settings.actions);
}

class Worker {
 public:
  Worker(const RequestState& state, const FollowUp& follow_up, const Context& context)
      : state_(state),
        asked_(state.find(follow_up.invitation)),
        follow_up_(follow_up),
        context_(context) {}

  Result<Events> operator()(const Assign& assign) const {
    if (!is_waiting(follow_up_.state)) return not_allowed(follow_up_, "assigned");
    if (is_kept_from(context_.settings(), asked_, follow_up_, assign.assignee.id)) {
      return fail(ErrorCode::forbidden, "the agent whose work was rated cannot be assigned",
                  "assignee");
    }
    const Person nobody;
    if (follow_up_.assignee.value_or(nobody) == assign.assignee) return Events{};
    return one(FollowUpAssigned{follow_up_.id, assign.assignee.id, assign.assignee.name, 0});
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
    if (is_kept_from(context_.settings(), asked_, follow_up_, context_.actor.id)) {
      return fail(ErrorCode::forbidden, "nobody addresses a case about own work");
    }
    if (address.outcome.empty()) {
      return fail(ErrorCode::outcome_required, "outcome is required", "outcome");
    }
    if (auto known = check_codes(address, context_.settings()); !known) return known.error();
    if (address.note.empty()) return note_required();
    auto events =
        one(FollowUpAddressed{follow_up_.id, address.outcome, address.root_cause, address.action},
            note_of(address.note));
    for (Event& event : plan_recovery(state_, follow_up_, context_)) {
      events->push_back(std::move(event));
    }
    return events;
  }

  // Again while waiting: only the moment changes, what was left stays.
  Result<Events> operator()(const WaitForCustomer& wait) const {
    if (!is_waiting(follow_up_.state)) return not_allowed(follow_up_, "paused");
    const UtcMillis latest = context_.now + limits::max_pause_days * day_ms;
    if (wait.until <= context_.now || wait.until > latest) {
      return fail(
          ErrorCode::out_of_range,
          "until_at must lie in the next " + std::to_string(limits::max_pause_days) + " days",
          "until_at");
    }
    if (wait.note.empty()) return note_required();
    return one(FollowUpPaused{follow_up_.id, wait.until}, note_of(wait.note));
  }

  Result<Events> operator()(const Resume& resume) const {
    if (!follow_up_.pause) {
      return fail(ErrorCode::transition_not_allowed,
                  "a follow-up that does not wait for the customer cannot be resumed");
    }
    FollowUpResumed resumed{follow_up_.id, ResumeReason::person, {}};
    resumed.due_at = due_after_pause(context_.settings(), asked_, *follow_up_.pause, context_.now);
    return one(resumed, note_of(resume.note));
  }

  Result<Events> operator()(const Reopen& reopen) const {
    if (!may_be_reopened(follow_up_.state)) return not_allowed(follow_up_, "reopened");
    FollowUpReopened reopened{follow_up_.id, ReopenReason::person, std::nullopt,
                              due_at(context_.settings(), asked_, false, context_.now)};
    return one(reopened, note_of(reopen.note));
  }

  // The customer's word that it is good, or is not, is not taken back with it.
  Result<Events> operator()(const Undo& undo) const {
    if (!follow_up_.can_be_undone()) {
      return fail(ErrorCode::transition_not_allowed,
                  "only a follow-up that is addressed can be undone, before the customer has said "
                  "whether it is good now; one that was addressed with another, through that one");
    }
    const FollowUpReopened reopened{follow_up_.id, ReopenReason::undone, std::nullopt,
                                    follow_up_.due_at};
    return one(reopened, note_of(undo.note));
  }

  Result<Events> operator()(const TakeOut& take) const {
    if (follow_up_.state != FollowUpState::merged) {
      return fail(ErrorCode::transition_not_allowed,
                  "a follow-up that is not merged cannot be taken out");
    }
    FollowUpReopened reopened{follow_up_.id, ReopenReason::taken_out, std::nullopt,
                              due_at(context_.settings(), asked_, false, context_.now)};
    return one(reopened, note_of(take.note));
  }

  // Whether it is sent is the helpdesk's to report.
  Result<Events> operator()(const WriteToCustomer& write) const {
    if (!is_waiting(follow_up_.state)) return not_allowed(follow_up_, "worked on");
    if (!can_be_written_to(state_, follow_up_)) {
      return fail(ErrorCode::transition_not_allowed,
                  "there is no request of the helpdesk's to write into, or nobody to write to");
    }
    if (write.text.empty()) return fail(ErrorCode::missing_field, "text is required", "text");
    const bool declined = declines_contact(state_, follow_up_);
    if (declined && !write.despite_declined) {
      return no_contact_wanted("a manager may write all the same");
    }
    if (declined && !context_.actor.at_least(Role::manager)) {
      return no_contact_wanted("only a manager may write all the same");
    }
    Personal words = note_of(write.text);
    words.subject = write.subject;
    return one(FollowUpWritten{follow_up_.id, declined}, std::move(words));
  }

  Result<Events> operator()(const ReopenRequest& reopen) const {
    if (!is_waiting(follow_up_.state)) return not_allowed(follow_up_, "worked on");
    if (!request_can_be_reopened(state_, follow_up_)) {
      return fail(ErrorCode::transition_not_allowed,
                  "the request cannot be opened again: it is open, or about to be");
    }
    return one(RequestReopenWanted{follow_up_.id}, note_of(reopen.note));
  }

  Result<Events> operator()(const MakeOffer& wanted) const {
    if (!is_waiting(follow_up_.state)) return not_allowed(follow_up_, "worked on");
    auto offered = offer_made(wanted, follow_up_, context_.settings());
    if (!offered) return offered.error();
    return one(std::move(*offered), note_of(wanted.note));
  }

  Result<Events> operator()(const Watch& watch) const {
    if (follow_up_.is_watched_by(watch.person.id) != watch.ends) return Events{};
    if (!watch.ends && follow_up_.watchers.size() >= limits::max_watchers) {
      return fail(
          ErrorCode::out_of_range,
          "a case can be watched by at most " + std::to_string(limits::max_watchers) + " people",
          "person");
    }
    return one(FollowUpWatched{follow_up_.id, watch.person, watch.ends});
  }

 private:
  Result<Events> one(Payload payload, Personal personal = {}) const {
    return stamped(context_, {event_of(context_, std::move(payload), std::move(personal))});
  }

  const RequestState& state_;
  const Invitation* asked_;
  const FollowUp& follow_up_;
  const Context& context_;
};

// Nobody undoes what he has not seen. What has happened since, as the question whether it is good,
// is no part of it.
Result<void> check_undone(const FollowUp& follow_up, std::int64_t revision) {
  const bool seen = follow_up.can_be_undone() && follow_up.addressing->revision <= revision &&
                    revision <= follow_up.revision;
  return seen ? Result<void>() : check_revision(follow_up, revision, "revision");
}

}  // namespace

Result<Events> decide_follow_up(const RequestState& state, const Id128& id, std::int64_t revision,
                                const FollowUpCommand& command, const Context& context) {
  const FollowUp* follow_up = state.find(id);
  if (follow_up == nullptr) return fail(ErrorCode::not_found, "the follow-up is not known");
  auto fits = std::holds_alternative<Undo>(command)
                  ? check_undone(*follow_up, revision)
                  : check_revision(*follow_up, revision, "revision");
  if (!fits) return fits.error();
  auto events = std::visit(Worker(state, *follow_up, context), command);
  if (!events) return events;
  return with_assignments(state, std::move(*events), context);
}

Result<void> check_revision(const FollowUp& follow_up, std::int64_t revision,
                            std::string_view field) {
  if (follow_up.revision == revision) return {};
  return fail(ErrorCode::stale_revision,
              "the follow-up is at revision " + std::to_string(follow_up.revision) + ", not " +
                  std::to_string(revision),
              std::string(field));
}

std::vector<std::string_view> allowed_commands(const RequestState& state, const FollowUp& follow_up,
                                               const Context& context) {
  if (follow_up.can_be_undone()) return {"note", "reopen", "undo", "watch"};
  if (may_be_reopened(follow_up.state)) return {"note", "reopen", "watch"};
  if (follow_up.state == FollowUpState::merged) return {"note", "take-out", "watch"};
  if (!is_waiting(follow_up.state)) return {"note", "watch"};
  std::vector<std::string_view> allowed{"assign", "contact", "note"};
  const Invitation* asked = state.find(follow_up.invitation);
  if (!is_kept_from(context.settings(), asked, follow_up, context.actor.id)) {
    allowed.emplace_back("address");
  }
  allowed.emplace_back("wait");
  if (follow_up.pause) allowed.emplace_back("resume");
  const bool wanted = !declines_contact(state, follow_up) || context.actor.at_least(Role::manager);
  if (wanted && can_be_written_to(state, follow_up)) allowed.emplace_back("write");
  if (request_can_be_reopened(state, follow_up)) allowed.emplace_back("reopen-request");
  if (!context.settings().offers.empty()) allowed.emplace_back("offer");
  if (follow_up.taken_in.empty()) allowed.emplace_back("merge");
  allowed.emplace_back("watch");
  return allowed;
}

}  // namespace amends
