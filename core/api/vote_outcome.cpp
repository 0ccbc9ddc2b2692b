#include "core/api/vote_outcome.hpp"

#include "core/api/texts.hpp"
#include "core/api/views.hpp"

namespace amends {

const Rating* VoteOutcome::rating() const {
  return invitation != nullptr && invitation->rating ? &*invitation->rating : nullptr;
}

json::object outcome_view(const VoteOutcome& outcome) {
  json::object view{{"result", enum_text(outcome.result)},
                    {"answer", nullptr},
                    {"class", nullptr},
                    {"edit_until_at", nullptr},
                    {"nonce", outcome.nonce}};
  if (const Rating* rating = outcome.rating()) {
    view["answer"] = rating->answer;
    view["class"] = enum_text(rating->answer_class);
    view["edit_until_at"] = millis_or_null(edit_until(*outcome.invitation, *outcome.settings));
  }
  return view;
}

Response outcome_page(Services& services, std::string_view path, LandingPage next, const Vote& vote,
                      const VoteOutcome& outcome) {
  const Texts& texts = texts_in(next.language);
  const auto notice = [&](std::string_view heading, std::string_view line = "") {
    return notice_page(services, path, 200, next.language, heading, line);
  };
  if (outcome.result == RateResult::held) {
    next.notice = texts.which_one;
    return landing_page(services, path, next);
  }
  if (outcome.result == RateResult::retracted) return notice(texts.retracted);
  if (outcome.result == RateResult::disputed) return notice(texts.disputed);
  const Rating* rating = outcome.rating();
  if (outcome.result == RateResult::intent || rating == nullptr) return notice(texts.not_counted);
  if (vote.kind == Rate::Kind::details) return notice(texts.thank_you, texts.details_arrived);
  if (rating->answer_class != AnswerClass::dissatisfied) {
    const std::string label = next.survey.label_of(rating->answer, next.language);
    return notice(texts.thank_you, filled(texts.saved, "answer", label));
  }
  next.chosen = rating->answer;
  next.key = vote.key;
  return details_page(services, path, next);
}

Response ask_again_page(Services& services, std::string_view path, LandingPage next,
                        const Vote& vote) {
  const Texts& texts = texts_in(next.language);
  if (vote.kind == Rate::Kind::details) {
    next.notice = texts.press_again;
    next.key = vote.key;
    next.written = &vote;
    return details_page(services, path, next);
  }
  const bool on_scale = vote.answer >= 1 && vote.answer <= next.survey.scale;
  next.chosen = on_scale ? static_cast<int>(vote.answer) : 0;
  next.needs_press = true;
  next.notice = texts.press_once_more;
  return landing_page(services, path, next);
}

}  // namespace amends
