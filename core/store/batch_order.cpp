#include "core/store/batch_order.hpp"

#include <algorithm>

namespace amends {

void sort_by_key(WriteBatch& batch) {
  const auto sort = [](auto& rows, auto key) {
    std::sort(rows.begin(), rows.end(),
              [key](const auto& a, const auto& b) { return a.*key < b.*key; });
  };
  sort(batch.appends, &Append::stream);
  sort(batch.requests, &RequestRow::request);
  sort(batch.invitations, &InvitationRow::invitation);
  sort(batch.follow_ups, &FollowUpRow::follow_up);
  sort(batch.watches, &WatchRow::follow_up);
  std::sort(batch.people.begin(), batch.people.end());
}

}  // namespace amends
