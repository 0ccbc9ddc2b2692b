// What one request's rows and figures should be, told again from its events by code of its own.
//
// The product folds events one by one into a state (model/request.cpp) and projects it
// (store/projection.cpp, report/figures.cpp). Here nothing is folded: every member is looked up in
// the list of events, as "the last event that…". What both get wrong alike, one of them would have
// to get wrong twice.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/report/tally.hpp"
#include "core/store/history.hpp"
#include "core/store/rows.hpp"
#include "core/store/verify/told_events.hpp"

namespace amends {

class Retelling {
 public:
  /// `events` are the whole stream, oldest first, and must outlive this.
  Retelling(std::string request, const std::vector<ToldEvent>& events);

  RequestRow request_row() const;
  std::vector<InvitationRow> invitation_rows() const;
  std::vector<FollowUpRow> follow_up_rows() const;
  std::vector<AsideRow> aside_rows() const;
  std::vector<WatcherRow> watcher_rows() const;
  std::vector<PersonRow> person_rows(const History& history) const;
  void add_figures(std::map<TallyKey, Counts>& tallies) const;

 private:
  // How the question was put.
  struct Question {
    InvitationId id;
    int cycle = 1;
    std::string touchpoint;
    std::string survey;
    int survey_version = 0;
    int scale = 0;
    std::string language;
    const Snapshot* snapshot = nullptr;
    Day day;
    UtcMillis closes_at;
    bool unsolicited = false;
    bool imported = false;
    std::optional<Id128> recovery_of;  // whether amends were made in this case
  };
  // The answer that stands to it.
  struct Standing {
    int answer = 0;
    AnswerClass answer_class = AnswerClass::neutral;
    Evidence evidence = Evidence::explicit_;
    bool by_staff = false;
    bool imported = false;
    bool unsolicited = false;
    UtcMillis at;
    UtcMillis first_at;
    AnswerClass first_class = AnswerClass::neutral;
    Day day;
    std::string key_hash;
    std::vector<std::string> reasons;
    bool contact_me = false;
    int importance = 0;
    std::int64_t comment_revision = 0;
  };
  struct Case {
    Id128 id;
    InvitationId invitation;
    int cycle = 1;
    std::size_t opened = 0;  // the index of the event that opened it
  };

  std::vector<Question> questions() const;
  std::vector<Case> cases() const;
  std::optional<Standing> standing(InvitationId invitation) const;
  bool is_held(InvitationId invitation) const;
  bool is_excluded(InvitationId invitation) const;
  Day day_answered_before(InvitationId invitation, std::size_t index) const;
  bool was_dissatisfied(const Case& one) const;
  bool is_expired(InvitationId invitation) const;
  int last_cycle() const;
  bool is_completed() const;
  const Snapshot* last_snapshot() const;
  std::int64_t requester_revision() const;
  std::string last_url() const;
  bool is_deleted() const;
  std::string status() const;
  std::optional<UtcMillis> wakes_at() const;
  std::optional<UtcMillis> reminder_of(const Question& asked) const;
  /// The answer that decides a cycle.
  std::optional<Standing> deciding(int cycle) const;

  // Of an invitation, the event that set an answer aside, where it still stands there.
  const ToldEvent* disputed(const Question& asked) const;
  const ToldEvent* excluded(const Question& asked) const;
  const ToldEvent* held(const Question& asked) const;
  const ToldEvent* intent(const Question& asked) const;
  AsideRow aside_row(const Question& asked, AsideKind kind, const ToldEvent& set_aside) const;

  FollowUpState state_of(const Case& one) const;
  /// The case that took care of it does not know that it left.
  bool left_unnoticed(const Case& one) const;
  /// A case that it takes care of does not know what became of it.
  bool took_in_untold(const Case& one) const;
  std::int64_t revision_of(const Case& one) const;
  void tell_times(const Case& one, FollowUpRow& row) const;
  void tell_clock(const Case& one, FollowUpRow& row) const;
  bool is_late(const Case& one, std::size_t began) const;
  void tell_work(const Case& one, FollowUpRow& row) const;
  void tell_merge(const Case& one, FollowUpRow& row) const;
  void tell_answer(const Case& one, FollowUpRow& row) const;
  std::optional<Day> count_cases(int cycle, Counts& counts) const;
  void count_answer(int cycle, Counts& counts) const;
  void count_recovery(const Case& one, Counts& counts) const;
  void add_held_back(std::map<TallyKey, Counts>& tallies) const;

  std::string request_;
  const std::vector<ToldEvent>& events_;
};

}  // namespace amends
