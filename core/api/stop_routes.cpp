// GET and POST /r/{token}/stop: "do not ask me again", and the way back.
#include "core/api/open_link.hpp"
#include "core/api/page.hpp"
#include "core/api/people.hpp"
#include "core/api/routes.hpp"
#include "core/api/texts.hpp"
#include "core/api/vote.hpp"
#include "core/base/limits.hpp"
#include "core/model/field_reader.hpp"
#include "core/rules/stop_asking.hpp"

namespace amends {
namespace {

struct StopPress {
  bool again = false;
  std::string op;
  std::string nonce;
};

Result<StopPress> press_from(const Request& request) {
  auto body = public_body(request);
  if (!body) return body.error();
  FieldReader fields(*body);
  StopPress press;
  press.again = fields.optional_flag("again").value_or(false);
  press.op = fields.text("op", limits::max_op_chars);
  press.nonce = fields.text("nonce", 64);
  check_op_text(fields, "op", press.op, true);
  if (auto error = fields.finish()) return *error;
  return press;
}

NonceCodec nonces(Services& services) {
  return {services.signer(), services.entropy(), services.link_keys().stop};
}

std::string fresh_nonce(Services& services, const OpenLink& link) {
  return nonces(services).encode(link.row.invitation, services.now());
}

Response page_of(Call& call, const OpenLink& link, bool stopped, std::string_view notice = {}) {
  return stop_page(
      call.services, call.request.path,
      {link.language(), call.arguments[0], fresh_nonce(call.services, link), stopped, notice});
}

// One press is enough when it comes from a page that was loaded lately.
bool is_enough(Services& services, const OpenLink& link, const StopPress& press) {
  const auto loaded_at = nonces(services).decode(press.nonce, link.row.invitation);
  if (!loaded_at) return false;
  const std::int64_t age_ms = services.now() - *loaded_at;
  return age_ms >= limits::min_nonce_age_ms && age_ms <= limits::max_nonce_age_ms;
}

Response ask_for_another_press(Call& call, const OpenLink& link, const StopPress& press) {
  if (!call.request.wants_json()) {
    return page_of(call, link, press.again, texts_in(link.language()).press_again);
  }
  return problem(fail(ErrorCode::nonce_stale,
                      "nonce must be between 0.3 seconds and 24 hours old; send the same op again "
                      "with the fresh one",
                      "nonce"),
                 {{"nonce", fresh_nonce(call.services, link)}});
}

Result<PersonState> carry_out(Call& call, const OpenLink& link, const StopPress& press) {
  Services& services = call.services;
  auto request = services.load(link.row.request);
  if (!request) return request.error();
  const std::string stream = person_stream(services, request->requester);
  if (stream.empty()) return fail(ErrorCode::closed, "the request has no requester any more");
  const OpStamp op{press.op,
                   services.digest_text(services.keys().api, press.again ? "again" : "stop")};
  const StopAsking stop{link.row.invitation, press.again};
  return write_person(services, stream, [&](const PersonState& person) {
    return decide_stop_asking(person, stop,
                              {services.now(), *link.settings, call.request.actor, op});
  });
}

Response outcome_page(Call& call, const OpenLink& link, bool stopped) {
  if (stopped) return page_of(call, link, true);
  const Texts& texts = texts_in(link.language());
  return notice_page(call.services, call.request.path, 200, link.language(), texts.asking_resumed,
                     "");
}

}  // namespace

Result<Response> get_stop(Call& call) {
  auto link = open_link(call.services, call.arguments[0]);
  if (!link) return link.error();
  const bool wants_json = call.request.wants_json();
  if (!*link) {
    if (!wants_json) return closed_page(call.services, call.request.path);
    return json_response(200, json::object{{"state", "closed"}});
  }
  if (!wants_json) return page_of(call, **link, false);
  return json_response(200, json::object{{"state", "open"},
                                         {"language", (*link)->language()},
                                         {"nonce", fresh_nonce(call.services, **link)}});
}

Result<Response> post_stop(Call& call) {
  auto link = open_link(call.services, call.arguments[0]);
  if (!link) return link.error();
  const bool wants_json = call.request.wants_json();
  if (!*link) {
    if (!wants_json) return closed_page(call.services, call.request.path);
    return fail(ErrorCode::closed, "the question is closed");
  }
  auto press = press_from(call.request);
  if (!press) return press.error();
  if (!is_enough(call.services, **link, *press)) return ask_for_another_press(call, **link, *press);
  auto person = carry_out(call, **link, *press);
  if (!person) return person.error();
  if (!wants_json) return outcome_page(call, **link, person->stopped);
  return json_response(200, json::object{{"asking", person->stopped ? "stopped" : "resumed"},
                                         {"nonce", fresh_nonce(call.services, **link)}});
}

}  // namespace amends
