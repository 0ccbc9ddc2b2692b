#include "core/api/texts/languages.hpp"

namespace amends {

const Texts texts_en = {
    .language = "en",
    .send = "Send answer",
    .send_details = "Send",
    .press_once_more = "Please press once more to send your answer.",
    .which_one = "You picked two: which one?",
    .decoy = "Please do not open this link",
    .choose = "Please choose an answer.",
    .saved = "Saved: {answer}",
    .thank_you = "Thank you.",
    .details_arrived = "Your answer and your comment have arrived.",
    .retracted = "Your answer has been taken back.",
    .disputed = "Somebody answered before, and that answer stands. Yours was kept beside it.",
    .not_counted = "Your answer was noted, but not counted.",
    .better = "What should have been better?",
    .optional = "Optional, as many as fit.",
    .words = "In your words",
    .contact_me = "Please contact me about this",
    .contact = "Mail address or phone number, if you want to be contacted",
    .come_later = "Too many answers arrived within an hour. Please try again later.",
    .try_later = "Please try again later.",
    .closed = "This question is closed.",
    .closed_more = "A reply to the request still reaches us.",
    .not_saved = "Not saved.",
    .mail_subject = "Dissatisfied: {customer}",
    .mail_opening = "{customer} answered \"{label}\" about {request}.",
    .mail_open_list = "Open the follow-up:",
    .mail_due = "Due: {time}",
    .press_again = "Please press once more.",
    .stop_asking = "Do not ask me again",
    .stop_means =
        "Press the button and we will send you no more questions about how "
        "satisfied you are. Your requests are worked on as before.",
    .asking_stopped = "You will not be asked again.",
    .stop_undo = "If this was a mistake, you can take it back.",
    .ask_me_again = "Ask me again",
    .asking_resumed = "You will be asked again.",
    .mail_opens_page = "Each link opens a page where you can still change your answer.",
    .preview = "The rating block in a mail",
    .preview_links =
        "The links of this preview open nothing and record nothing: their tokens are not valid.",
    .told_opened = "New follow-up: {request}",
    .told_assigned = "Assigned to {person}: {request}",
    .told_unassigned = "Assigned to nobody: {request}",
    .told_contacted = "Customer contacted: {request}",
    .told_addressed = "Addressed: {request}",
    .told_reopened = "Opened again: {request}",
    .told_gone = "No longer needed: {request}",
    .told_praise = "Praise: {request}",
    .told_due_soon = "Due soon: {request}",
    .told_overdue = "Overdue: {request}",
    .digest_subject = "Follow-ups: {open} open, {overdue} overdue",
    .digest_counts =
        "Open: {open}\nNew: {new}\nDue today: {due_today}\nOverdue: {overdue}\nWaiting for the "
        "customer: {waiting}",
};

}  // namespace amends
