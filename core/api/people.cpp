#include "core/api/people.hpp"

#include <utility>

#include "core/api/writer.hpp"
#include "core/base/limits.hpp"

namespace amends {
namespace {

Result<PersonState> write_once(
    Services& services, std::string_view stream,
    const std::function<Result<Events>(const PersonState& person)>& decide) {
  auto person = load_person(services, stream);
  if (!person) return person;
  auto events = decide(*person);
  if (!events) return events.error();
  if (events->empty()) return person;
  auto written = write_stream(services, stream, person->revision, person->head, *events, {});
  if (!written) return written.error();
  return load_person(services, stream);
}

}  // namespace

std::string person_stream(Services& services, const Requester& requester) {
  const std::string who = person_text(requester);
  return who.empty() ? std::string() : person_stream(services.history().person(who));
}

std::string person_stream(const Id128& person) {
  return std::string(person_prefix).append(to_text(person));
}

Result<PersonState> load_person(Services& services, std::string_view stream) {
  auto stored = services.store().events(stream);
  if (!stored) return stored.error();
  PersonState person;
  for (const StoredEvent& item : *stored) {
    auto event = services.history().open(item);
    if (!event) return event.error();
    apply(person, item.revision, item.hash, *event);
  }
  return person;
}

Result<PersonState> write_person(
    Services& services, std::string_view stream,
    const std::function<Result<Events>(const PersonState& person)>& decide) {
  return write_again([&] { return write_once(services, stream, decide); });
}

}  // namespace amends
