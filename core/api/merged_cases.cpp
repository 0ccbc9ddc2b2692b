#include "core/api/merged_cases.hpp"

#include <boost/json/array.hpp>
#include <iterator>
#include <utility>
#include <vector>

#include "core/api/case_view.hpp"

namespace amends {
namespace {

// One after the other: the first one that fails leaves the rest to the tick.
class Teller {
 public:
  Teller(Services& services, Written& written) : services_(services), written_(written) {}

  Result<void> tell_all() {
    std::vector<FollowUp> news;
    for (const FollowUp& follow_up : written_.after.follow_ups) {
      if (follow_up.has_news()) news.push_back(follow_up);
    }
    for (const FollowUp& follow_up : news) {
      if (auto done = tell(follow_up); !done) return done;
    }
    return {};
  }

 private:
  Result<void> tell(const FollowUp& follow_up) {
    for (const TakenIn& each : follow_up.taken_in) {
      if (each.known == follow_up.step_of_taken_in()) continue;
      auto done = write(each.place.request,
                        [&](const auto& here, const auto& there, const Context& context) {
                          return pass_on(here, follow_up.id, there, each.place.follow_up, context);
                        });
      if (!done) return done;
    }
    if (!follow_up.left) return {};
    return write(follow_up.left->request,
                 [&](const auto& here, const auto& there, const Context& context) {
                   return report_leaving(here, follow_up.id, there, context);
                 });
  }

  template <class Decide>
  Result<void> write(const std::string& other, const Decide& decide) {
    auto settings = services_.settings();
    if (!settings) return settings.error();
    const Actor actor = system_actor("merge");
    auto two = write_two(services_, written_.after.id, other,
                         [&](const RequestState& here, const RequestState& there) {
                           const Context context{services_.now(), **settings, actor, {}};
                           return Result<EventsOfTwo>(decide(here, there, context));
                         });
    if (!two) return two.error();
    written_.after = std::move(two->first.after);
    std::move(two->first.outbox.begin(), two->first.outbox.end(),
              std::back_inserter(written_.outbox));
    return {};
  }

  Services& services_;
  Written& written_;
};

// Of what the actor may not see, only where it lies.
Result<json::object> place_view(Call& call, const CasePlace& place, const RequestState& state) {
  json::object view{
      {"id", to_text(place.follow_up)}, {"request", place.request}, {"follow_up", nullptr}};
  auto seen = visible_case(call, place.follow_up);
  if (!seen && seen.error().code != ErrorCode::not_found) return seen.error();
  if (!seen) return view;
  auto row = case_row_view(call, state, place.follow_up);
  if (!row) return row.error();
  view["follow_up"] = std::move(*row);
  return view;
}

}  // namespace

void tell_merged_cases(Services& services, Written& written) {
  auto told = Teller(services, written).tell_all();
  if (told) return;
  services.log("warn", "a merged case could not be told: " + told.error().message);
}

Result<json::value> merged_into_view(Call& call, const FollowUp& follow_up) {
  if (!follow_up.merged_into) return json::value();
  auto state = call.services.load(follow_up.merged_into->request);
  if (!state) return state.error();
  auto view = place_view(call, *follow_up.merged_into, *state);
  if (!view) return view.error();
  return json::value(std::move(*view));
}

Result<json::array> taken_in_view(Call& call, const FollowUp& follow_up) {
  json::array views;
  for (const TakenIn& each : follow_up.taken_in) {
    auto state = call.services.load(each.place.request);
    if (!state) return state.error();
    const FollowUp* other = state->find(each.place.follow_up);
    const bool is_in_it =
        other != nullptr && other->merged_into && other->merged_into->follow_up == follow_up.id;
    if (!is_in_it) continue;
    auto view = place_view(call, each.place, *state);
    if (!view) return view.error();
    views.push_back(std::move(*view));
  }
  return views;
}

}  // namespace amends
