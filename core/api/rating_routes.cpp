// GET and POST /r/{token}[/{answer}]: the page behind a customer's link.
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "core/api/effects.hpp"
#include "core/api/open_link.hpp"
#include "core/api/page.hpp"
#include "core/api/routes.hpp"
#include "core/api/texts.hpp"
#include "core/api/views.hpp"
#include "core/api/vote_writer.hpp"

namespace amends {
namespace {

std::string_view state_of(const OpenLink& link) {
  if (link.row.is_held()) return "held";
  return link.row.answer == 0 ? "asked" : "answered";
}

json::object state_view(Services& services, const OpenLink& link, std::string_view nonce,
                        std::string_view key) {
  const std::string voter = voter_hash(services, key, link.row.invitation);
  const bool own = link.row.answer != 0 && !voter.empty() && voter == link.row.key_hash;
  return {{"state", state_of(link)},
          {"survey", survey_view(*link.survey, link.row.language)},
          {"language", link.language()},
          {"nonce", nonce},
          {"edit_until_at", millis_or_null(edit_until(link))},
          {"closes_at", link.row.closes_at.count},
          {"answer", own ? json::value(link.row.answer) : json::value()}};
}

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
  page.state = json::serialize(state_view(services, link, nonce, ""));
  if (link.row.is_held()) page.notice = texts_in(page.language).which_one;
  return page;
}

// --- the answer to a vote ----------------------------------------------------------------------

struct Outcome {
  RateResult result = RateResult::recorded;
  const Invitation* invitation = nullptr;
  std::string nonce;  // a fresh one for the page that sent the vote
};

json::object outcome_view(const OpenLink& link, const Outcome& outcome) {
  const Rating* rating = outcome.invitation->rating ? &*outcome.invitation->rating : nullptr;
  return {
      {"result", enum_text(outcome.result)},
      {"answer", rating == nullptr ? json::value() : json::value(rating->answer)},
      {"class", rating == nullptr ? json::value() : json::value(enum_text(rating->answer_class))},
      {"edit_until_at", millis_or_null(edit_until(*outcome.invitation, link.settings->current()))},
      {"nonce", outcome.nonce}};
}

Response question_page(Call& call, const OpenLink& link, const std::string& nonce) {
  LandingPage page = landing(call.services, link, call.arguments[0], nonce);
  page.notice = texts_in(page.language).which_one;
  return landing_page(call.services, call.request.path, page);
}

Response outcome_page(Call& call, const OpenLink& link, const Vote& vote, const Outcome& outcome) {
  Services& services = call.services;
  const std::string_view path = call.request.path;
  const std::string_view language = link.language();
  const Texts& texts = texts_in(language);
  switch (outcome.result) {
    case RateResult::retracted:
      return notice_page(services, path, 200, language, texts.retracted, "");
    case RateResult::disputed:
      return notice_page(services, path, 200, language, texts.disputed, "");
    case RateResult::held:
      return question_page(call, link, outcome.nonce);
    case RateResult::intent:
      return notice_page(services, path, 200, language, texts.not_counted, "");
    case RateResult::recorded:
      break;
  }
  const Rating& rating = *outcome.invitation->rating;
  if (vote.kind == Rate::Kind::details) {
    return notice_page(services, path, 200, language, texts.thank_you, texts.details_arrived);
  }
  if (rating.answer_class != AnswerClass::dissatisfied) {
    const std::string line =
        filled(texts.saved, "answer", link.survey->label_of(rating.answer, language));
    return notice_page(services, path, 200, language, texts.thank_you, line);
  }
  LandingPage page{*link.survey, language, call.arguments[0], outcome.nonce};
  page.chosen = rating.answer;
  page.key = vote.key;
  return details_page(services, path, page);
}

// --- taking a vote -----------------------------------------------------------------------------

// The vote is not kept: the client sends it again, or the customer presses once more.
Response ask_again(Call& call, const OpenLink& link, const Vote& vote, const PageLoad& load,
                   const Error& why) {
  Services& services = call.services;
  const std::string nonce = nonces(services).encode(link.row.invitation, services.now(), load);
  if (call.request.wants_json()) return problem(why, {{"nonce", nonce}});
  LandingPage page = landing(services, link, call.arguments[0], nonce);
  const bool on_scale = vote.answer >= 1 && vote.answer <= link.survey->scale;
  page.chosen = on_scale ? static_cast<int>(vote.answer) : 0;
  page.needs_press = true;
  page.notice = texts_in(page.language).press_once_more;
  return landing_page(services, call.request.path, page);
}

// A page that has shown its question keeps what else is known about it.
PageLoad load_after(PageLoad load, RateResult result) {
  load.flags.question = result == RateResult::held;
  return load;
}

}  // namespace

