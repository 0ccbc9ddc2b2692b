#include "core/store/people.hpp"

#include <algorithm>
#include <vector>

namespace amends {
namespace {

using Namings = std::vector<const Naming*>;

bool holds(const Namings& namings, std::string_view who) {
  return std::any_of(namings.begin(), namings.end(),
                     [&](const Naming* naming) { return naming->who == who; });
}

// Of each person the first.
Namings people_in(const RequestState& state) {
  Namings people;
  for (const Naming& naming : state.named) {
    if (!naming.who.empty() && !holds(people, naming.who)) people.push_back(&naming);
  }
  return people;
}

PersonRow row_of(const RequestState& state, const Naming& naming, const History& history) {
  return {history.person(naming.who), naming.at, state.id};
}

}  // namespace

void project_people(const RequestState& before, const RequestState& after, const History& history,
                    WriteBatch& batch) {
  const Namings were = people_in(before);
  const Namings are = people_in(after);
  for (const Naming* naming : are) {
    if (!holds(were, naming->who)) batch.people.push_back(row_of(after, *naming, history));
  }
  for (const Naming* naming : were) {
    if (!holds(are, naming->who)) batch.people_gone.push_back(row_of(before, *naming, history));
  }
}

}  // namespace amends
