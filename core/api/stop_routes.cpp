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

NonceCodec stop_nonces(Services& services) {
  return {services.signer(), services.entropy(), services.link_keys().stop};
}

std::string fresh_nonce(Services& services, const OpenLink& link, const PageLoad& page) {
  return stop_nonces(services).encode(link.row.invitation, services.now(), page);
}

Response page_of(Call& call, const OpenLink& link, const PageLoad& page, bool stopped,
                 std::string_view notice = {}) {
  return stop_page(call.services, call.request.path,
                   {link.language(), call.arguments[0], fresh_nonce(call.services, link, page),
                    stopped, notice});
}

Response ask_for_another_press(Call& call, const OpenLink& link, const StopPress& press,
                               const PageLoad& page, const Error& why) {
  if (!call.request.wants_json()) {
    return page_of(call, link, page, press.again, texts_in(link.language()).press_again);
  }
  return problem(why, {{"nonce", fresh_nonce(call.services, link, page)}});
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

Response outcome_page(Call& call, const OpenLink& link, const PageLoad& page, bool stopped) {
  if (stopped) return page_of(call, link, page, true);
  const Texts& texts = texts_in(link.language());
  return notice_page(call.services, call.request.path, 200, link.language(), texts.asking_resumed,
                     "");
}

Result<Response> take_press(Call& call, const OpenLink& link) {
  auto press = press_from(call.request);
  if (!press) return press.error();
  PageOfPress from =
      page_of_press(call.services, stop_nonces(call.services), press->nonce, link.row.invitation);
  PressVerdict verdict = judge_press_on(link, call.request, Evidence::explicit_, from.page.flags);
  // Whoever presses on every page of a mail leaves its answers held before coming here.
  const bool presses_everything = link.row.is_held() && !from.page.flags.confirm;
  if (verdict == PressVerdict::good && presses_everything) verdict = PressVerdict::press_needed;
  if (verdict == PressVerdict::cross_site) {
    return fail(ErrorCode::cross_site, "the request comes from another site");
  }
  if (verdict == PressVerdict::press_needed) from.page.flags.confirm = true;
  if (!from.fresh) return ask_for_another_press(call, link, *press, from.page, nonce_is_stale());
  if (verdict == PressVerdict::press_needed) {
    return ask_for_another_press(call, link, *press, from.page, press_is_needed());
  }
  auto person = carry_out(call, link, *press);
  if (!person) return person.error();
  if (!call.request.wants_json()) return outcome_page(call, link, from.page, person->stopped);
  return json_response(200, json::object{{"asking", person->stopped ? "stopped" : "resumed"},
                                         {"nonce", fresh_nonce(call.services, link, from.page)}});
}

}  // namespace

Result<Response> get_stop(Call& call) {
  return on_open_link(call, [&](const OpenLink& link) -> Result<Response> {
    const PageLoad page = new_page_load(call.services.entropy());
    if (!call.request.wants_json()) return page_of(call, link, page, false);
    return json_response(200, json::object{{"state", "open"},
                                           {"language", link.language()},
                                           {"nonce", fresh_nonce(call.services, link, page)}});
  });
}

Result<Response> post_stop(Call& call) {
  return on_open_link(call, [&](const OpenLink& link) { return take_press(call, link); });
}

}  // namespace amends
