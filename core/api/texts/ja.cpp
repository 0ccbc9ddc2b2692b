#include "core/api/texts/languages.hpp"

namespace amends {

const Texts texts_ja = {
    .language = "ja",
    .send = "回答を送信",
    .send_details = "送信",
    .press_once_more = "回答を送信するには、もう一度押してください。",
    .which_one = "回答が2つ選択されています。どちらになさいますか？",
    .decoy = "このリンクは開かないでください",
    .choose = "回答を選んでください。",
    .saved = "保存しました：{answer}",
    .thank_you = "ありがとうございました。",
    .details_arrived = "ご回答とコメントを受け取りました。",
    .retracted = "ご回答を取り消しました。",
    .disputed =
        "すでに別の方の回答があり、その回答が有効です。今回のご回答もあわせて保存しました。",
    .not_counted = "ご回答は記録されましたが、集計には含まれません。",
    .better = "改善が必要だった点をお聞かせください。",
    .optional = "任意、いくつでも選べます。",
    .words = "ご意見・ご感想",
    .contact_me = "この件について連絡を希望します",
    .contact = "連絡をご希望の場合は、メールアドレスまたは電話番号",
    .come_later = "1時間以内に届いた回答が多すぎます。しばらくしてからもう一度お試しください。",
    .try_later = "しばらくしてからもう一度お試しください。",
    .closed = "この質問は締め切られました。",
    .closed_more = "お問い合わせへの返信は、引き続き受け付けています。",
    .not_saved = "保存されませんでした。",
    .mail_subject = "不満の回答：{customer} 様",
    .mail_opening = "{customer} 様が {request} について「{label}」と回答しました。",
    .mail_open_list = "フォローアップを開く：",
    .mail_due = "期限: {time}",
    .press_again = "もう一度押してください。",
    .stop_asking = "今後は質問を受け取らない",
    .stop_means =
        "ボタンを押すと、満足度についての質問は今後届かなくなります。お問い合わせへの対応は変わりま"
        "せん。",
    .asking_stopped = "今後、質問はお送りしません。",
    .stop_undo = "間違えた場合は、元に戻せます。",
    .ask_me_again = "質問の受け取りを再開する",
    .asking_resumed = "質問の送信を再開します。",
    .mail_opens_page = "どのリンクを開いても、そのページで回答を変更できます。",
    .preview = "メールでの評価",
    .preview_links =
        "このプレビューのリンクは、何も開かず、何も記録しません。トークンが無効なためです。",
    .told_opened = "新しいフォローアップ: {request}",
    .told_assigned = "{person}さんが担当: {request}",
    .told_unassigned = "担当者なし: {request}",
    .told_contacted = "お客様に連絡済み: {request}",
    .told_addressed = "対応済み: {request}",
    .told_reopened = "再オープン: {request}",
    .told_gone = "対応不要になりました: {request}",
    .told_praise = "お褒めの言葉: {request}",
    .told_due_soon = "まもなく期限: {request}",
    .told_overdue = "期限切れ: {request}",
    .digest_subject = "フォローアップ: 未対応 {open} 件、期限切れ {overdue} 件",
    .digest_counts =
        "未対応: {open}\n新規: {new}\n本日期限: {due_today}\n期限切れ: "
        "{overdue}\nお客様の返答待ち: {waiting}",
};

}  // namespace amends
