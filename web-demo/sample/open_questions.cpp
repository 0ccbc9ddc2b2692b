#include "web-demo/sample/open_questions.hpp"

#include <algorithm>
#include <boost/json/object.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/model/stream_name.hpp"
#include "core/rules/ask.hpp"

namespace amends::demo {
namespace {

namespace json = boost::json;

struct Open {
  UtcMillis closes_at;
  std::string request;
};

Result<std::vector<Open>> all_open(Services& services) {
  std::vector<Open> open;
  const UtcMillis now = services.now();
  auto read = services.store().each_invitation([&](const InvitationRow& row) {
    const bool waits = row.open && !row.answered_at && now < row.closes_at;
    if (waits && !is_touchpoint_rating(row.request)) open.push_back({row.closes_at, row.request});
    return true;
  });
  if (!read) return read.error();
  std::sort(open.begin(), open.end(), [](const Open& a, const Open& b) {
    return b.closes_at < a.closes_at || (a.closes_at == b.closes_at && a.request < b.request);
  });
  return open;
}

// The one that a page asks for: the mail's question about the request as it was completed last.
const Invitation* waiting_ask(const RequestState& state) {
  const Invitation* ask = standing_ask(state, Ask().touchpoint);
  return ask != nullptr && state.waits_for_answer(*ask) ? ask : nullptr;
}

json::object shown(const RequestState& state, const Invitation& ask) {
  return {{"id", state.id},
          {"subject", state.subject.empty() ? state.id : state.subject},
          {"customer", json::object{{"id", state.requester.id}, {"name", state.requester.name}}},
          {"agent", state.snapshot.agent},
          {"completed_at", ask.asked_at.count},
          {"language", state.language.empty() ? "en" : state.language}};
}

}  // namespace

Result<json::array> open_questions(Services& services, std::size_t most) {
  auto open = all_open(services);
  if (!open) return open.error();
  json::array requests;
  std::string last;
  for (const Open& one : *open) {
    if (requests.size() == most) break;
    if (std::exchange(last, one.request) == one.request) continue;
    auto state = services.load(one.request);
    if (!state) return state.error();
    const Invitation* ask = waiting_ask(*state);
    if (ask != nullptr) requests.push_back(shown(*state, *ask));
  }
  return requests;
}

}  // namespace amends::demo
