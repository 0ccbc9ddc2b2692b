#include "core/store/memory/aged_texts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/model/personal.hpp"
#include "core/model/request_events.hpp"
#include "core/model/stream_name.hpp"

namespace amends::memory {
namespace {

// Of one stream.
struct Aged {
  std::int64_t oldest = 0;
  std::int64_t texts = 0;
  bool prolonged = false;
};

}  // namespace

AgedTexts::AgedTexts(const Streams& streams, const FollowUps& follow_ups,
                     const AgedTextQuery& query)
    : limit_(query.limit) {
  std::map<std::string, Aged, std::less<>> all;
  const bool question_prolongs = (query.prolonging & contents::identity) != 0;
  streams.each([&](std::string_view stream, const StoredEvent& event) {
    const bool later = query.until < event.at;
    const bool asked = later && question_prolongs && event.name == Invited::name;
    if (!event.personal && !asked) return true;
    const unsigned contents = event.personal ? event.personal->contents : 0;
    Aged& aged = all.try_emplace(std::string(stream)).first->second;
    aged.prolonged = aged.prolonged || asked;
    if (later && (contents & query.prolonging) != 0) aged.prolonged = true;
    if (later || (contents & query.contents) == 0) return true;
    aged.oldest = aged.texts == 0 ? event.at.count : std::min(aged.oldest, event.at.count);
    ++aged.texts;
    return true;
  });
  const std::set<std::string, std::less<>> kept = follow_ups.requests_kept(query.until);
  for (const auto& [stream, aged] : all) {
    if (aged.texts == 0 || aged.prolonged || kept.contains(request_of_stream(stream))) continue;
    found_.push_back({aged.oldest, stream});
    count_ += aged.texts;
  }
}

std::vector<std::string> AgedTexts::requests() const {
  std::vector<Found> ordered = found_;
  std::sort(ordered.begin(), ordered.end(), [](const Found& a, const Found& b) {
    return std::tie(a.oldest, a.stream) < std::tie(b.oldest, b.stream);
  });
  std::vector<std::string> requests;
  for (const Found& found : ordered) {
    if (requests.size() == limit_) break;
    requests.emplace_back(request_of_stream(found.stream));
  }
  return requests;
}

}  // namespace amends::memory
