#include "core/model/ask_policy.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

#include "core/base/limits.hpp"
#include "core/base/text.hpp"

namespace amends {
namespace {

std::vector<std::string> read_names(FieldReader& fields, std::string_view name) {
  auto names = fields.texts(name, limits::max_ask_exclusions, limits::max_name_bytes);
  const bool any_empty = std::find(names.begin(), names.end(), "") != names.end();
  if (any_empty) fields.refuse(ErrorCode::out_of_range, name, "must have no empty item");
  return names;
}

bool is_domain(const std::string& text) {
  return text == lower_ascii(text) && text.front() != '.' &&
         text.find_first_of("@ /*") == std::string::npos;
}

std::vector<std::string> read_domains(FieldReader& fields) {
  auto domains = read_names(fields, "domains");
  for (std::size_t i = 0; i < domains.size(); ++i) {
    if (domains[i].empty() || is_domain(domains[i])) continue;
    fields.refuse(ErrorCode::out_of_range, "domains[" + std::to_string(i) + "]",
                  "must be a domain in lower case, such as example.org");
    break;
  }
  return domains;
}

AskExclusions read_exclusions(FieldReader& parent) {
  FieldReader fields(parent.object("exclude"), parent.path_of("exclude."));
  AskExclusions exclude;
  exclude.tags = read_names(fields, "tags");
  exclude.queues = read_names(fields, "queues");
  exclude.services = read_names(fields, "services");
  exclude.domains = read_domains(fields);
  exclude.people = read_names(fields, "people");
  if (auto error = fields.finish()) parent.refuse(*error);
  return exclude;
}

AskClosedBy read_closed_by(FieldReader& parent) {
  FieldReader fields(parent.object("closed_by"), parent.path_of("closed_by."));
  AskClosedBy closed_by;
  closed_by.inactivity = fields.optional_flag("inactivity").value_or(false);
  closed_by.duplicate = fields.optional_flag("duplicate").value_or(false);
  closed_by.requester = fields.optional_flag("requester").value_or(false);
  if (auto error = fields.finish()) parent.refuse(*error);
  return closed_by;
}

json::array texts_to_json(const std::vector<std::string>& texts) {
  return json::array(texts.begin(), texts.end());
}

}  // namespace

bool lies_in_domain(std::string_view mail, const std::vector<std::string>& domains) {
  const std::size_t at = mail.rfind('@');
  if (at == std::string_view::npos) return false;
  const std::string host = lower_ascii(mail.substr(at + 1));
  return std::any_of(domains.begin(), domains.end(), [&](const std::string& domain) {
    return host == domain || host.ends_with("." + domain);
  });
}

Result<AskPolicy> ask_policy_from_json(const json::object& object, const std::string& path) {
  FieldReader fields(object, path);
  AskPolicy policy;
  policy.delay_s = fields.integer("delay_s", 0, limits::max_ask_delay_s, policy.delay_s);
  policy.reminders = fields.integer("reminders", 0, limits::max_ask_reminders, policy.reminders);
  policy.reminder_after_days = fields.integer("reminder_after_days", 1, limits::max_reminder_days,
                                              policy.reminder_after_days);
  policy.min_days_between_asks = fields.integer("min_days_between_asks", 0, limits::max_ask_days,
                                                policy.min_days_between_asks);
  policy.sampling_per_ten_thousand = fields.integer("sampling_per_ten_thousand", 0, whole_sample,
                                                    policy.sampling_per_ten_thousand);
  policy.exclude = read_exclusions(fields);
  policy.closed_by = read_closed_by(fields);
  if (auto error = fields.finish()) return *error;
  return policy;
}

json::object ask_policy_to_json(const AskPolicy& policy) {
  return {{"delay_s", policy.delay_s},
          {"reminders", policy.reminders},
          {"reminder_after_days", policy.reminder_after_days},
          {"min_days_between_asks", policy.min_days_between_asks},
          {"sampling_per_ten_thousand", policy.sampling_per_ten_thousand},
          {"exclude", json::object{{"tags", texts_to_json(policy.exclude.tags)},
                                   {"queues", texts_to_json(policy.exclude.queues)},
                                   {"services", texts_to_json(policy.exclude.services)},
                                   {"domains", texts_to_json(policy.exclude.domains)},
                                   {"people", texts_to_json(policy.exclude.people)}}},
          {"closed_by", json::object{{"inactivity", policy.closed_by.inactivity},
                                     {"duplicate", policy.closed_by.duplicate},
                                     {"requester", policy.closed_by.requester}}}};
}

}  // namespace amends
