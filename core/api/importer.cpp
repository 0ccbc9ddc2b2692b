#include "core/api/importer.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/store/batch_order.hpp"
#include "core/store/people.hpp"
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

Result<void> check_tags(const std::vector<std::string>& tags) {
  if (tags.size() > limits::max_tags) {
    return fail(ErrorCode::field_too_long,
                "has " + std::to_string(tags.size()) + " tags; at most " +
                    std::to_string(limits::max_tags) + " are allowed",
                "tags");
  }
  for (const std::string& tag : tags) {
    auto checked = check_text({"tags", tag, limits::max_name_bytes});
    if (!checked) return checked;
  }
  return {};
}

// What was done about the case that the import opens.
Event worked(const CaseElsewhere& work, const Id128& follow_up, UtcMillis opened_at) {
  Event event;
  event.at = work.addressed_at.value_or(opened_at);
  event.by = event_actor(system_actor("import"));
  if (!work.by.empty()) event.by = {ActorKind::staff, work.by, work.by};
  event.personal = note_of(work.note);
  event.payload = FollowUpNoted{follow_up};
  if (!work.outcome.empty()) event.payload = FollowUpAddressed{follow_up, work.outcome, {}, {}};
  return event;
}

}  // namespace

Result<void> check_rated(const RatedElsewhere& rated, const Survey& survey) {
  if (rated.request.empty()) {
    return fail(ErrorCode::missing_field, "is empty", "request");
  }
  if (is_touchpoint_rating(rated.request)) {
    return fail(ErrorCode::out_of_range, "must not begin with touchpoint:", "request");
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
        Bound{"outcome", rated.work.outcome, limits::max_case_code_bytes},
        Bound{"addressed_by", rated.work.by, name},
        Bound{"note", rated.work.note, limits::max_note_bytes},
        Bound{"subject", who.subject, limits::max_subject_bytes},
        Bound{"comment", who.comment, limits::max_comment_bytes}}) {
    if (auto checked = check_text(bound); !checked) return checked;
  }
  return check_tags(at.tags);
}

Importer::Importer(Services& services, ImportPlan plan)
    : services_(services), plan_(std::move(plan)) {}

Events Importer::events_of(const RatedElsewhere& rated) {
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
  const auto follow_up = imported.follow_up;
  Event event;
  event.at = moment_of(rated);
  event.by = event_actor(system_actor("import"));
  event.payload = std::move(imported);
  event.personal = rated.personal;
  Events events{std::move(event)};
  const bool has_work = follow_up && !rated.work.empty();
  if (has_work) events.push_back(worked(rated.work, *follow_up, events.front().at));
  return events;
}

// Nobody knows when an undated one was given, but that it was no later than what was done about it.
UtcMillis Importer::moment_of(const RatedElsewhere& rated) {
  if (rated.at) return *rated.at;
  return rated.work.addressed_at.value_or(services_.now());
}

Importer::Batch Importer::prepare(std::vector<RatedElsewhere> rated) {
  Batch batch;
  TallySums tallies;
  for (const RatedElsewhere& item : rated) add(item, batch.rows, tallies);
  sort_by_key(batch.rows);
  batch.rows.tallies = tallies.deltas();
  batch.rated = std::move(rated);
  return batch;
}

void Importer::add(const RatedElsewhere& rated, WriteBatch& rows, TallySums& tallies) {
  std::string stream = request_stream(rated.request);
  RequestState before;
  before.id = rated.request;
  RequestState after = before;
  std::vector<StoredEvent> sealed;
  for (const Event& event : events_of(rated)) {
    sealed.push_back(services_.history().seal(after.head, stream, after.revision + 1, event));
    apply(after, sealed.back().revision, sealed.back().hash, event);
  }
  project_rows(before, after, rows);
  project_people(before, after, services_.history(), rows);
  tallies.add(unit_of(after, after.cycle));
  rows.appends.push_back({std::move(stream), 0, std::move(sealed)});
}

Result<Importer::Outcome> Importer::commit(Batch& batch) {
  Outcome outcome;
  for (int attempt = 0; !batch.rated.empty(); ++attempt) {
    const auto committed = services_.store().commit(batch.rows);
    if (committed) {
      outcome.imported = static_cast<std::int64_t>(batch.rated.size());
      outcome.follow_ups = static_cast<std::int64_t>(batch.rows.follow_ups.size());
      return outcome;
    }
    // Most files are new as a whole. Where one is not, what is there is looked up and left out;
    // another writer may be at work as well, so that this can happen again.
    const bool lost = committed.error().code == ErrorCode::conflict;
    if (!lost || attempt == limits::max_write_attempts) return committed.error();
    const std::size_t wanted = batch.rated.size();
    auto fresh = not_there_yet(std::move(batch.rated));
    if (!fresh) return fresh.error();
    outcome.already_there += static_cast<std::int64_t>(wanted - fresh->size());
    batch = prepare(std::move(*fresh));
  }
  return outcome;
}

Result<std::vector<RatedElsewhere>> Importer::not_there_yet(std::vector<RatedElsewhere> rated) {
  std::vector<RatedElsewhere> fresh;
  for (RatedElsewhere& item : rated) {
    const auto events = services_.store().events(request_stream(item.request));
    if (!events) return events.error();
    if (events->empty()) fresh.push_back(std::move(item));
  }
  return fresh;
}

}  // namespace amends
