#include <array>
#include <string_view>

#include "core/model/survey.hpp"

namespace amends {
namespace {

constexpr std::array<std::string_view, 6> reason_ids = {
    "too_long", "not_solved", "hard_to_understand", "had_to_ask_again", "tone", "other"};

struct Words {
  std::string_view language;
  std::string_view question;
  std::array<std::string_view, 5> labels;
  std::array<std::string_view, reason_ids.size()> reasons;  // in the order of the ids
};

// One entry a language (docs/languages.md).
constexpr Words all_words[] = {
    {"ar",
     "كيف كانت مساعدتنا في هذا الطلب؟",
     {{"سيئة جدًا", "سيئة", "مقبولة", "جيدة", "جيدة جدًا"}},
     {{"استغرق وقتًا طويلًا", "لم تُحل المشكلة", "صعب الفهم", "اضطررت إلى السؤال مجددًا",
       "أسلوب التعامل", "سبب آخر"}}},
    {"de",
     "Wie war unsere Hilfe bei dieser Anfrage?",
     {{"Sehr schlecht", "Schlecht", "Mittel", "Gut", "Sehr gut"}},
     {{"Hat zu lange gedauert", "Nicht gelöst", "Schwer verständlich", "Musste nachfragen",
       "Umgangston", "Etwas anderes"}}},
    {"en",
     "How was our help with this request?",
     {{"Very poor", "Poor", "Okay", "Good", "Very good"}},
     {{"Took too long", "Not solved", "Hard to understand", "Had to ask again", "Tone",
       "Something else"}}},
    {"es",
     "¿Qué le ha parecido nuestra ayuda con esta solicitud?",
     {{"Muy mala", "Mala", "Regular", "Buena", "Muy buena"}},
     {{"Tardó demasiado", "No se resolvió", "Difícil de entender", "Tuve que volver a preguntar",
       "El trato", "Otro motivo"}}},
    {"fr",
     "Comment évaluez-vous notre aide pour cette demande ?",
     {{"Très mauvaise", "Mauvaise", "Correcte", "Bonne", "Très bonne"}},
     {{"Trop long", "Problème non résolu", "Difficile à comprendre", "Il a fallu redemander",
       "Ton employé", "Autre chose"}}},
    {"he",
     "איך הייתה העזרה שלנו בפנייה הזו?",
     {{"גרועה מאוד", "גרועה", "סבירה", "טובה", "טובה מאוד"}},
     {{"לקח יותר מדי זמן", "לא נפתר", "קשה להבנה", "היה צורך לשאול שוב", "נימת הדברים",
       "משהו אחר"}}},
    {"hi",
     "इस अनुरोध में हमारी मदद कैसी रही?",
     {{"बहुत खराब", "खराब", "ठीक-ठाक", "अच्छी", "बहुत अच्छी"}},
     {{"बहुत समय लगा", "समाधान नहीं हुआ", "समझना मुश्किल था", "दोबारा पूछना पड़ा", "बातचीत का लहजा",
       "कुछ और"}}},
    {"it",
     "Come valuta la nostra assistenza per questa richiesta?",
     {{"Pessima", "Scarsa", "Sufficiente", "Buona", "Ottima"}},
     {{"Troppo tempo", "Non risolto", "Difficile da capire", "Ho dovuto chiedere di nuovo", "Tono",
       "Altro"}}},
    {"ja",
     "このお問い合わせへの対応はいかがでしたか？",
     {{"とても悪い", "悪い", "普通", "良い", "とても良い"}},
     {{"時間がかかりすぎた", "解決しなかった", "わかりにくかった", "再度の問い合わせが必要だった",
       "対応の口調", "その他"}}},
    {"nl",
     "Hoe was onze hulp bij deze aanvraag?",
     {{"Zeer slecht", "Slecht", "Redelijk", "Goed", "Zeer goed"}},
     {{"Duurde te lang", "Niet opgelost", "Moeilijk te begrijpen", "Moest opnieuw vragen", "Toon",
       "Iets anders"}}},
    {"pl",
     "Jak oceniają Państwo naszą pomoc w tej sprawie?",
     {{"Bardzo źle", "Źle", "Średnio", "Dobrze", "Bardzo dobrze"}},
     {{"Trwało za długo", "Problem nierozwiązany", "Trudne do zrozumienia",
       "Trzeba było pytać ponownie", "Ton", "Coś innego"}}},
    {"pt",
     "Como foi a nossa ajuda nesta solicitação?",
     {{"Muito ruim", "Ruim", "Regular", "Boa", "Muito boa"}},
     {{"Demorou demais", "Não foi resolvido", "Difícil de entender", "Precisei perguntar de novo",
       "Tom", "Outro motivo"}}},
    {"tr",
     "Bu talepteki yardımımız nasıldı?",
     {{"Çok kötü", "Kötü", "Orta", "İyi", "Çok iyi"}},
     {{"Çok uzun sürdü", "Çözülmedi", "Anlaşılması zor", "Yeniden sormam gerekti", "Üslup",
       "Başka bir şey"}}},
    {"uk",
     "Як ви оцінюєте нашу допомогу з цим запитом?",
     {{"Дуже погано", "Погано", "Нормально", "Добре", "Дуже добре"}},
     {{"Надто довго", "Не вирішено", "Важко зрозуміти", "Довелося перепитувати", "Тон спілкування",
       "Інше"}}},
    {"zh",
     "您觉得我们对此请求的帮助如何？",
     {{"很差", "差", "一般", "好", "很好"}},
     {{"耗时太长", "未解决", "难以理解", "需要再次询问", "沟通语气", "其他"}}},
};

SurveyTexts texts_of(const Words& words) {
  SurveyTexts texts;
  texts.question = words.question;
  texts.labels.assign(words.labels.begin(), words.labels.end());
  for (std::size_t i = 0; i < reason_ids.size(); ++i) {
    texts.reasons.emplace(reason_ids[i], words.reasons[i]);
  }
  return texts;
}

}  // namespace

Survey default_survey() {
  Survey survey;
  survey.id = "default";
  survey.touchpoint = "request-resolved";
  survey.classes = {AnswerClass::dissatisfied, AnswerClass::dissatisfied, AnswerClass::neutral,
                    AnswerClass::satisfied, AnswerClass::satisfied};
  survey.reasons.assign(reason_ids.begin(), reason_ids.end());
  for (const Words& words : all_words) {
    survey.texts.emplace(words.language, texts_of(words));
  }
  return survey;
}

}  // namespace amends
