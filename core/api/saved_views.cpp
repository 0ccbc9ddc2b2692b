#include "core/api/saved_views.hpp"

#include <algorithm>
#include <utility>

#include "core/api/writer.hpp"
#include "core/model/person.hpp"
#include "core/model/stream_name.hpp"
#include "core/store/saved_views.hpp"

namespace amends {
namespace {

std::string views_stream(const std::string& person) {
  return std::string(views_prefix) + person;
}

Result<SavedViews> write_once(
    Services& services, const std::string& person,
    const std::function<Result<Events>(const SavedViews& views)>& decide) {
  auto before = load_views(services, person);
  if (!before) return before;
  auto events = decide(*before);
  if (!events) return events.error();
  if (events->empty()) return before;
  SavedViews after = *before;
  for (const Event& event : *events) apply(after, after.revision + 1, {}, event);
  WriteBatch batch;
  project_saved_views(person, *before, after, batch);
  auto written = write_stream(services, views_stream(person), before->revision, before->head,
                              *events, std::move(batch));
  if (!written) return written.error();
  return after;
}

}  // namespace

std::string views_person(Services& services, std::string_view id) {
  return to_text(services.history().person(person_text_of_id(id)));
}

Result<SavedViews> load_views(Services& services, const std::string& person) {
  auto stored = services.store().events(views_stream(person));
  if (!stored) return stored.error();
  SavedViews views;
  for (const StoredEvent& item : *stored) {
    auto event = services.history().open(item);
    if (!event) return event.error();
    apply(views, item.revision, item.hash, *event);
  }
  return views;
}

Result<SavedViews> write_views(
    Services& services, const std::string& person,
    const std::function<Result<Events>(const SavedViews& views)>& decide) {
  return write_again([&] { return write_once(services, person, decide); });
}

Result<void> erase_views(Services& services, const std::string& person, UtcMillis until,
                         const Actor& actor) {
  auto done = write_views(services, person, [&](const SavedViews& known) -> Result<Events> {
    const bool named = std::any_of(known.views.begin(), known.views.end(),
                                   [&](const SavedView& view) { return view.at <= until; });
    if (!named) return Events{};
    return Events{Event{services.now(), event_actor(actor), {}, ViewsErased{}, {}}};
  });
  if (!done) return done.error();
  return {};
}

}  // namespace amends
