// Rows of follow-ups, texts interned; and the questions that lists ask of them.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/index.hpp"
#include "core/store/memory/requests.hpp"
#include "core/store/memory/streams.hpp"
#include "core/store/memory/texts.hpp"
#include "core/store/memory/watchers.hpp"
#include "core/store/port.hpp"

namespace amends::memory {

struct PackedFollowUp {
  Id128 follow_up;
  std::uint64_t invitation;
  std::int64_t opened_at;
  std::int64_t answered_at;
  std::optional<std::int64_t> settles_at;
  std::optional<std::int64_t> due_at;
  std::optional<std::int64_t> paused_until;
  std::optional<std::int64_t> closed_at;
  std::int64_t began_at;
  std::optional<std::int64_t> contacted_at;
  std::optional<Id128> merged_into;
  std::vector<TextId> offers;
  std::vector<TextId> reasons;
  std::vector<TextId> tags;
  TextId request;
  TextId assignee_id;
  TextId assignee_name;
  TextId outcome;
  TextId root_cause;
  TextId action;
  TextId merged_into_request;
  TextId survey;
  TextId url;
  TextId agent;
  TextId team;
  TextId queue;
  TextId service;
  TextId touchpoint;
  TextId channel;
  TextId organisation;
  std::uint32_t revision;
  std::uint32_t requester_revision;
  std::uint32_t comment_revision;
  int cycle;
  int contacts;
  int survey_version;
  std::uint8_t answer;
  std::uint8_t scale;
  FollowUpState state;
  bool contact_me;
  bool late;
  bool imported;
  bool counted;
  Moment moment;
};

class FollowUps {
 public:
  FollowUps(Texts& texts, const Streams& streams, const Watchers& watchers)
      : texts_(texts), streams_(streams), watchers_(watchers) {}

  void put(const FollowUpRow& row);
  std::optional<FollowUpFound> find(const Id128& follow_up) const;
  std::vector<FollowUpFound> list(const FollowUpQuery& query) const;
  FollowUpCounts count(const FollowUpQuery& query, std::string_view me, UtcMillis today_ends) const;
  /// Sorted by value.
  std::vector<TallySum> overdue(const TallyQuery& query, UtcMillis now) const;
  void each_counted(const CaseQuery& query,
                    const std::function<bool(const ReportCase&)>& visit) const;
  void each(const std::function<bool(const FollowUpRow&)>& visit) const;
  /// Requests with a case that waits, or ended later.
  std::set<std::string, std::less<>> requests_kept(UtcMillis until) const;
  /// Those with settles_at, by it.
  const DueSet& settling() const { return settling_; }
  /// Those with paused_until, by it.
  const DueSet& paused() const { return paused_; }

 private:
  FollowUpFound found(const PackedFollowUp& packed) const;
  ReportCase counted(const PackedFollowUp& row, Dimension group) const;
  bool says(const PackedFollowUp& packed, std::string_view search) const;

  Texts& texts_;
  const Streams& streams_;
  const Watchers& watchers_;
  std::deque<PackedFollowUp> rows_;
  Index index_;
  DueSet settling_;
  DueSet paused_;
};

PackedFollowUp pack(const FollowUpRow& row, Texts& texts);
FollowUpRow unpack(const PackedFollowUp& packed, const Texts& texts);

}  // namespace amends::memory