Result<Response> get_rating(Call& call) {
  Services& services = call.services;
  auto opened = open_link(services, call.arguments[0]);
  if (!opened) return opened.error();
  const bool wants_json = call.request.wants_json();
  if (!*opened) {
    if (!wants_json) return closed_page(services, call.request.path);
    return json_response(200, json::object{{"state", "closed"}});
  }
  const OpenLink& link = **opened;
  const auto answer = answer_in_path(call, *link.survey);
  const PageFlags flags = flags_of_load(services, link, answer);
  const std::string nonce = nonces(services).encode_new(link.row.invitation, services.now(), flags);
  if (wants_json) {
    return json_response(200,
                         state_view(services, link, nonce, call.request.header("x-amends-key")));
  }
  LandingPage page = landing(services, link, call.arguments[0], nonce);
  if (!link.row.is_held()) page.chosen = answer.value_or(0);
  return landing_page(services, call.request.path, page);
}

Result<Response> post_rating(Call& call) {
  Services& services = call.services;
  auto opened = open_link(services, call.arguments[0]);
  if (!opened) return opened.error();
  const bool wants_json = call.request.wants_json();
  if (!*opened) {
    if (!wants_json) return closed_page(services, call.request.path);
    return fail(ErrorCode::closed, "the question is closed");
  }
  const OpenLink& link = **opened;
  auto vote = vote_from(call.request);
  if (!vote) return vote.error();
  const InvitationId invitation = link.row.invitation;
  PageOfPress from = page_of_press(services, nonces(services), vote->nonce, invitation);
  const PressVerdict verdict = judge_press_on(link, call.request, vote->evidence, from.page.flags);
  if (verdict == PressVerdict::cross_site) {
    return fail(ErrorCode::cross_site, "the request comes from another site");
  }
  if (verdict == PressVerdict::press_needed) from.page.flags.confirm = true;
  if (!from.fresh) return ask_again(call, link, *vote, from.page, nonce_is_stale());
  if (verdict == PressVerdict::press_needed) {
    return ask_again(call, link, *vote, from.page, press_is_needed());
  }

  vote->page_load = load_text(from.page);
  vote->page_at = from.made_at;
  vote->was_asked_which = from.page.flags.question;
  RateResult result{};
  auto written = write_vote(
      call, link.row.request, *vote, vote->evidence, link.settings,
      [&](const RequestState&, InvitationId, const Context&) -> Result<OwnInvitation> {
        return OwnInvitation{invitation, {}};
      },
      result);
  if (!written) {
    const Error& why = written.error();
    return why.code == ErrorCode::nonce_stale
               ? Result<Response>(ask_again(call, link, *vote, from.page, why))
               : why;
  }
  const Outcome outcome{
      result, written->after.find(invitation),
      nonces(services).encode(invitation, services.now(), load_after(from.page, result))};
  Response response = wants_json ? json_response(200, outcome_view(link, outcome))
                                 : outcome_page(call, link, *vote, outcome);
  add_effects(call, *written, response);
  return response;
}

}  // namespace amends
