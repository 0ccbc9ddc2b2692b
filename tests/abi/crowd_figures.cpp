// The checks of crowd_checks.hpp that compare what is derived with the history.
#include <algorithm>

#include "abi/crowd_checks.hpp"

namespace amends::testing {
namespace {

std::optional<InvitationId> dissatisfied_invitation(const Event& event) {
  const auto* rated = std::get_if<Rated>(&event.payload);
  const bool unhappy = rated != nullptr && rated->answer_class == AnswerClass::dissatisfied;
  return unhappy ? std::optional(rated->invitation) : std::nullopt;
}

bool has_one_waiting_case(const RequestState& state, InvitationId invitation) {
  std::size_t all = 0;
  std::size_t waiting = 0;
  for (const FollowUp& follow_up : state.follow_ups) {
    if (follow_up.invitation != invitation) continue;
    ++all;
    if (is_waiting(follow_up.state)) ++waiting;
  }
  return all == 1 && waiting == 1;
}

// The case is opened by the event behind the rating, of the same command.
void check_cases(const std::string& request, const Stream& stream, Complaints& complaints) {
  RequestState state;
  for (std::size_t i = 0; i < stream.size(); ++i) {
    apply(state, stream[i].revision, stream[i].hash, stream[i].event);
    const auto invitation = dissatisfied_invitation(stream[i].event);
    if (!invitation || has_one_waiting_case(state, *invitation)) continue;
    RequestState next = state;
    const bool more = i + 1 < stream.size() && stream[i + 1].event.op.op.empty();
    if (more) apply(next, stream[i + 1].revision, stream[i + 1].hash, stream[i + 1].event);
    if (more && has_one_waiting_case(next, *invitation)) continue;
    complaints.push_back("request " + request + ", revision " + std::to_string(stream[i].revision) +
                         ": a rating without its case");
  }
}

struct Figures {
  std::int64_t answered = 0;
  std::int64_t satisfied = 0;
  std::int64_t neutral = 0;
  std::int64_t dissatisfied = 0;
};

void count(const RequestState& state, Figures& figures) {
  const Invitation* decides = deciding(state, state.cycle);
  if (decides == nullptr) return;
  ++figures.answered;
  const AnswerClass answer = decides->rating->answer_class;
  ++(answer == AnswerClass::satisfied ? figures.satisfied
     : answer == AnswerClass::neutral ? figures.neutral
                                      : figures.dissatisfied);
}

void compare(const std::string& name, std::int64_t should, const Ending& ending,
             Complaints& complaints) {
  const std::int64_t report = ending.satisfaction.at(name).as_int64();
  const auto csv = ending.csv.find(name);
  const std::string in_csv = csv == ending.csv.end() ? "(nothing)" : csv->second;
  if (report == should && in_csv == std::to_string(should)) return;
  complaints.push_back(name + ": the history has " + std::to_string(should) + ", the report " +
                       std::to_string(report) + ", its CSV " + in_csv);
}

}  // namespace

Complaints ratings_without_case(const Ending& ending) {
  Complaints complaints;
  for (const auto& [request, stream] : ending.streams) check_cases(request, stream, complaints);
  return complaints;
}

Complaints different_figures(const Ending& ending) {
  Complaints complaints;
  Figures figures;
  std::map<std::string, std::string> cases;
  std::int64_t waiting = 0;
  for (const auto& [request, stream] : ending.streams) {
    const RequestState state = state_of(request, stream);
    count(state, figures);
    for (const FollowUp& follow_up : state.follow_ups) {
      cases[to_text(follow_up.id)] = enum_text(follow_up.state);
      waiting += is_waiting(follow_up.state) ? 1 : 0;
    }
    const json::value& shown = ending.requests.at(request).at("satisfaction_status");
    if (shown == json::value(enum_text(status_of(state)))) continue;
    complaints.push_back("request " + request + " is shown as " + std::string(shown.as_string()));
  }
  for (const json::object& item : ending.cases) {
    const std::string id(item.at("id").as_string());
    if (item.at("state") != json::value(cases[id])) complaints.push_back("the list errs in " + id);
  }
  if (ending.cases.size() != cases.size() || ending.waiting != waiting) {
    complaints.push_back("the list has " + std::to_string(ending.cases.size()) + " cases, " +
                         std::to_string(ending.waiting) + " waiting; the history " +
                         std::to_string(cases.size()) + " and " + std::to_string(waiting));
  }
  compare("answered", figures.answered, ending, complaints);
  compare("satisfied", figures.satisfied, ending, complaints);
  compare("neutral", figures.neutral, ending, complaints);
  compare("dissatisfied", figures.dissatisfied, ending, complaints);
  return complaints;
}

}  // namespace amends::testing
