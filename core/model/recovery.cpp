#include "core/model/recovery.hpp"

#include "core/base/limits.hpp"

namespace amends {
namespace {

struct RecoveryWords {
  std::string_view language;
  std::string_view question;
  std::string_view no;
  std::string_view yes;
};

// One entry a language (docs/languages.md).
constexpr RecoveryWords all_recovery_words[] = {
    {"ar", "هل أصبح الأمر على ما يرام الآن؟", "لا", "نعم"},
    {"de", "Ist jetzt alles gut?", "Nein", "Ja"},
    {"en", "Is it good now?", "No", "Yes"},
    {"es", "¿Está todo bien ahora?", "No", "Sí"},
    {"fr", "Est-ce que tout va bien maintenant ?", "Non", "Oui"},
    {"he", "האם עכשיו הכול בסדר?", "לא", "כן"},
    {"hi", "क्या अब सब ठीक है?", "नहीं", "हाँ"},
    {"it", "Ora va tutto bene?", "No", "Sì"},
    {"ja", "問題は解決しましたか？", "いいえ", "はい"},
    {"nl", "Is het nu goed?", "Nee", "Ja"},
    {"pl", "Czy teraz wszystko jest w porządku?", "Nie", "Tak"},
    {"pt", "Está tudo bem agora?", "Não", "Sim"},
    {"tr", "Şimdi her şey yolunda mı?", "Hayır", "Evet"},
    {"uk", "Чи тепер усе гаразд?", "Ні", "Так"},
    {"zh", "现在问题解决了吗？", "没有", "解决了"},
};

}  // namespace

Result<RecoveryPolicy> recovery_policy_from_json(const json::object& object,
                                                 const std::string& path) {
  FieldReader fields(object, path);
  RecoveryPolicy policy;
  policy.ask = fields.optional_flag("ask").value_or(policy.ask);
  policy.delay_s = fields.integer("delay_s", 0, limits::max_ask_delay_s, policy.delay_s);
  if (auto error = fields.finish()) return *error;
  return policy;
}

json::object recovery_policy_to_json(const RecoveryPolicy& policy) {
  return {{"ask", policy.ask}, {"delay_s", policy.delay_s}};
}

Survey recovery_survey() {
  Survey survey;
  survey.id = recovery_name;
  survey.touchpoint = recovery_name;
  survey.scale = 2;
  survey.classes = {AnswerClass::dissatisfied, AnswerClass::satisfied};
  for (const RecoveryWords& words : all_recovery_words) {
    SurveyTexts texts;
    texts.question = words.question;
    texts.labels = {std::string(words.no), std::string(words.yes)};
    survey.texts.emplace(words.language, std::move(texts));
  }
  return survey;
}

}  // namespace amends
