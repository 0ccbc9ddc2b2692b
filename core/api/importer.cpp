#include "core/api/importer.hpp"

#include <functional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/store/projection.hpp"

namespace amends {
namespace {

struct Bound {
  std::string_view name;
  const std::string& text;
  std::size_t max_bytes;
};

bool has_control_character(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return true;
  }
  return false;
}

Result<void> check_text(const Bound& bound) {
  if (bound.text.size() > bound.max_bytes) {
    return fail(ErrorCode::field_too_long,
                "has " + std::to_string(bound.text.size()) + " bytes; at most " +
                    std::to_string(bound.max_bytes) + " are allowed",
                std::string(bound.name));
  }
  if (!is_utf8(bound.text)) {
    return fail(ErrorCode::invalid_utf8, "is not UTF-8", std::string(bound.name));
  }
  if (bound.text.find('\0') != std::string::npos) {
    return fail(ErrorCode::bad_request, "has a NUL character", std::string(bound.name));
  }
  // Names are keys of reports and lists; only a comment may have lines.
  if (bound.max_bytes == limits::max_name_bytes && has_control_character(bound.text)) {
    return fail(ErrorCode::bad_request, "has a control character", std::string(bound.name));
  }
  return {};
}

struct TallyKeyHash {
  std::size_t operator()(const TallyKey& key) const {
    const std::hash<std::string_view> hash;
    std::size_t sum = hash(key.first) * 31 + hash(key.second);
    sum = sum * 31 + static_cast<std::size_t>(static_cast<std::uint32_t>(key.day.count));
    sum = sum * 31 + static_cast<std::size_t>(key.cohort);
    sum = sum * 31 + static_cast<std::size_t>(key.pair.first);
    return sum * 31 + static_cast<std::size_t>(key.pair.second);
  }
};

// Thousands of requests share a few keys: one row each is written, not one per request.
void merge(std::vector<TallyDelta>& tallies) {
  std::unordered_map<TallyKey, Counts, TallyKeyHash> sums;
  for (TallyDelta& delta : tallies) sums[std::move(delta.key)] += delta.counts;
  tallies.clear();
  for (auto& [key, counts] : sums) tallies.push_back({key, counts});
}

}  // namespace

Result<void> check_rated(const RatedElsewhere& rated, const Survey& survey) {
  if (rated.request.empty()) {
    return fail(ErrorCode::missing_field, "is empty", "request");
  }
  if (rated.answer < 0 || rated.answer > survey.scale) {
    return fail(ErrorCode::off_scale,
                "is " + std::to_string(rated.answer) + ", not on the scale of 1 to " +
                    std::to_string(survey.scale),
                "answer");
  }
  const Snapshot& at = rated.snapshot;
  const Personal& who = rated.personal;
  constexpr std::size_t name = limits::max_name_bytes;
  for (const Bound& bound :
       {Bound{"request", rated.request, name}, Bound{"agent", at.agent, name},
        Bound{"closer", at.closer, name}, Bound{"team", at.team, name},
        Bound{"queue", at.queue, name}, Bound{"service", at.service, name},
        Bound{"channel", at.channel, name}, Bound{"organisation", at.organisation, name},
        Bound{"requester_id", who.requester_id, name},
        Bound{"requester_name", who.requester_name, name},
        Bound{"requester_mail", who.requester_mail, name},
        Bound{"subject", who.subject, limits::max_subject_bytes},
        Bound{"comment", who.comment, limits::max_comment_bytes}}) {
    if (auto checked = check_text(bound); !checked) return checked;
  }
  return {};
}

Importer::Importer(Services& services, ImportPlan plan)
    : services_(services), plan_(std::move(plan)) {}

Event Importer::event_of(const RatedElsewhere& rated) {
  Imported imported;
  imported.invitation = services_.fresh_invitation_id();
  imported.touchpoint = plan_.touchpoint;
  imported.survey = plan_.survey.id;
  imported.survey_version = plan_.survey.version;
  imported.scale = plan_.survey.scale;
  imported.answer = rated.answer;
  imported.snapshot = rated.snapshot;
  imported.day_asked = rated.day_asked;
  if (rated.answer > 0) {
    imported.answer_class = plan_.survey.class_of(rated.answer);
    imported.day_answered = rated.day_answered;
    const bool dissatisfied = imported.answer_class == AnswerClass::dissatisfied;
    if (plan_.open_follow_ups && dissatisfied) imported.follow_up = services_.fresh_id();
  }
  Event event;
  event.at = rated.at.value_or(services_.now());
  event.by = event_actor(system_actor("import"));
  event.payload = std::move(imported);
  event.personal = rated.personal;
  return event;
}

Result<Importer::Outcome> Importer::write(const std::vector<RatedElsewhere>& rated) {
  Picks picks;
  for (const RatedElsewhere& item : rated) picks.push_back(&item);
  Outcome outcome;
  auto written = commit(picks, outcome);
  // Most files are new as a whole. Where one is not, what is there is looked up and left out;
  // another writer may be at work as well, so that this can happen again.
  for (int attempt = 0; !written && written.error().code == ErrorCode::conflict; ++attempt) {
    if (attempt == limits::max_write_attempts) return written.error();
    auto fresh = not_there_yet(picks);
    if (!fresh) return fresh.error();
    outcome.already_there += static_cast<std::int64_t>(picks.size() - fresh->size());
    picks = std::move(*fresh);
    written = commit(picks, outcome);
  }
  if (!written) return written.error();
  return outcome;
}

Result<Importer::Picks> Importer::not_there_yet(const Picks& picks) {
  Picks fresh;
  for (const RatedElsewhere* item : picks) {
    const auto events = services_.store().events(request_stream(item->request));
    if (!events) return events.error();
    if (events->empty()) fresh.push_back(item);
  }
  return fresh;
}

Result<void> Importer::commit(const Picks& picks, Outcome& outcome) {
  if (picks.empty()) return {};
  WriteBatch batch;
  std::int64_t follow_ups = 0;
  for (const RatedElsewhere* item : picks) {
    const std::string stream = request_stream(item->request);
    Event event = event_of(*item);
    StoredEvent stored = services_.history().seal(Digest{}, stream, 1, event);
    RequestState before;
    before.id = item->request;
    RequestState after = before;
    apply(after, stored.revision, stored.hash, event);
    follow_ups += static_cast<std::int64_t>(after.follow_ups.size());
    project(before, after, {}, true, batch);
    batch.appends.push_back({stream, 0, {std::move(stored)}});
  }
  merge(batch.tallies);
  auto committed = services_.store().commit(batch);
  if (!committed) return committed;
  outcome.imported += static_cast<std::int64_t>(picks.size());
  outcome.follow_ups += follow_ups;
  return {};
}

}  // namespace amends
