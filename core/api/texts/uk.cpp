#include "core/api/texts/languages.hpp"

namespace amends {

const Texts texts_uk = {
    .language = "uk",
    .send = "Надіслати відповідь",
    .send_details = "Надіслати",
    .press_once_more = "Будь ласка, натисніть ще раз, щоб надіслати відповідь.",
    .which_one = "Ви вибрали дві відповіді: яка з них правильна?",
    .decoy = "Будь ласка, не відкривайте це посилання",
    .choose = "Будь ласка, виберіть відповідь.",
    .saved = "Збережено: {answer}",
    .thank_you = "Дякуємо.",
    .details_arrived = "Ми отримали вашу відповідь і коментар.",
    .retracted = "Вашу відповідь відкликано.",
    .disputed = "Хтось уже відповідав раніше, і та відповідь чинна. Вашу збережено поруч із нею.",
    .not_counted = "Вашу відповідь занотовано, але не враховано.",
    .better = "Що мало бути кращим?",
    .optional = "Необов’язково, можна вибрати кілька.",
    .words = "Вашими словами",
    .contact_me = "Прошу зв’язатися зі мною щодо цього",
    .closed = "Це запитання закрито.",
    .closed_more = "Відповідь на запит і далі дійде до нас.",
    .not_saved = "Не збережено.",
    .mail_subject = "Незадоволення: {customer}",
    .mail_opening = "{customer} відповідає «{label}» щодо {request}.",
    .mail_open_list = "Відкрити справу:",
};

}  // namespace amends
