// Every bound that the product keeps, in one place. Docs and messages name these numbers.
#pragma once

#include <cstddef>
#include <cstdint>

namespace amends::limits {

inline constexpr std::size_t max_request_bytes = 2 * 1024 * 1024;  // one call of the door
inline constexpr std::size_t max_body_bytes = 1024 * 1024;         // a body inside it
inline constexpr std::size_t max_public_body_bytes = 128 * 1024;   // a body of the public mount
inline constexpr int max_json_depth = 16;

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

inline constexpr std::size_t min_op_chars = 16;
inline constexpr std::size_t max_op_chars = 64;

inline constexpr int max_write_attempts = 12;  // how often a loser of a race decides again
inline constexpr int max_cycles = 10000;
inline constexpr std::size_t max_page_items = 200;
inline constexpr std::size_t max_report_rows = 1000;

inline constexpr std::int64_t min_nonce_age_ms = 300;
inline constexpr std::int64_t max_nonce_age_ms = 24LL * 60 * 60 * 1000;

}  // namespace amends::limits
