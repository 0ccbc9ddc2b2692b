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
};

}  // namespace amends
