#include "core/api/texts/languages.hpp"

namespace amends {

const Texts texts_hi = {
    .language = "hi",
    .send = "उत्तर भेजें",
    .send_details = "भेजें",
    .press_once_more = "कृपया अपना उत्तर भेजने के लिए एक बार और दबाएँ।",
    .which_one = "दो उत्तर चुने गए हैं: कौन-सा सही है?",
    .decoy = "कृपया यह लिंक न खोलें",
    .choose = "कृपया एक उत्तर चुनें।",
    .saved = "सहेजा गया: {answer}",
    .thank_you = "धन्यवाद।",
    .details_arrived = "आपका उत्तर और आपकी टिप्पणी मिल गई।",
    .retracted = "आपका उत्तर वापस ले लिया गया है।",
    .disputed = "पहले ही किसी ने उत्तर दिया था और वही उत्तर मान्य है। आपका उत्तर उसके साथ रखा गया है।",
    .not_counted = "आपका उत्तर नोट किया गया, पर गिना नहीं गया।",
    .better = "क्या बेहतर होना चाहिए था?",
    .optional = "वैकल्पिक, जितने चाहें चुनें।",
    .words = "आपके शब्दों में",
    .contact_me = "कृपया इस बारे में मुझसे संपर्क करें",
    .contact = "ईमेल पता या फ़ोन नंबर, यदि आप चाहें कि हम संपर्क करें",
    .come_later = "एक घंटे में बहुत अधिक उत्तर आ गए। कृपया बाद में फिर कोशिश करें।",
    .closed = "यह प्रश्न बंद हो चुका है।",
    .closed_more = "अनुरोध पर दिया गया जवाब अब भी हम तक पहुँचता है।",
    .not_saved = "सहेजा नहीं गया।",
    .mail_subject = "असंतोष: {customer}",
    .mail_opening = "{customer} ने {request} के बारे में “{label}” उत्तर दिया।",
    .mail_open_list = "आगे की कार्रवाई खोलें:",
};

}  // namespace amends
