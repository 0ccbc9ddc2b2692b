// What a list of follow-ups asks for, with its texts looked up once.
#pragma once

#include "core/store/memory/follow_ups.hpp"

namespace amends::memory {

class FollowUpFilter {
 public:
  FollowUpFilter(const FollowUpQuery& query, const Texts& texts);

  /// Everything but the search for text, the filters on dimensions and the answer's moment.
  bool passes(const PackedFollowUp& row) const;
  /// Whether the row lies in the query's scopes, team and queue.
  bool in_scope(const PackedFollowUp& row) const;

 private:
  const FollowUpQuery& query_;
  std::vector<TextId> teams_;
  std::vector<TextId> queues_;
  TextId team_;
  TextId queue_;
  TextId request_;
  TextId assignee_;
};

bool is_settling(const PackedFollowUp& row, UtcMillis now);
bool is_overdue(const PackedFollowUp& row, UtcMillis now);

}  // namespace amends::memory
