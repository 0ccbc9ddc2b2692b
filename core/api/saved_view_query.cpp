#include "core/api/saved_view_query.hpp"

#include <algorithm>

#include "core/api/follow_up_query.hpp"
#include "core/api/message_codec.hpp"
#include "core/api/parameters.hpp"
#include "core/api/report_call.hpp"
#include "core/report/tally.hpp"

namespace amends {
namespace {

constexpr std::size_t max_period_name_bytes = 32;
constexpr std::string_view two_periods_compared = "period";

bool is_period_name(std::string_view text) {
  return text.size() <= max_period_name_bytes && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
         });
}

std::optional<Error> check_compared(const Request& asked) {
  const std::string_view compared = asked.query_value("compare");
  const auto dimension = enum_from_text<Dimension>(compared);
  const bool known = compared.empty() || compared == two_periods_compared ||
                     (dimension && *dimension != Dimension::none);
  if (!known) return fail(ErrorCode::out_of_range, "compare must be period or a dimension");
  for (const char* name : {"other_from", "other_to"}) {
    const auto day = day_at(asked, name, Day{});
    if (!day) return day.error();
  }
  return std::nullopt;
}

std::optional<Error> check_report(const Request& asked, Day today) {
  if (!is_period_name(asked.query_value("period"))) {
    return fail(ErrorCode::out_of_range, "period is not the name of one");
  }
  const auto wanted = wanted_report(asked, {}, today);
  if (!wanted) return wanted.error();
  return check_compared(asked);
}

// The page that opens the view is the one to say what its user may see.
Request unscoped_request(std::map<std::string, std::string> query, const Actor& actor) {
  Request asked;
  asked.query = std::move(query);
  asked.actor = actor;
  asked.actor.scopes = {};
  return asked;
}

std::optional<Error> first_fault(Call& call, ViewOf of, const std::string& query) {
  auto form = form_from_text(query);
  if (!form) return form.error();
  const Request asked = unscoped_request(std::move(*form), call.request.actor);
  if (auto unknown = unknown_parameter(asked, view_parameters(of))) return unknown;
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  const TimeZone& zone = (*settings)->current().time_zone;
  if (of == ViewOf::report) return check_report(asked, zone.day_of(call.services.now()));
  const auto list = follow_up_query(asked, call.services.now(), zone);
  return list ? std::nullopt : std::optional(list.error());
}

}  // namespace

Result<void> check_view_query(Call& call, ViewOf of, const std::string& query) {
  auto fault = first_fault(call, of, query);
  if (!fault) return {};
  fault->message = "query: " + fault->message;
  fault->field = "query";
  return *fault;
}

}  // namespace amends
