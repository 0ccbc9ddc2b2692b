#include "core/api/praise_mail.hpp"

#include <memory>
#include <utility>

#include "core/api/case_words.hpp"
#include "core/api/staff_mail.hpp"
#include "core/api/writer.hpp"
#include "core/model/stream_name.hpp"
#include "core/store/praise_outbox.hpp"

namespace amends {
namespace {

const Invitation* praised_in(const RequestState& state, const json::object& payload) {
  const auto id = invitation_id_from_text(text_in_payload(payload, "invitation"));
  return id ? state.find(*id) : nullptr;
}

std::string praise_text(const RequestState& state, const Invitation& praised,
                        const std::string& comment, const SettingsState& settings,
                        const Texts& texts) {
  std::string text =
      filled(texts.mail_opening, "label", label_in(settings, praised, texts.language));
  text = filled(text, "request", what_was_rated(state.id, praised.touchpoint, state.subject));
  text = filled(text, "customer", customer_of(state)) + "\n\n" + comment + "\n";
  return state.url.empty() ? text : text + "\n" + state.url + "\n";
}

Events praise_sent(const RequestState& state, const json::object& payload, const Context& context) {
  const Invitation* praised = praised_in(state, payload);
  if (praised == nullptr || praised->praise_sent) return {};
  return {event_of(context, PraiseSent{praised->id, text_in_payload(payload, "user")})};
}

}  // namespace

Result<bool> add_praise(Services& services, const OutboxEntry& entry, json::object& effect) {
  auto settings = services.settings();
  if (!settings) return settings.error();
  const Settings& current = (*settings)->current();
  auto state = services.load(entry.request);
  if (!state) return state.error();
  const Invitation* praised = praised_in(*state, effect);
  if (!current.praise || praised == nullptr || !is_praise_for_agent(*state, *praised)) return false;
  auto events = services.open_stream(request_stream(entry.request));
  if (!events) return events.error();
  const Event* said = event_at(*events, praised->rating->comment_revision);
  if (said == nullptr) return fail(ErrorCode::history_broken, "the comment is missing");
  const Snapshot& snapshot = praised->snapshot;
  const Texts& texts = texts_in(current.language_of(snapshot.agent));
  add_mail_head(entry, texts, effect);
  effect["to"] = staff_recipient(snapshot.agent, snapshot.team, snapshot.queue);
  effect["to"].as_object()["only"] = true;
  effect["subject"] = filled(texts.told_praise, "request",
                             what_was_rated(state->id, praised->touchpoint, state->subject));
  effect["text"] = praise_text(*state, *praised, said->personal.comment, **settings, texts);
  effect.erase("user");
  effect.erase("invitation");
  return true;
}

Result<void> note_praise_sent(Services& services, const std::vector<OutboxEntry>& entries,
                              const Actor& by) {
  std::shared_ptr<const SettingsState> settings;
  for (const OutboxEntry& entry : entries) {
    const auto payload = parse_own_json(entry.payload);
    if (!payload || text_in_payload(*payload, "template") != "praise") continue;
    if (settings == nullptr) {
      auto read = services.settings();
      if (!read) return read.error();
      settings = std::move(*read);
    }
    auto written =
        write_request(services, entry.request, [&](const RequestState& state) -> Result<Events> {
          return praise_sent(state, *payload, Context{services.now(), *settings, by, {}});
        });
    if (!written) return written.error();
  }
  return {};
}

}  // namespace amends
