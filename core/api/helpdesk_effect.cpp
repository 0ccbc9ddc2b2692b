#include "core/api/helpdesk_effect.hpp"

#include <algorithm>

#include "core/api/message.hpp"
#include "core/api/writer.hpp"
#include "core/base/text.hpp"
#include "core/rules/helpdesk_task.hpp"

namespace amends {
namespace {

constexpr std::string_view kinds_mark = "helpdesk_kinds";

std::string_view effect_kind(TaskKind kind) {
  return kind == TaskKind::reply ? "request.reply" : "request.reopen";
}

std::int64_t task_of(const OutboxEntry& entry) {
  const auto payload = parse_own_json(entry.payload);
  const auto* task = payload ? payload->if_contains("task") : nullptr;
  return task != nullptr && task->is_int64() ? task->get_int64() : 0;
}

Result<void> report(Services& services, const OutboxEntry& entry, TaskReport report,
                    const Actor& by) {
  auto settings = services.settings();
  if (!settings) return settings.error();
  report.follow_up = entry.follow_up.value_or(Id128{});
  report.task = task_of(entry);
  auto written =
      write_request(services, entry.request, [&](const RequestState& state) -> Result<Events> {
        return decide_task_report(state, report, Context{services.now(), **settings, by, {}});
      });
  if (!written) return written.error();
  return {};
}

Result<std::vector<std::string>> known_kinds(Services& services) {
  auto mark = services.store().mark(kinds_mark);
  if (!mark) return mark.error();
  const std::string text = mark->value_or("");
  std::vector<std::string> kinds;
  for (const auto kind : split(text, ',')) {
    if (!kind.empty()) kinds.emplace_back(kind);
  }
  return kinds;
}

bool is_among(const std::vector<std::string>& kinds, std::string_view kind) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

}  // namespace

json::object recipient_view(const Requester& who) {
  return {{"id", who.id}, {"mail", who.mail}, {"name", who.name}};
}

bool is_helpdesk_task(const OutboxEntry& entry) {
  return entry.kind == effect_kind(TaskKind::reply) || entry.kind == effect_kind(TaskKind::reopen);
}

Result<bool> add_helpdesk_task(Services& services, const OutboxEntry& entry, json::object& effect) {
  auto state = services.load(entry.request);
  if (!state) return state.error();
  auto events = services.open_stream(request_stream(entry.request));
  if (!events) return events.error();
  const FollowUp* follow_up = entry.follow_up ? state->find(*entry.follow_up) : nullptr;
  const HelpdeskTask* task = follow_up == nullptr ? nullptr : follow_up->tasks.find(task_of(entry));
  const Event* asked = task == nullptr ? nullptr : event_at(*events, task->revision);
  if (asked == nullptr) return fail(ErrorCode::history_broken, "the task is missing");
  const bool erased = task->kind == TaskKind::reply && asked->personal.note.empty();
  if (!task->is_pending() || erased) return false;
  effect["follow_up"] = to_text(follow_up->id);
  effect["by"] = json::object{{"id", asked->by.id}, {"name", asked->by.name}};
  effect["text"] = asked->personal.note;
  if (task->kind == TaskKind::reopen) return true;
  effect["message_id"] = "<" + to_text(entry.effect) + "@amends>";
  effect["to"] = json::object{{"requester", recipient_view(state->requester)}};
  effect["subject"] = asked->personal.subject;
  effect["language"] = state->language;
  return true;
}

Result<void> note_done(Services& services, const std::vector<OutboxEntry>& entries,
                       const Actor& by) {
  for (const OutboxEntry& entry : entries) {
    if (!is_helpdesk_task(entry)) continue;
    TaskReport done;
    done.done = true;
    if (auto noted = report(services, entry, std::move(done), by); !noted) return noted;
  }
  return {};
}

Result<void> note_failure(Services& services, const OutboxEntry& entry, const std::string& why,
                          bool given_up, const Actor& by) {
  TaskReport failed;
  failed.error = why;
  failed.given_up = given_up;
  return report(services, entry, std::move(failed), by);
}

Result<void> remember_kinds(Services& services, const std::vector<std::string>& kinds) {
  std::vector<std::string> tasks;
  for (const TaskKind task : {TaskKind::reply, TaskKind::reopen}) {
    if (is_among(kinds, effect_kind(task))) tasks.emplace_back(effect_kind(task));
  }
  if (tasks.empty()) return {};
  auto known = known_kinds(services);
  if (!known) return known.error();
  std::string text;
  bool any_new = false;
  for (const std::string& kind : tasks) {
    if (is_among(*known, kind)) continue;
    known->push_back(kind);
    any_new = true;
  }
  if (!any_new) return {};
  for (const std::string& kind : *known) text.append(text.empty() ? "" : ",").append(kind);
  return services.store().set_mark(kinds_mark, text);
}

Result<bool> helpdesk_takes(Services& services, TaskKind kind) {
  auto known = known_kinds(services);
  if (!known) return known.error();
  return is_among(*known, effect_kind(kind));
}

}  // namespace amends
