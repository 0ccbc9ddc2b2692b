// What events do to the cases of a request: a part of apply() of request.hpp.
#pragma once

#include "core/model/request.hpp"

namespace amends {

/// One overload for each event of a case.
class FollowUpFold {
 public:
  FollowUpFold(RequestState& state, std::int64_t revision, const Event& event)
      : state_(state), revision_(revision), event_(event) {}

  void operator()(const FollowUpOpened& opened);
  void operator()(const FollowUpSettled& settled);
  void operator()(const FollowUpAssigned& assigned);
  void operator()(const FollowUpContacted& contacted);
  void operator()(const FollowUpDueChanged& changed);
  void operator()(const FollowUpPaused& paused);
  void operator()(const FollowUpResumed& resumed);
  void operator()(const FollowUpWritten& written);
  void operator()(const RequestReopenWanted& wanted);
  void operator()(const HelpdeskDone& done);
  void operator()(const HelpdeskFailed& failed);
  void operator()(const FollowUpOffered& offered);
  void operator()(const FollowUpWatched& watched);
  void operator()(const FollowUpNoted& noted);
  void operator()(const FollowUpReminded& reminded);
  void operator()(const FollowUpMerged& merged);
  void operator()(const FollowUpTookIn& took);
  void operator()(const FollowUpPassedOn& passed);
  void operator()(const FollowUpLeft& left);
  void operator()(const FollowUpAddressed& addressed);
  void operator()(const FollowUpWithdrawn& withdrawn);
  void operator()(const FollowUpVoided& voided);
  void operator()(const FollowUpReopened& reopened);

 protected:
  RequestState& state_;
  std::int64_t revision_;
  const Event& event_;

 private:
  void end_recovery_plan(const Id128& follow_up);
  FollowUp* begin_task(const Id128& id, TaskKind kind);
  Day day_of_answer(InvitationId id) const;
  bool is_dissatisfied(InvitationId id) const;
  FollowUp* close(const Id128& id, FollowUpState state);
};

}  // namespace amends
