#include "core/store/watchers.hpp"

namespace amends {
namespace {

bool is_watching(const FollowUp* follow_up, const Person& person) {
  return follow_up != nullptr && follow_up->is_watched_by(person.id);
}

}  // namespace

void project_watchers(const FollowUp* earlier, const FollowUp& later, WriteBatch& batch) {
  for (const Person& person : later.watchers) {
    if (!is_watching(earlier, person)) batch.watchers.push_back({person.id, later.id});
  }
  if (earlier == nullptr) return;
  for (const Person& person : earlier->watchers) {
    if (!is_watching(&later, person)) batch.watchers_gone.push_back({person.id, later.id});
  }
}

}  // namespace amends
