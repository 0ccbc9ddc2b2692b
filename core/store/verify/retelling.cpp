#include "core/store/verify/retelling.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/model/person.hpp"

namespace amends {

using told::as;
using told::invitation_in;
using told::is_any;

namespace {

bool gives_an_answer(const ToldEvent& item) {
  if (const auto* imported = as<Imported>(item)) return imported->answer != 0;
  return is_any<Rated>(item);
}

// Events about one invitation, oldest first, behind the last time its answer was taken back.
std::vector<const ToldEvent*> since_taken_back(const std::vector<ToldEvent>& events,
                                               InvitationId invitation) {
  std::vector<const ToldEvent*> about;
  for (const ToldEvent& item : events) {
    if (invitation_in(item) != invitation) continue;
    if (is_any<Retracted>(item)) about.clear();
    about.push_back(&item);
  }
  return about;
}

// A plan ends with the first later event about the same cycle and touchpoint.
bool ends_plan(const ToldEvent& item, const AskPlanned& planned) {
  const auto is_same = [&](const auto* other) {
    return other != nullptr && other->cycle == planned.cycle &&
           other->touchpoint == planned.touchpoint;
  };
  const auto* asked = as<Invited>(item);
  const auto* cancelled = as<AskCancelled>(item);
  if (planned.follow_up && is_any<FollowUpReopened, FollowUpVoided>(item)) {
    return told::case_in(item) == planned.follow_up;
  }
  return (is_same(cancelled) && cancelled->follow_up == planned.follow_up) ||
         (is_same(as<AskSuppressed>(item)) && !planned.follow_up) ||
         (is_same(asked) && !asked->unsolicited && asked->follow_up == planned.follow_up);
}

}  // namespace

Retelling::Retelling(std::string request, const std::vector<ToldEvent>& events)
    : request_(std::move(request)), events_(events) {}

// --- what was asked and answered ----------------------------------------------------------------

std::vector<Retelling::Question> Retelling::questions() const {
  std::vector<Question> all;
  for (const ToldEvent& item : events_) {
    if (const auto* asked = as<Invited>(item)) {
      all.push_back({asked->invitation, asked->cycle, asked->touchpoint, asked->survey,
                     asked->survey_version, asked->scale, asked->language, &asked->snapshot,
                     asked->day, asked->closes_at, asked->unsolicited, false, asked->follow_up});
    } else if (const auto* brought = as<Imported>(item)) {
      all.push_back({brought->invitation, 1, brought->touchpoint, brought->survey,
                     brought->survey_version, brought->scale, "", &brought->snapshot,
                     brought->day_asked, item.event.at, false, true, std::nullopt});
    }
  }
  return all;
}

std::optional<Retelling::Standing> Retelling::standing(InvitationId invitation) const {
  const auto about = since_taken_back(events_, invitation);
  const auto is_answer = [](const ToldEvent* item) { return gives_an_answer(*item); };
  const auto first = std::find_if(about.begin(), about.end(), is_answer);
  if (first == about.end()) return std::nullopt;
  const ToldEvent& last = **std::find_if(about.rbegin(), about.rend(), is_answer);

  Standing answer;
  answer.at = last.event.at;
  answer.first_at = (*first)->event.at;
  if (const auto* rated = as<Rated>(**first)) answer.first_class = rated->answer_class;
  if (const auto* brought = as<Imported>(**first)) answer.first_class = brought->answer_class;
  if (const auto* rated = as<Rated>(last)) {
    answer.answer = rated->answer;
    answer.answer_class = rated->answer_class;
    answer.evidence = rated->evidence;
    answer.by_staff = rated->evidence == Evidence::staff;
    answer.day = rated->day;
    answer.key_hash = rated->key_hash;
  } else if (const auto* brought = as<Imported>(last)) {
    answer.answer = brought->answer;
    answer.answer_class = brought->answer_class;
    answer.day = brought->day_answered;
    answer.imported = true;
  }
  for (auto it = first; it != about.end(); ++it) {
    const ToldEvent& item = **it;
    const auto* rated = as<Rated>(item);
    const auto* detailed = as<Detailed>(item);
    if (const Details* given = rated ? &rated->details : detailed ? &detailed->details : nullptr) {
      if (!given->reasons.empty()) answer.reasons = given->reasons;
      if (given->contact_me) answer.contact_me = *given->contact_me;
      if (given->importance) answer.importance = *given->importance;
    }
    const bool says = is_any<Rated, Detailed, Imported>(item);
    if (says && !item.event.personal.comment.empty()) answer.comment_revision = item.revision;
  }
  return answer;
}

bool Retelling::is_held(InvitationId invitation) const {
  bool held = false;
  for (const ToldEvent& item : events_) {
    if (invitation_in(item) != invitation) continue;
    if (is_any<Held, Rated, Retracted>(item)) held = is_any<Held>(item);
  }
  return held;
}

bool Retelling::is_excluded(InvitationId invitation) const {
  bool excluded = false;
  for (const ToldEvent& item : events_) {
    if (invitation_in(item) != invitation) continue;
    if (is_any<RatingExcluded, RatingRestored>(item)) excluded = is_any<RatingExcluded>(item);
  }
  return excluded;
}

Day Retelling::day_answered_before(InvitationId invitation, std::size_t index) const {
  Day day = undated;
  for (std::size_t i = 0; i <= index; ++i) {
    if (invitation_in(events_[i]) != invitation) continue;
    if (const auto* rated = as<Rated>(events_[i])) day = rated->day;
    if (const auto* brought = as<Imported>(events_[i])) day = brought->day_answered;
    if (is_any<Retracted>(events_[i])) day = undated;
  }
  return day;
}

// --- the request --------------------------------------------------------------------------------

int Retelling::last_cycle() const {
  int cycle = 0;
  for (const ToldEvent& item : events_) {
    if (const auto* completed = as<RequestCompleted>(item)) cycle = completed->cycle;
    if (is_any<Imported>(item)) cycle = 1;
  }
  return cycle;
}

const Snapshot* Retelling::last_snapshot() const {
  const Snapshot* snapshot = nullptr;
  for (const ToldEvent& item : events_) {
    if (const auto* updated = as<RequestUpdated>(item)) snapshot = &updated->snapshot;
    if (const auto* brought = as<Imported>(item)) snapshot = &brought->snapshot;
  }
  return snapshot;
}

std::int64_t Retelling::requester_revision() const {
  std::int64_t revision = 0;
  for (const ToldEvent& item : events_) {
    if (!is_any<RequestUpdated, Imported>(item)) continue;
    revision = item.event.personal.empty() ? 0 : item.revision;
  }
  return revision;
}

std::string Retelling::last_url() const {
  for (auto it = events_.rbegin(); it != events_.rend(); ++it) {
    if (const auto* updated = as<RequestUpdated>(*it)) return updated->url;
  }
  return {};
}

bool Retelling::is_deleted() const {
  bool deleted = false;
  for (const ToldEvent& item : events_) {
    if (is_any<RequestDeleted, RequestReopened>(item)) deleted = is_any<RequestDeleted>(item);
  }
  return deleted;
}

bool Retelling::is_completed() const {
  bool completed = false;
  for (const ToldEvent& item : events_) {
    if (is_any<RequestCompleted, RequestReopened, Imported>(item)) {
      completed = !is_any<RequestReopened>(item);
    }
  }
  return completed;
}

std::optional<Retelling::Standing> Retelling::deciding(int cycle) const {
  std::optional<Standing> best;
  const auto is_better = [&](const Standing& answer) {
    if (!best) return true;
    if (best->by_staff != answer.by_staff) return best->by_staff;
    if (best->answer_class != answer.answer_class) return answer.answer_class < best->answer_class;
    return best->at < answer.at;
  };
  for (const Question& asked : questions()) {
    if (asked.cycle != cycle || asked.recovery_of) continue;
    if (is_held(asked.id) || is_excluded(asked.id)) continue;
    auto answer = standing(asked.id);
    if (!answer || !is_better(*answer)) continue;
    answer->unsolicited = asked.unsolicited;
    best = std::move(answer);
  }
  return best;
}

std::string Retelling::status() const {
  const int cycle = last_cycle();
  bool waiting = false;
  bool addressed = false;
  for (const Case& one : cases()) {
    if (one.cycle != cycle) continue;
    waiting = waiting || is_owed(state_of(one));
    addressed = addressed || state_of(one) == FollowUpState::addressed;
  }
  if (addressed && !waiting) return "addressed";
  if (const auto answer = deciding(cycle)) return std::string(enum_text(answer->answer_class));
  for (const Question& asked : questions()) {
    if (asked.cycle == cycle && !asked.unsolicited && !asked.recovery_of) return "asked";
  }
  return "not_asked";
}

std::optional<UtcMillis> Retelling::reminder_of(const Question& asked) const {
  std::optional<UtcMillis> at;
  bool answered = false;
  for (const ToldEvent& item : events_) {
    if (invitation_in(item) != asked.id) continue;
    answered = answered || is_any<Rated>(item);
    if (const auto* invited = as<Invited>(item)) at = invited->remind_at;
    if (const auto* reminded = as<AskReminded>(item)) at = reminded->next_at;
    if (is_any<RemindersEnded>(item)) at.reset();
  }
  const bool stands = asked.cycle == last_cycle() && is_completed() && !is_deleted();
  if (!stands || is_expired(asked.id) || answered) return std::nullopt;
  return at;
}

std::optional<UtcMillis> Retelling::wakes_at() const {
  std::vector<UtcMillis> moments;
  for (auto item = events_.begin(); item != events_.end(); ++item) {
    const auto* planned = as<AskPlanned>(*item);
    if (planned == nullptr) continue;
    const bool ended = std::any_of(item + 1, events_.end(), [&](const ToldEvent& later) {
      return ends_plan(later, *planned);
    });
    if (!ended) moments.push_back(planned->due_at);
  }
  for (const Question& asked : questions()) {
    if (const auto at = reminder_of(asked)) moments.push_back(*at);
  }
  for (const Case& one : cases()) {
    if (left_unnoticed(one) || took_in_untold(one)) moments.push_back(at_once);
  }
  if (moments.empty()) return std::nullopt;
  return *std::min_element(moments.begin(), moments.end());
}

RequestRow Retelling::request_row() const {
  RequestRow row;
  row.request = request_;
  row.revision = events_.empty() ? 0 : events_.back().revision;
  row.status = status();
  row.cycle = last_cycle();
  row.completed = is_completed();
  if (const Snapshot* snapshot = last_snapshot()) {
    row.team = snapshot->team;
    row.queue = snapshot->queue;
    row.agent = snapshot->agent;
  }
  row.wakes_at = wakes_at();
  return row;
}

std::vector<PersonRow> Retelling::person_rows(const History& history) const {
  std::vector<PersonRow> rows;
  std::set<Id128> known;
  for (const ToldEvent& item : events_) {
    if (!is_any<RequestUpdated, Imported>(item)) continue;
    const Personal& told = item.event.personal;
    const std::string who = person_text({told.requester_id, {}, told.requester_mail, {}});
    if (who.empty()) continue;
    const Id128 person = history.person(who);
    if (known.insert(person).second) rows.push_back({person, item.event.at, request_});
  }
  return rows;
}

bool Retelling::is_expired(InvitationId invitation) const {
  return std::any_of(events_.begin(), events_.end(), [&](const ToldEvent& item) {
    return is_any<InvitationExpired>(item) && invitation_in(item) == invitation;
  });
}

std::vector<InvitationRow> Retelling::invitation_rows() const {
  std::vector<InvitationRow> rows;
  for (const Question& asked : questions()) {
    InvitationRow row;
    row.invitation = asked.id;
    row.request = request_;
    row.survey = asked.survey;
    row.survey_version = asked.survey_version;
    row.language = asked.language;
    row.closes_at = asked.closes_at;
    row.open = !asked.imported && !is_expired(asked.id) && !is_deleted();
    if (const auto answer = standing(asked.id)) {
      if (!is_held(asked.id)) row.answer = answer->answer;
      row.key_hash = answer->key_hash;
      row.answered_at = answer->first_at;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace amends
