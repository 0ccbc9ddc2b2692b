// How long the settings keep what can be erased, each kind for itself.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/enum_text.hpp"
#include "core/model/field_reader.hpp"

namespace amends {

/// What customers wrote; what staff wrote on cases and ratings; who customers are, and the subjects
/// of their requests.
enum class RetainedKind : std::uint8_t { comments, notes, identities };
template <>
struct EnumTexts<RetainedKind> {
  static constexpr std::array<std::string_view, 3> texts = {"comments", "notes", "identities"};
};
inline constexpr std::array retained_kinds = {RetainedKind::comments, RetainedKind::notes,
                                              RetainedKind::identities};

/// After how many days each goes; none: it stays.
struct RetentionPolicy {
  std::optional<std::int64_t> comments_days;
  std::optional<std::int64_t> notes_days;
  std::optional<std::int64_t> identities_days;
  std::optional<std::int64_t> undelivered_days;  // mails and calls of webhooks that nobody took

  std::optional<std::int64_t> days_of(RetainedKind kind) const;
};

/// Reads and checks the member `retention` of the settings document; errors name the path below
/// `path`.
Result<RetentionPolicy> retention_policy_from_json(const json::object& object,
                                                   const std::string& path);
json::object retention_policy_to_json(const RetentionPolicy& policy);

/// The first rule that a policy breaks, whatever it was read from. Who is no longer known cannot be
/// found for handing over or erasing: the words go no later.
std::optional<Error> check_retention(const RetentionPolicy& policy, std::int64_t link_valid_days,
                                     const std::string& path);

}  // namespace amends
