#include "core/api/texts/languages.hpp"

namespace amends {

const Texts texts_tr = {
    .language = "tr",
    .send = "Yanıtı gönder",
    .send_details = "Gönder",
    .press_once_more = "Yanıtınızı göndermek için lütfen bir kez daha basın.",
    .which_one = "İki yanıt seçtiniz: Hangisi geçerli?",
    .decoy = "Lütfen bu bağlantıyı açmayın",
    .choose = "Lütfen bir yanıt seçin.",
    .saved = "Kaydedildi: {answer}",
    .thank_you = "Teşekkür ederiz.",
    .details_arrived = "Yanıtınız ve yorumunuz ulaştı.",
    .retracted = "Yanıtınız geri alındı.",
    .disputed =
        "Daha önce başka biri yanıt vermişti ve o yanıt geçerli. Sizinki onun yanında saklandı.",
    .not_counted = "Yanıtınız not edildi, ancak sayılmadı.",
    .better = "Neler daha iyi olmalıydı?",
    .optional = "İsteğe bağlı, birden fazla seçilebilir.",
    .words = "Kendi sözlerinizle",
    .contact_me = "Lütfen bu konuda benimle iletişime geçin",
    .contact = "Sizinle iletişime geçilmesini istiyorsanız e-posta adresi veya telefon numarası",
    .come_later = "Bir saat içinde çok fazla yanıt geldi. Lütfen daha sonra yeniden deneyin.",
    .try_later = "Lütfen daha sonra yeniden deneyin.",
    .closed = "Bu soru kapandı.",
    .closed_more = "Talebe vereceğiniz yanıt bize yine ulaşır.",
    .not_saved = "Kaydedilmedi.",
    .mail_subject = "Memnuniyetsizlik: {customer}",
    .mail_opening = "{customer}, {request} için “{label}” yanıtını verdi.",
    .mail_open_list = "Takibi aç:",
    .mail_due = "Son tarih: {time}",
    .press_again = "Lütfen bir kez daha basın.",
    .stop_asking = "Bana bir daha sorma",
    .stop_means =
        "Düğmeye bastığınızda memnuniyetinizle ilgili sorularımızı artık almazsınız. Talepleriniz "
        "eskisi gibi ele alınır.",
    .asking_stopped = "Size bir daha sorulmayacak.",
    .stop_undo = "Bu bir yanlışlıksa geri alabilirsiniz.",
    .ask_me_again = "Bana yeniden sor",
    .asking_resumed = "Size yeniden sorulacak.",
    .mail_opens_page = "Her bağlantı, yanıtınızı hâlâ değiştirebileceğiniz bir sayfa açar.",
    .preview = "E-postadaki değerlendirme",
    .preview_links =
        "Bu önizlemenin bağlantıları hiçbir şey açmaz ve kaydetmez: Belirteçleri geçerli değildir.",
    .told_opened = "Yeni takip: {request}",
    .told_assigned = "{person} kişisine atandı: {request}",
    .told_unassigned = "Kimseye atanmadı: {request}",
    .told_contacted = "Müşteriyle görüşüldü: {request}",
    .told_addressed = "Giderildi: {request}",
    .told_reopened = "Yeniden açıldı: {request}",
    .told_gone = "Artık gerekli değil: {request}",
    .told_praise = "Övgü: {request}",
    .told_due_soon = "Süresi dolmak üzere: {request}",
    .told_overdue = "Süresi geçti: {request}",
    .digest_subject = "Takipler: {open} açık, {overdue} süresi geçmiş",
    .digest_counts =
        "Açık: {open}\nYeni: {new}\nBugün son gün: {due_today}\nSüresi geçmiş: {overdue}\nMüşteri "
        "bekleniyor: {waiting}",
};

}  // namespace amends
