#include <array>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "core/api/texts/languages.hpp"
#include "core/model/recovery.hpp"
#include "core/model/survey.hpp"

using namespace amends;

namespace {

// Every text of a language; texts.hpp says what each is.
constexpr std::array members = {&Texts::language,
                                &Texts::send,
                                &Texts::send_details,
                                &Texts::press_once_more,
                                &Texts::which_one,
                                &Texts::decoy,
                                &Texts::choose,
                                &Texts::saved,
                                &Texts::thank_you,
                                &Texts::retracted,
                                &Texts::details_arrived,
                                &Texts::disputed,
                                &Texts::not_counted,
                                &Texts::better,
                                &Texts::optional,
                                &Texts::words,
                                &Texts::contact_me,
                                &Texts::contact,
                                &Texts::come_later,
                                &Texts::try_later,
                                &Texts::closed,
                                &Texts::closed_more,
                                &Texts::not_saved,
                                &Texts::mail_subject,
                                &Texts::mail_opening,
                                &Texts::mail_open_list,
                                &Texts::press_again,
                                &Texts::stop_asking,
                                &Texts::stop_means,
                                &Texts::asking_stopped,
                                &Texts::stop_undo,
                                &Texts::ask_me_again,
                                &Texts::asking_resumed,
                                &Texts::mail_opens_page,
                                &Texts::preview,
                                &Texts::preview_links,
                                &Texts::told_opened,
                                &Texts::told_assigned,
                                &Texts::told_unassigned,
                                &Texts::told_contacted,
                                &Texts::told_addressed,
                                &Texts::told_reopened,
                                &Texts::told_gone,
                                &Texts::told_praise,
                                &Texts::mail_due,
                                &Texts::mail_contact,
                                &Texts::mail_outcome,
                                &Texts::mail_by,
                                &Texts::again_answer,
                                &Texts::again_recovery,
                                &Texts::again_contact,
                                &Texts::again_person,
                                &Texts::again_counts,
                                &Texts::again_alone,
                                &Texts::again_times,
                                &Texts::told_detailed,
                                &Texts::told_taken_off,
                                &Texts::told_due_soon,
                                &Texts::told_overdue,
                                &Texts::digest_subject,
                                &Texts::digest_counts,
                                &Texts::report_teams,
                                &Texts::report_queues,
                                &Texts::report_unhappy,
                                &Texts::report_addressed,
                                &Texts::report_open,
                                &Texts::report_within_due,
                                &Texts::report_no_answers,
                                &Texts::report_satisfied,
                                &Texts::report_few,
                                &Texts::report_before,
                                &Texts::report_no_change,
                                &Texts::report_lower,
                                &Texts::report_higher,
                                &Texts::report_few_before,
                                &Texts::report_response,
                                &Texts::report_stand_lower,
                                &Texts::report_stand_higher,
                                &Texts::report_view};
static_assert(sizeof(Texts) == members.size() * sizeof(std::string_view),
              "a text is missing in this list");

std::multiset<std::string> placeholders(std::string_view text) {
  std::multiset<std::string> found;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    found.emplace(text.substr(at, text.find('}', at) + 1 - at));
  }
  return found;
}

}  // namespace

TEST_CASE("every language says everything, with the placeholders of the English text",
          "[languages]") {
  for (const Texts* texts : all_texts) {
    for (std::size_t i = 0; i < members.size(); ++i) {
      INFO(texts->language << ", text " << i << ", in English \"" << texts_en.*members[i] << '"');
      CHECK_FALSE((texts->*members[i]).empty());
      CHECK(placeholders(texts->*members[i]) == placeholders(texts_en.*members[i]));
    }
  }
}

TEST_CASE("the texts of a regional tag are those of its language, of an unknown one English",
          "[languages]") {
  for (const Texts* texts : all_texts) {
    CHECK(&texts_in(texts->language) == texts);
    CHECK(&texts_in(std::string(texts->language) + "-XX") == texts);
  }
  CHECK(&texts_in("PT-br") == &texts_pt);
  CHECK(&texts_in("zh-Hant-TW") == &texts_zh);
  CHECK(&texts_in("de-AT") == &texts_de);
  for (const char* unknown : {"", "xx", "e", "eng", "-de", "dead"}) {
    CHECK(&texts_in(unknown) == &texts_en);
  }
}

TEST_CASE("whether it is good now is asked in every language of the texts", "[languages]") {
  const Survey survey = recovery_survey();
  CHECK(survey.texts.size() == all_texts.size());
  for (const Texts* texts : all_texts) {
    INFO(texts->language);
    REQUIRE(survey.texts.contains(std::string(texts->language)));
    const SurveyTexts& words = survey.texts_in(texts->language);
    CHECK_FALSE(words.question.empty());
    REQUIRE(words.labels.size() == 2);
    CHECK_FALSE(words.labels[0].empty());
    CHECK(words.labels[0] != words.labels[1]);
  }
}

TEST_CASE("the survey that a tenant starts with is asked in every language of the texts",
          "[languages]") {
  const Survey survey = default_survey();
  CHECK(survey.texts.size() == all_texts.size());
  for (const Texts* texts : all_texts) {
    INFO(texts->language);
    REQUIRE(survey.texts.contains(std::string(texts->language)));
    const SurveyTexts& words = survey.texts_in(texts->language);
    CHECK_FALSE(words.question.empty());
    const std::set<std::string> labels(words.labels.begin(), words.labels.end());
    CHECK(labels.size() == static_cast<std::size_t>(survey.scale));
    CHECK_FALSE(labels.contains(""));
    for (const std::string& reason : survey.reasons) CHECK_FALSE(words.reasons.at(reason).empty());
  }
  CHECK(survey.language_for("pt-PT") == "pt");
  CHECK(survey.language_for("zh-Hant") == "zh");
}
