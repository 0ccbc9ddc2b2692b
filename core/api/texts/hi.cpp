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
    .try_later = "कृपया बाद में फिर कोशिश करें।",
    .closed = "यह प्रश्न बंद हो चुका है।",
    .closed_more = "अनुरोध पर दिया गया जवाब अब भी हम तक पहुँचता है।",
    .not_saved = "सहेजा नहीं गया।",
    .mail_subject = "असंतोष: {customer}",
    .mail_opening = "{customer} ने {request} के बारे में “{label}” उत्तर दिया।",
    .mail_open_list = "आगे की कार्रवाई खोलें:",
    .mail_due = "नियत समय: {time}",
    .press_again = "कृपया एक बार और दबाएँ।",
    .stop_asking = "मुझसे फिर न पूछें",
    .stop_means =
        "बटन दबाने पर आपकी संतुष्टि के बारे में हमारे प्रश्न आना बंद हो जाएँगे। आपके अनुरोधों पर पहले की तरह काम "
        "होता रहेगा।",
    .asking_stopped = "आपसे फिर नहीं पूछा जाएगा।",
    .stop_undo = "यदि यह भूल से हुआ हो, तो इसे वापस लिया जा सकता है।",
    .ask_me_again = "मुझसे फिर पूछें",
    .asking_resumed = "आपसे फिर पूछा जाएगा।",
    .mail_opens_page = "हर लिंक एक पेज खोलता है, जहाँ उत्तर अब भी बदला जा सकता है।",
    .preview = "ईमेल में रेटिंग",
    .preview_links = "इस पूर्वावलोकन के लिंक न कुछ खोलते हैं, न कुछ दर्ज करते हैं: उनके टोकन मान्य नहीं हैं।",
    .told_opened = "नया फ़ॉलो-अप: {request}",
    .told_assigned = "{person} को सौंपा गया: {request}",
    .told_unassigned = "किसी को नहीं सौंपा गया: {request}",
    .told_contacted = "ग्राहक से संपर्क हुआ: {request}",
    .told_addressed = "निपटाया गया: {request}",
    .told_reopened = "फिर से खोला गया: {request}",
    .told_gone = "अब ज़रूरी नहीं: {request}",
    .told_praise = "प्रशंसा: {request}",
    .told_due_soon = "समय जल्द पूरा होगा: {request}",
    .told_overdue = "समय सीमा पार: {request}",
    .digest_subject = "फ़ॉलो-अप: {open} खुले, {overdue} समय सीमा पार",
    .digest_counts =
        "खुले: {open}\nनए: {new}\nआज नियत: {due_today}\nसमय सीमा पार: {overdue}\nग्राहक की प्रतीक्षा में: "
        "{waiting}",
};

}  // namespace amends
