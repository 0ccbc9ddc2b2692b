#include "core/api/asking.hpp"

#include <algorithm>
#include <utility>

#include "core/api/people.hpp"
#include "core/api/scope.hpp"
#include "core/rules/pass_time.hpp"

namespace amends {
namespace {

const Invited* invited_in(const Events& events) {
  for (const Event& event : events) {
    const auto* invited = std::get_if<Invited>(&event.payload);
    if (invited != nullptr && !invited->follow_up) return invited;
  }
  return nullptr;
}

// A person who may be asked any number of times needs no note, whose stream would grow for ever.
std::optional<Beside> note_of(const std::string& stream, const PersonState& person,
                              const Events& events, const Context& context) {
  const Invited* invited = invited_in(events);
  const bool limited = context.settings().ask.min_days_between_asks > 0;
  if (!limited || stream.empty() || invited == nullptr) return std::nullopt;
  Events note{event_of(context, PersonAsked{invited->invitation})};
  return Beside{stream, person.revision, person.head, std::move(note)};
}

void append(Events more, Events& events) {
  for (Event& event : more) events.push_back(std::move(event));
}

Result<PersonState> person_of(Services& services, const std::string& stream) {
  if (stream.empty()) return PersonState{};
  return load_person(services, stream);
}

}  // namespace

std::int64_t ask_draw(Services& services, std::string_view request, int cycle,
                      std::string_view touchpoint) {
  std::string place(request);
  place.append("\x1f").append(std::to_string(cycle)).append("\x1f").append(touchpoint);
  const Digest digest = services.signer().hmac_sha256(services.keys().sample, bytes_of(place));
  return static_cast<std::int64_t>(big_endian(ByteView(digest).first(8)) % whole_sample);
}

Result<Written> write_ask(Services& services, std::string_view request, const Ask& ask,
                          const SettingsState& settings, const Actor& actor) {
  return write_both(services, request, [&](const RequestState& state) -> Result<Decision> {
    if (state.known && !lies_within(actor.scopes, state)) return unknown_request("request");
    const std::string stream = person_stream(services, state.requester);
    auto person = person_of(services, stream);
    if (!person) return person.error();
    const Context context{services.now(), settings, actor, {}};
    Ask informed = ask;
    informed.stopped = person->stopped;
    informed.last_asked_at = person->last_asked_at;
    informed.draw = ask_draw(services, state.id, state.cycle, ask.touchpoint);
    auto events = decide_ask(state, informed, context);
    if (!events) return events.error();
    auto note = note_of(stream, *person, *events, context);
    return Decision{std::move(*events), std::move(note)};
  });
}

Result<Written> write_passing_time(Services& services, std::string_view request,
                                   const SettingsState& settings, const Actor& actor) {
  const InvitationId fresh = services.fresh_invitation_id();
  return write_both(services, request, [&](const RequestState& state) -> Result<Decision> {
    const Context context{services.now(), settings, actor, {}};
    Events events = decide_pass_time(state, context);
    const auto wakes_at = state.wakes_at();
    if (!wakes_at || context.now < *wakes_at) return Decision{std::move(events), std::nullopt};
    const std::string stream = person_stream(services, state.requester);
    auto person = person_of(services, stream);
    if (!person) return person.error();
    Ask ask;
    ask.fresh = fresh;
    ask.stopped = person->stopped;
    ask.last_asked_at = person->last_asked_at;
    append(decide_reminders(state, person->stopped, context), events);
    append(decide_due_asks(state, ask, context), events);
    auto note = note_of(stream, *person, events, context);
    return Decision{std::move(events), std::move(note)};
  });
}

}  // namespace amends
