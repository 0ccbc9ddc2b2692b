#include "core/model/moment_policy.hpp"

#include "core/base/limits.hpp"

namespace amends {

Result<MomentPolicy> moment_policy_from_json(const json::object& object, const std::string& path) {
  FieldReader fields(object, path);
  const auto number = [&](std::string_view name, int missing) {
    return static_cast<int>(fields.integer(name, 1, limits::max_moment_answers, missing));
  };
  MomentPolicy policy;
  policy.first_bad_after = number("first_bad_after", policy.first_bad_after);
  policy.balance = number("balance", policy.balance);
  if (auto error = fields.finish()) return *error;
  return policy;
}

json::object moment_policy_to_json(const MomentPolicy& policy) {
  return {{"first_bad_after", policy.first_bad_after}, {"balance", policy.balance}};
}

}  // namespace amends
