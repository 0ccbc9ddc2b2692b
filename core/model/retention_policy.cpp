#include "core/model/retention_policy.hpp"

#include "core/base/limits.hpp"

namespace amends {

std::optional<std::int64_t> RetentionPolicy::days_of(RetainedKind kind) const {
  switch (kind) {
    case RetainedKind::comments:
      return comments_days;
    case RetainedKind::notes:
      return notes_days;
    case RetainedKind::identities:
      return identities_days;
  }
  return std::nullopt;
}

Result<RetentionPolicy> retention_policy_from_json(const json::object& object,
                                                   const std::string& path) {
  FieldReader fields(object, path);
  const auto days = [&](std::string_view name) {
    return fields.optional_integer(name, 1, limits::max_retention_days);
  };
  RetentionPolicy policy;
  policy.comments_days = days("comments_days");
  policy.notes_days = days("notes_days");
  policy.identities_days = days("identities_days");
  policy.undelivered_days = days("undelivered_days");
  if (auto error = fields.finish()) return *error;
  return policy;
}

json::object retention_policy_to_json(const RetentionPolicy& policy) {
  json::object object;
  const auto put = [&](std::string_view name, const std::optional<std::int64_t>& days) {
    if (days) object[name] = *days;
  };
  put("comments_days", policy.comments_days);
  put("notes_days", policy.notes_days);
  put("identities_days", policy.identities_days);
  put("undelivered_days", policy.undelivered_days);
  return object;
}

std::optional<Error> check_retention(const RetentionPolicy& policy, std::int64_t link_valid_days,
                                     const std::string& path) {
  const auto& longest = policy.identities_days;
  if (!longest) return std::nullopt;
  if (*longest < link_valid_days) {
    const std::string name = path + "identities_days";
    return fail(ErrorCode::out_of_range,
                name + " must be at least link_valid_days (" + std::to_string(link_valid_days) +
                    "): who can still answer is known",
                name);
  }
  for (const RetainedKind kind : {RetainedKind::comments, RetainedKind::notes}) {
    const auto days = policy.days_of(kind);
    if (days && *days <= *longest) continue;
    const std::string name = path + std::string(enum_text(kind)) + "_days";
    return fail(ErrorCode::out_of_range,
                name + " must be given and at most identities_days (" + std::to_string(*longest) +
                    "): words of somebody who is no longer known could not be found",
                name);
  }
  return std::nullopt;
}

}  // namespace amends
