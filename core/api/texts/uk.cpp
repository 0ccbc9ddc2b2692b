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
    .contact = "Електронна адреса або номер телефону, якщо ви бажаєте, щоб ми з вами зв’язалися",
    .come_later = "За годину надійшло забагато відповідей. Будь ласка, спробуйте пізніше.",
    .try_later = "Будь ласка, спробуйте пізніше.",
    .closed = "Це запитання закрито.",
    .closed_more = "Відповідь на запит і далі дійде до нас.",
    .not_saved = "Не збережено.",
    .mail_subject = "Незадоволення: {customer}",
    .mail_opening = "{customer} відповідає «{label}» щодо {request}.",
    .mail_open_list = "Відкрити справу:",
    .mail_due = "Термін: {time}",
    .press_again = "Будь ласка, натисніть ще раз.",
    .stop_asking = "Більше мене не питати",
    .stop_means =
        "Натиснувши кнопку, ви відмовитеся від наших запитань про вашу задоволеність. Ваші запити "
        "опрацьовуються, як і раніше.",
    .asking_stopped = "Ми більше вас не питатимемо.",
    .stop_undo = "Якщо це помилка, її можна скасувати.",
    .ask_me_again = "Питати мене знову",
    .asking_resumed = "Ми знову вас питатимемо.",
    .mail_opens_page = "Кожне посилання відкриває сторінку, на якій ще можна змінити відповідь.",
    .preview = "Оцінка в електронному листі",
    .preview_links =
        "Посилання цього перегляду нічого не відкривають і не записують: їхні токени недійсні.",
    .told_opened = "Нове звернення в роботу: {request}",
    .told_assigned = "Призначено {person}: {request}",
    .told_unassigned = "Нікому не призначено: {request}",
    .told_contacted = "Із клієнтом зв’язалися: {request}",
    .told_addressed = "Залагоджено: {request}",
    .told_reopened = "Відкрито знову: {request}",
    .told_gone = "Більше не потрібно: {request}",
    .told_praise = "Похвала: {request}",
    .told_due_soon = "Термін скоро спливе: {request}",
    .told_overdue = "Прострочено: {request}",
    .digest_subject = "Звернення: відкрито {open}, прострочено {overdue}",
    .digest_counts =
        "Відкрито: {open}\nНові: {new}\nТермін сьогодні: {due_today}\nПрострочено: "
        "{overdue}\nОчікують на клієнта: {waiting}",
    .report_teams = "Команди: {names}",
    .report_queues = "Черги: {names}",
    .report_unhappy = "Незадоволені клієнти: {count}",
    .report_addressed = "Залагоджено: {count} із {total} ({share}%)",
    .report_open = "Ще відкрито: {count}",
    .report_within_due = "Залагоджено вчасно: {count} із {total} ({share}%)",
    .report_no_answers = "У ці дні ніхто не відповів.",
    .report_satisfied =
        "Задоволені: {count} із {total} відповідей, {share}% (95-відсотковий інтервал: від {low}% "
        "до {high}%)",
    .report_few =
        "Менше ніж {count} відповідей: такі числа сильно змінюються вже через випадковість.",
    .report_before = "До того, від {from} до {to}: {share}%",
    .report_no_change = "Немає різниці з попередніми днями, що виходить за межі випадковості.",
    .report_lower = "Нижче, ніж у попередні дні, за межами випадковості.",
    .report_higher = "Вище, ніж у попередні дні, за межами випадковості.",
    .report_few_before = "Замало відповідей для порівняння з попередніми днями.",
    .report_response = "Відповіли: {count} із {total} запитаних, {share}%",
    .report_stand_lower = "Менш задоволені, ніж інші, за межами випадковості: {names}",
    .report_stand_higher = "Більш задоволені, ніж інші, за межами випадковості: {names}",
    .report_view = "Відкрити звіт:",
};

}  // namespace amends
