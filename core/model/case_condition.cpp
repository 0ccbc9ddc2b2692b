#include "core/model/case_condition.hpp"

#include <boost/json/array.hpp>

#include "core/base/limits.hpp"

namespace amends {
namespace {

// The lists of a condition, by the names they have in the document.
template <class Condition, class Visit>
void each_list(Condition& when, Visit visit) {
  visit("teams", when.teams);
  visit("queues", when.queues);
  visit("services", when.services);
  visit("tags", when.tags);
  visit("touchpoints", when.touchpoints);
  visit("requesters", when.requesters);
  visit("organisations", when.organisations);
}

}  // namespace

CaseCondition read_case_condition(FieldReader& rule) {
  FieldReader fields(rule.object("when"), rule.path_of("when") + ".");
  CaseCondition when;
  each_list(when, [&](std::string_view name, std::vector<std::string>& list) {
    list = fields.texts(name, limits::max_condition_values, limits::max_name_bytes);
  });
  if (const auto most = fields.optional_integer("answer_at_most", 1, 10)) {
    when.answer_at_most = static_cast<int>(*most);
  }
  when.contact_me = fields.optional_flag("contact_me");
  if (auto error = fields.finish()) rule.refuse(*error);
  return when;
}

json::object case_condition_to_json(const CaseCondition& when) {
  json::object object;
  each_list(when, [&](std::string_view name, const std::vector<std::string>& list) {
    if (!list.empty()) object[name] = json::array(list.begin(), list.end());
  });
  if (when.answer_at_most) object["answer_at_most"] = *when.answer_at_most;
  if (when.contact_me) object["contact_me"] = *when.contact_me;
  return object;
}

}  // namespace amends
