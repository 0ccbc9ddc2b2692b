#include "core/api/texts/languages.hpp"

namespace amends {

const Texts texts_ar = {
    .language = "ar",
    .send = "إرسال الإجابة",
    .send_details = "إرسال",
    .press_once_more = "يُرجى الضغط مرة أخرى لإرسال إجابتك.",
    .which_one = "تم اختيار إجابتين: أيّهما الصحيحة؟",
    .decoy = "يُرجى عدم فتح هذا الرابط",
    .choose = "يُرجى اختيار إجابة.",
    .saved = "تم الحفظ: {answer}",
    .thank_you = "شكرًا لك.",
    .details_arrived = "وصلت إجابتك وتعليقك.",
    .retracted = "تم سحب إجابتك.",
    .disputed = "سبق أن أجاب شخص آخر، وتلك الإجابة هي المعتمدة. حُفظت إجابتك إلى جانبها.",
    .not_counted = "سُجّلت إجابتك، لكنها لم تُحتسب.",
    .better = "ما الذي كان ينبغي أن يكون أفضل؟",
    .optional = "اختياري، ويمكن اختيار أكثر من سبب.",
    .words = "بكلماتك",
    .contact_me = "يُرجى التواصل معي بهذا الشأن",
    .contact = "البريد الإلكتروني أو رقم الهاتف، إن كانت لديك رغبة في أن نتواصل معك",
    .come_later = "وصلت إجابات كثيرة جدًا خلال ساعة. يُرجى المحاولة لاحقًا.",
    .closed = "هذا السؤال مغلق.",
    .closed_more = "الرد على الطلب ما زال يصل إلينا.",
    .not_saved = "لم يتم الحفظ.",
    .mail_subject = "عدم رضا: {customer}",
    .mail_opening = "إجابة {customer} عن {request}: «{label}».",
    .mail_open_list = "لفتح المتابعة:",
};

}  // namespace amends
