#include "core/api/texts/languages.hpp"

namespace amends {

const Texts texts_zh = {
    .language = "zh",
    .send = "提交回答",
    .send_details = "提交",
    .press_once_more = "请再按一次，以发送您的回答。",
    .which_one = "您选择了两个回答：以哪一个为准？",
    .decoy = "请不要打开此链接",
    .choose = "请选择一个回答。",
    .saved = "已保存：{answer}",
    .thank_you = "谢谢。",
    .details_arrived = "已收到您的回答和意见。",
    .retracted = "您的回答已撤回。",
    .disputed = "此前已有人回答，以该回答为准。您的回答已一并保存。",
    .not_counted = "您的回答已记录，但未计入。",
    .better = "哪些方面本应做得更好？",
    .optional = "选填，可多选。",
    .words = "请用您自己的话说明",
    .contact_me = "请就此与我联系",
    .contact = "如希望我们与您联系，请填写邮箱地址或电话号码",
    .come_later = "一小时内收到的回答过多，请稍后再试。",
    .closed = "此问题已关闭。",
    .closed_more = "如果您回复该请求，我们仍会收到。",
    .not_saved = "未保存。",
    .mail_subject = "不满意：{customer}",
    .mail_opening = "{customer} 对 {request} 的回答是“{label}”。",
    .mail_open_list = "打开跟进事项：",
    .press_again = "请再按一次。",
    .stop_asking = "不再询问我",
    .stop_means = "按下按钮后，您将不再收到我们的满意度问题。您的请求会照常处理。",
    .asking_stopped = "我们不会再询问您。",
    .stop_undo = "如果是误操作，您可以撤销。",
    .ask_me_again = "继续询问我",
    .asking_resumed = "我们会继续询问您。",
    .mail_opens_page = "每个链接都会打开一个页面，您仍可在其中更改回答。",
    .preview = "邮件中的评价",
    .preview_links = "此预览中的链接不会打开或记录任何内容：其令牌无效。",
};

}  // namespace amends
