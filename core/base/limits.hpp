// Every bound that the product keeps, in one place. Docs and messages name these numbers.
#pragma once

#include <cstddef>
#include <cstdint>

namespace amends::limits {

inline constexpr std::size_t max_request_bytes = 2 * 1024 * 1024;  // one call of the door
inline constexpr std::size_t max_body_bytes = 1024 * 1024;         // a body inside it
inline constexpr std::size_t max_public_body_bytes = 128 * 1024;   // a body of the public mount
inline constexpr int max_json_depth = 16;
// A line of a history that is imported: the settings' document is a text inside it.
inline constexpr std::size_t max_history_line_bytes = 4 * max_body_bytes;

inline constexpr std::size_t max_comment_bytes = 64 * 1024;
inline constexpr std::size_t max_note_bytes = 16 * 1024;
inline constexpr std::size_t max_name_bytes = 255;  // ids, names, teams, queues, addresses
inline constexpr std::size_t max_subject_bytes = 1024;
inline constexpr std::size_t max_url_bytes = 2048;
inline constexpr std::size_t max_text_bytes = 512;      // a question, a label
inline constexpr std::size_t max_mail_line_chars = 78;  // RFC 5322, section 2.1.1
inline constexpr std::size_t max_tags = 32;
inline constexpr std::size_t max_reasons = 20;
inline constexpr std::size_t max_surveys = 50;
inline constexpr std::size_t max_languages = 64;
inline constexpr std::size_t max_language_bytes = 35;  // RFC 5646, section 4.4.1
inline constexpr std::size_t max_own_languages = 1000;
inline constexpr std::size_t max_origins = 100;
inline constexpr std::size_t max_sites = 50;
inline constexpr std::size_t max_ask_exclusions = 200;  // of each kind
inline constexpr std::int64_t max_ask_days = 365;       // between two asks of one person
inline constexpr std::int64_t max_ask_delay_s = 30LL * 24 * 60 * 60;
inline constexpr std::int64_t max_ask_reminders = 3;
inline constexpr std::int64_t max_reminder_days = 30;
// A dry run of an ask policy: how far back it may go, and how much of the history it looks at.
inline constexpr std::int64_t max_rehearsed_days = 366;
inline constexpr std::int64_t max_rehearsed_events = 500'000;
inline constexpr std::size_t max_working_hours = 100;  // calendars
inline constexpr std::size_t max_calendar_teams = 200;
inline constexpr std::size_t max_spans_a_day = 12;
inline constexpr std::size_t max_holidays = 1000;
// What is due must be so within this many weeks of work, so that no calendar is searched for long.
inline constexpr std::int64_t max_due_weeks = 104;
inline constexpr std::size_t max_due_rules = 100;
inline constexpr std::size_t max_assignment_rules = 200;
inline constexpr std::size_t max_assignment_people = 200;
inline constexpr std::size_t max_condition_values = 200;  // of each list of a rule's condition
inline constexpr std::size_t max_absences = 1000;
inline constexpr std::size_t max_reminder_rules = 16;
inline constexpr std::size_t max_reminder_people = 10;
inline constexpr std::int64_t min_reminder_repeat_s = 15LL * 60;
inline constexpr std::int64_t max_reminder_repeats = 20;
inline constexpr std::size_t max_digest_recipients = 20;
inline constexpr std::int64_t max_digest_cases = 50;
inline constexpr std::size_t max_report_mails = 20;
inline constexpr std::size_t max_report_mail_name_bytes = 128;
// Outcomes, root causes and actions: how many of each, and how long one is.
inline constexpr std::size_t max_case_codes = 50;
inline constexpr std::size_t max_case_code_bytes = 64;
inline constexpr std::int64_t max_moment_answers = 1000;  // good ones before a bad one
inline constexpr std::size_t max_moment_requests = 100;   // of a customer that are looked at
inline constexpr std::int64_t max_retention_days = 3650;
inline constexpr std::size_t max_offers = 20;
inline constexpr std::size_t max_saved_views = 50;  // of a person
inline constexpr std::size_t max_view_name_bytes = 100;
inline constexpr std::size_t max_view_query_bytes = 1024;
inline constexpr std::size_t max_watchers = 50;        // of one case
inline constexpr std::size_t max_taken_in = 20;        // cases that another one takes care of
inline constexpr std::size_t max_cases_at_once = 200;  // that one command works
inline constexpr std::int64_t max_task_attempts = 10;  // of the helpdesk, a minute apart
inline constexpr std::int64_t max_pause_days = 90;     // waiting for a customer
inline constexpr std::size_t max_webhooks = 20;
inline constexpr std::size_t max_webhook_id_bytes = 64;
inline constexpr std::size_t max_phone_digits = 20;
inline constexpr std::size_t min_phone_digits = 5;

inline constexpr std::size_t min_op_chars = 16;
inline constexpr std::size_t max_op_chars = 64;

inline constexpr int max_write_attempts = 12;  // how often a loser of a race decides again
inline constexpr int max_cycles = 10000;
inline constexpr std::size_t max_page_items = 200;
inline constexpr std::size_t max_report_rows = 1000;

// New ratings without a request, of one network address and process. Never of links in mails.
inline constexpr std::int64_t max_hourly_ratings_of_address = 120;
inline constexpr std::size_t max_counted_addresses = 10000;

inline constexpr std::int64_t min_nonce_age_ms = 300;
inline constexpr std::int64_t max_nonce_age_ms = 24LL * 60 * 60 * 1000;

// Two answers from two page loads within this contradict each other; never longer than the tenant's
// grace period.
inline constexpr std::int64_t contradiction_ms = 60LL * 1000;
// The press that says which one is meant, this long after the question came up.
inline constexpr std::int64_t held_press_ms = 3000;
// Several answers of one mail fetched within the first make pages ask for a press for the second.
inline constexpr std::int64_t scan_ms = 60LL * 1000;
inline constexpr std::int64_t scan_window_ms = 10LL * 60 * 1000;
inline constexpr std::size_t max_watched_invitations = 1024;

}  // namespace amends::limits
