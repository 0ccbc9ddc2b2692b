#include "core/api/texts/languages.hpp"

namespace amends {

const Texts texts_he = {
    .language = "he",
    .send = "שליחת התשובה",
    .send_details = "שליחה",
    .press_once_more = "נא ללחוץ פעם נוספת כדי לשלוח את התשובה.",
    .which_one = "נבחרו שתי תשובות: איזו מהן נכונה?",
    .decoy = "נא לא לפתוח את הקישור הזה",
    .choose = "נא לבחור תשובה.",
    .saved = "נשמר: {answer}",
    .thank_you = "תודה.",
    .details_arrived = "התשובה וההערה שלך התקבלו.",
    .retracted = "התשובה שלך בוטלה.",
    .disputed = "מישהו כבר ענה קודם, והתשובה ההיא תקפה. התשובה שלך נשמרה לצידה.",
    .not_counted = "התשובה שלך נרשמה, אך לא נספרה.",
    .better = "מה היה צריך להיות טוב יותר?",
    .optional = "לא חובה, אפשר לבחור כמה.",
    .words = "במילים שלך",
    .contact_me = "נא ליצור איתי קשר בנושא",
    .contact = "כתובת דוא״ל או מספר טלפון, אם רצונך שניצור איתך קשר",
    .come_later = "הגיעו יותר מדי תשובות בשעה אחת. נא לנסות שוב מאוחר יותר.",
    .try_later = "נא לנסות שוב מאוחר יותר.",
    .closed = "השאלה הזו סגורה.",
    .closed_more = "תגובה לפנייה עדיין מגיעה אלינו.",
    .not_saved = "לא נשמר.",
    .mail_subject = "חוסר שביעות רצון: {customer}",
    .mail_opening = "התשובה של {customer} על {request}: ״{label}״.",
    .mail_open_list = "למעבר לטיפול:",
    .mail_due = "מועד היעד: {time}",
    .press_again = "נא ללחוץ פעם נוספת.",
    .stop_asking = "לא לשאול אותי יותר",
    .stop_means =
        "לחיצה על הכפתור תפסיק את השאלות שלנו על שביעות הרצון שלך. הפניות שלך מטופלות כרגיל.",
    .asking_stopped = "לא נשאל אותך יותר.",
    .stop_undo = "אם זו הייתה טעות, אפשר לחזור בך.",
    .ask_me_again = "לשאול אותי שוב",
    .asking_resumed = "נשאל אותך שוב.",
    .mail_opens_page = "כל קישור פותח דף שבו עדיין אפשר לשנות את התשובה.",
    .preview = "הדירוג בהודעת דוא״ל",
    .preview_links =
        "הקישורים בתצוגה המקדימה אינם פותחים ואינם רושמים דבר: האסימונים שלהם אינם תקפים.",
    .told_opened = "מעקב חדש: {request}",
    .told_assigned = "הוקצה אל {person}: {request}",
    .told_unassigned = "לא הוקצה לאיש: {request}",
    .told_contacted = "נוצר קשר עם הלקוח: {request}",
    .told_addressed = "טופל: {request}",
    .told_reopened = "נפתח שוב: {request}",
    .told_gone = "כבר אין צורך: {request}",
    .told_praise = "מחמאה: {request}",
    .told_due_soon = "מועד היעד מתקרב: {request}",
    .told_overdue = "באיחור: {request}",
    .digest_subject = "מעקבים: {open} פתוחים, {overdue} באיחור",
    .digest_counts =
        "פתוחים: {open}\nחדשים: {new}\nלטיפול היום: {due_today}\nבאיחור: {overdue}\nממתינים ללקוח: "
        "{waiting}",
};

}  // namespace amends
