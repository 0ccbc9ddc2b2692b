// The words that the core itself says to people: on the page behind a link, in the mail block, in
// notifications. One file a language, in core/api/texts (docs/languages.md).
#pragma once

#include <string>
#include <string_view>

namespace amends {

struct Texts {
  std::string_view language;
  std::string_view send;             // the button of the landing page
  std::string_view send_details;     // the button below the comment
  std::string_view press_once_more;  // above the form when one press was not enough
  std::string_view which_one;        // two answers came from two pages
  std::string_view decoy;            // of the link that nobody sees
  std::string_view choose;           // when the link named no answer
  std::string_view saved;            // "{answer}"
  std::string_view thank_you;
  std::string_view details_arrived;
  std::string_view retracted;
  std::string_view disputed;     // the first answer stands
  std::string_view not_counted;  // an intent
  std::string_view better;       // "What should have been better?"
  std::string_view optional;
  std::string_view words;  // label of the comment
  std::string_view contact_me;
  std::string_view contact;     // label of how to reach the customer
  std::string_view come_later;  // when an hour's ratings are full
  std::string_view try_later;   // when the store cannot be used
  std::string_view closed;
  std::string_view closed_more;
  std::string_view not_saved;     // an error page's heading
  std::string_view mail_subject;  // to the manager; "{customer}" is replaced
  std::string_view mail_opening;  // "{customer}", "{label}", "{request}"
  std::string_view mail_open_list;
  std::string_view mail_due;      // "{time}"
  std::string_view mail_contact;  // the customer asks to be contacted
  std::string_view mail_outcome;  // "{outcome}": how a case ended, in the tenant's codes
  std::string_view mail_by;       // "{person}": who did it
  // Why a case is open again.
  std::string_view again_answer;    // dissatisfied once more
  std::string_view again_recovery;  // it is not good yet
  std::string_view again_contact;   // the customer asks to be contacted
  std::string_view again_person;    // "{person}" wants it so
  std::string_view again_counts;    // the answer was out of the figures
  std::string_view again_alone;     // the case that took care of it ended without amends
  std::string_view again_times;     // "{count}": how often it was opened again
  std::string_view press_again;     // above a button that must be pressed once more
  std::string_view stop_asking;     // link, heading and button of the page that ends the asking
  std::string_view stop_means;      // what pressing it does
  std::string_view asking_stopped;  // that it was done
  std::string_view stop_undo;       // above the button that takes it back
  std::string_view ask_me_again;    // that button
  std::string_view asking_resumed;
  std::string_view mail_opens_page;  // below the links of the mail block
  std::string_view preview;          // heading of the mail block's preview, for staff
  std::string_view preview_links;    // that its links record nothing
  // What webhooks tell people: "{request}" each, and who it is assigned to, "{person}".
  std::string_view told_opened;
  std::string_view told_assigned;
  std::string_view told_unassigned;
  std::string_view told_contacted;
  std::string_view told_addressed;
  std::string_view told_reopened;
  std::string_view told_gone;  // withdrawn or voided
  std::string_view told_praise;
  std::string_view told_due_soon;
  std::string_view told_overdue;
  std::string_view told_detailed;   // the customer said more
  std::string_view told_taken_off;  // to who had it
  std::string_view digest_subject;  // "{open}", "{overdue}"
  std::string_view digest_counts;   // "{open}", "{new}", "{due_today}", "{overdue}", "{waiting}"
  // The report by mail.
  std::string_view report_teams;         // "{names}"
  std::string_view report_queues;        // "{names}"
  std::string_view report_unhappy;       // "{count}"
  std::string_view report_addressed;     // of these: "{count}", "{share}"
  std::string_view report_open;          // "{count}"
  std::string_view report_within_due;    // "{count}", "{total}", "{share}"
  std::string_view report_no_answers;    // nobody answered
  std::string_view report_satisfied;     // "{count}", "{total}", "{share}", "{low}", "{high}"
  std::string_view report_few;           // fewer answers than "{count}"
  std::string_view report_before;        // satisfied before: "{from}", "{to}", "{share}"
  std::string_view report_no_change;     // beyond chance
  std::string_view report_lower;         // … than before
  std::string_view report_higher;        // … than before
  std::string_view report_few_before;    // too few answers to compare
  std::string_view report_response;      // "{count}", "{total}", "{share}"
  std::string_view report_stand_lower;   // groups less satisfied than the others: "{names}"
  std::string_view report_stand_higher;  // … more satisfied
  std::string_view report_view;          // above the link to the report's page
};

/// Whether there are texts in a language tag's primary language.
bool has_texts_in(std::string_view language);

/// The texts of a language tag's primary language; English where there are none.
const Texts& texts_in(std::string_view language);

/// A text with its {name} replaced.
std::string filled(std::string_view text, std::string_view name, std::string_view value);

}  // namespace amends
