#include "core/api/moments.hpp"

#include <vector>

#include "core/api/person_requests.hpp"
#include "core/base/limits.hpp"
#include "core/rules/moment.hpp"

namespace amends {
namespace {

// Undated ones have no place in the row.
void add_answers(const RequestState& state, InvitationId except,
                 std::vector<EarlierAnswer>& answers) {
  for (const Invitation& invitation : state.invitations) {
    const Rating* rating = invitation.counted();
    if (rating == nullptr || invitation.id == except || !invitation.is_about_request()) continue;
    if (rating->day != undated) answers.push_back({rating->at, rating->answer_class});
  }
}

Result<std::vector<EarlierAnswer>> answers_before(Services& services, const RequestState& state,
                                                  InvitationId about) {
  std::vector<EarlierAnswer> answers;
  add_answers(state, about, answers);
  PersonQuery query;
  query.limit = limits::max_moment_requests;
  const PersonKeys keys = keys_of_requester(services, state.requester);
  auto page = requests_of_person(services, keys, query);
  if (!page) return page.error();
  for (const PersonRow& row : page->rows) {
    if (row.request == state.id) continue;
    auto other = services.load(row.request);
    if (!other) return other.error();
    add_answers(*other, about, answers);
  }
  return answers;
}

}  // namespace

Result<void> tell_moments(Services& services, const RequestState& state, Events& events) {
  for (Event& event : events) {
    auto* opened = std::get_if<FollowUpOpened>(&event.payload);
    if (opened == nullptr) continue;
    auto settings = services.settings(0);
    if (!settings) return settings.error();
    auto answers = answers_before(services, state, opened->invitation);
    if (!answers) return answers.error();
    opened->moment = moment_after(std::move(*answers), (*settings)->current().moments);
  }
  return {};
}

}  // namespace amends
