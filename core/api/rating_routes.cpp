// GET and POST /r/{token}[/{answer}]: the page behind a customer's link; GET /r/{token}/frame: the
// widget's question in a frame.
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "core/api/accepted_languages.hpp"
#include "core/api/effects.hpp"
#include "core/api/frame_page.hpp"
#include "core/api/open_link.hpp"
#include "core/api/origins.hpp"
#include "core/api/page.hpp"
#include "core/api/routes.hpp"
#include "core/api/texts.hpp"
#include "core/api/views.hpp"
#include "core/api/vote_outcome.hpp"
#include "core/api/vote_writer.hpp"
#include "core/store/projection.hpp"

namespace amends {
namespace {

/// The answer that a path names; 0 is the decoy, nothing what names none.
std::optional<int> answer_in_path(const Call& call, const Survey& survey) {
  if (call.arguments.size() < 2) return std::nullopt;
  const std::string& text = call.arguments[1];
  const bool digits = !text.empty() && text.size() <= 2 &&
                      text.find_first_not_of("0123456789") == std::string::npos;
  if (!digits) return std::nullopt;
  const int answer = std::stoi(text);
  return answer <= survey.scale ? std::optional(answer) : std::nullopt;
}

PageFlags flags_of_load(Services& services, const OpenLink& link, std::optional<int> answer) {
  PageFlags flags;
  flags.decoy = answer == 0;
  flags.scan_window =
      answer && services.fetch_watch().note(link.row.invitation, *answer, services.now());
  flags.question = link.row.is_held();
  return flags;
}

LandingPage landing(Services& services, const OpenLink& link, const std::string& token,
                    const std::string& nonce) {
  LandingPage page{*link.survey, link.language(), token, nonce};
  page.state = json::serialize(link_view(services, link, nonce, ""));
  if (link.row.is_held()) page.notice = texts_in(page.language).which_one;
  return page;
}

// --- taking a vote -----------------------------------------------------------------------------

// The vote is not kept: the client sends it again, or the customer presses once more.
Response ask_again(Call& call, const OpenLink& link, const Vote& vote, const PageLoad& load,
                   const Error& why) {
  Services& services = call.services;
  const std::string nonce = nonces(services).encode(link.row.invitation, services.now(), load);
  if (call.request.wants_json()) return problem(why, {{"nonce", nonce}});
  return ask_again_page(services, call.request.path,
                        landing(services, link, call.arguments[0], nonce), vote);
}

PageLoad asking_for_press(PageLoad load) {
  load.flags.confirm = true;
  return load;
}

// A page that has shown its question keeps what else is known about it.
PageLoad load_after(PageLoad load, RateResult result) {
  load.flags.question = result == RateResult::held;
  return load;
}

Result<Response> record(Call& call, const OpenLink& link, Vote vote, const PageOfPress& from) {
  Services& services = call.services;
  const InvitationId id = link.row.invitation;
  const PageLoad& load = from.page;
  vote.page_load = load_text(load);
  vote.page_at = from.made_at;
  vote.was_asked_which = load.flags.question;
  RateResult result{};
  auto written = write_vote(
      call, link.row.request, vote, vote.evidence, link.settings,
      [&](const RequestState&, InvitationId, const Context&) -> Result<OwnInvitation> {
        return OwnInvitation{id, {}};
      },
      result);
  if (!written) {
    const Error& why = written.error();
    if (why.code != ErrorCode::nonce_stale) return why;
    return ask_again(call, link, vote, load, why);
  }
  if (result == RateResult::intent && vote.evidence == Evidence::gesture) {
    return ask_again(call, link, vote, asking_for_press(load), press_is_needed());
  }
  const std::string nonce = nonces(services).encode(id, services.now(), load_after(load, result));
  const VoteOutcome outcome{result, written->after.find(id), &link.settings->current(), nonce};
  if (call.request.wants_json()) {
    Response response = json_response(200, outcome_view(outcome));
    add_effects(call, *written, response);
    return response;
  }
  OpenLink now = link;
  now.row = invitation_row(written->after, *outcome.invitation);
  Response response = outcome_page(services, call.request.path,
                                   landing(services, now, call.arguments[0], nonce), vote, outcome);
  add_effects(call, *written, response);
  return response;
}

Result<Response> take_vote(Call& call, const OpenLink& link) {
  auto vote = vote_from(call.request);
  if (!vote) return vote.error();
  PageOfPress from =
      page_of_press(call.services, nonces(call.services), vote->nonce, link.row.invitation);
  const PressVerdict verdict = judge_press_on(link, call.request, vote->evidence, from.page.flags);
  if (verdict == PressVerdict::cross_site) {
    return fail(ErrorCode::cross_site, "the request comes from another site");
  }
  if (verdict != PressVerdict::good) from.page = asking_for_press(from.page);
  if (!from.fresh) return ask_again(call, link, *vote, from.page, nonce_is_stale());
  if (verdict == PressVerdict::press_needed) {
    return ask_again(call, link, *vote, from.page, press_is_needed());
  }
  vote->on_doubtful_page = verdict == PressVerdict::doubtful;
  return record(call, link, std::move(*vote), from);
}

}  // namespace

Result<Response> get_rating(Call& call) {
  return on_open_link(call, [&](const OpenLink& link) -> Result<Response> {
    Services& services = call.services;
    const auto answer = answer_in_path(call, *link.survey);
    const PageFlags flags = flags_of_load(services, link, answer);
    const std::string nonce =
        nonces(services).encode_new(link.row.invitation, services.now(), flags);
    if (call.request.wants_json()) {
      return json_response(200,
                           link_view(services, link, nonce, call.request.header("x-amends-key")));
    }
    LandingPage page = landing(services, link, call.arguments[0], nonce);
    if (!link.row.is_held()) page.chosen = answer.value_or(0);
    return landing_page(services, call.request.path, page);
  });
}

namespace {

// Every link that is not good shows the same closed question. Settings that were read before will
// do: a guess costs no read.
Result<Response> closed_frame(Call& call) {
  auto settings = call.services.settings(0);
  if (!settings) return settings.error();
  const std::string_view language = page_language(call.request);
  return frame_page(call.services, call.request.path,
                    {language,
                     texts_in(language).closed,
                     {{"token", call.arguments[0]}, {"survey", R"({"state":"closed"})"}},
                     frame_parents(call.request, (*settings)->current())});
}

}  // namespace

// Whoever has a mail's token answers on our own page, where scanners are told from people.
Result<Response> get_rating_frame(Call& call) {
  Services& services = call.services;
  auto link = open_link(services, call.arguments[0]);
  if (!link) return link.error();
  if (!*link || (*link)->purpose != TokenPurpose::widget) return closed_frame(call);
  auto settings = services.settings();
  if (!settings) return settings.error();
  const std::string nonce = nonces(services).encode_new((*link)->row.invitation, services.now());
  const std::string survey = json::serialize(link_view(services, **link, nonce));
  const std::string_view language = (*link)->language();
  return frame_page(services, call.request.path,
                    {language,
                     (*link)->survey->texts_in(language).question,
                     {{"token", call.arguments[0]}, {"survey", survey}},
                     frame_parents(call.request, (*settings)->current())});
}

Result<Response> post_rating(Call& call) {
  return on_open_link(call, [&](const OpenLink& link) { return take_vote(call, link); });
}

}  // namespace amends
