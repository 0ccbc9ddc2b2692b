#include "core/api/routes.hpp"

#include "core/report/tally.hpp"

namespace amends {
namespace {

// Every dimension can be filtered by.
std::vector<std::string_view> with_dimensions(std::vector<std::string_view> names) {
  for (const std::string_view dimension : EnumTexts<Dimension>::texts) {
    if (dimension != enum_text(Dimension::none)) names.push_back(dimension);
  }
  return names;
}

std::vector<std::string_view> list_parameters() {
  return with_dimensions({"state", "assignee", "overdue", "q", "sort", "limit", "contact_me",
                          "cursor", "waiting_for_customer", "watching", "answer", "from", "to"});
}

std::vector<std::string_view> report_parameters() {
  return with_dimensions({"from", "to", "cohort", "by", "undated"});
}

std::vector<std::string_view> compare_parameters() {
  return with_dimensions({"from", "to", "cohort", "by", "a", "b", "other_from", "other_to"});
}

std::vector<std::string_view> aside_parameters() {
  return with_dimensions({"from", "to", "undated", "kind", "limit", "cursor"});
}

}  // namespace

std::vector<std::string_view> view_parameters(ViewOf of) {
  if (of == ViewOf::report) {
    return with_dimensions(
        {"period", "from", "to", "cohort", "by", "compare", "a", "b", "other_from", "other_to"});
  }
  std::vector<std::string_view> names = list_parameters();
  std::erase_if(names, [](std::string_view name) { return name == "limit" || name == "cursor"; });
  return names;
}

const std::vector<Route>& routes() {
  static const std::vector<Route> table = {
      {"GET", "/r/*", Door::anyone, get_rating},
      {"GET", "/r/*/stop", Door::anyone, get_stop},
      {"POST", "/r/*/stop", Door::anyone, post_stop},
      {"GET", "/r/*/frame", Door::anyone, get_rating_frame},
      {"GET", "/r/*/*", Door::anyone, get_rating},
      {"POST", "/r/*", Door::anyone, post_rating},
      {"GET", "/t/*", Door::anyone, get_touchpoint},
      {"GET", "/t/*/frame", Door::anyone, get_touchpoint_frame},
      {"POST", "/t/*", Door::anyone, post_touchpoint},
      {"GET", "/assets/*", Door::anyone, get_asset},
      {"PUT", "/api/requests/*", Door::host_or_agent, put_request},
      {"GET", "/api/requests/*", Door::host_or_agent, get_request},
      {"GET", "/api/requests/*/customer", Door::host_or_agent, get_customer, {"limit", "cursor"}},
      {"GET", "/api/requests/*/my-rating", Door::signed_in, get_own_rating},
      {"POST", "/api/requests/*/my-rating", Door::signed_in, post_own_rating},
      {"POST", "/api/requests/*/ratings", Door::agent, post_staff_rating},
      {"POST", "/api/invitations", Door::host_or_agent, post_invitation},
      {"POST", "/api/ratings/*/exclude", Door::manager, post_rating_exclude},
      {"POST", "/api/ratings/*/restore", Door::manager, post_rating_restore},
      {"POST", "/api/ratings/*/accept", Door::manager, post_rating_accept},
      {"GET", "/api/asides", Door::manager, get_asides, aside_parameters()},
      {"GET", "/api/follow-ups", Door::agent, get_follow_ups, list_parameters()},
      {"POST", "/api/follow-ups/bulk", Door::agent, post_bulk},
      {"GET", "/api/follow-ups/*", Door::agent, get_follow_up},
      {"POST", "/api/follow-ups/*/assign", Door::agent, post_assign},
      {"POST", "/api/follow-ups/*/contact", Door::agent, post_contact},
      {"POST", "/api/follow-ups/*/note", Door::agent, post_note},
      {"POST", "/api/follow-ups/*/address", Door::agent, post_address},
      {"POST", "/api/follow-ups/*/wait", Door::agent, post_wait},
      {"POST", "/api/follow-ups/*/resume", Door::agent, post_resume},
      {"POST", "/api/follow-ups/*/reopen", Door::agent, post_reopen},
      {"POST", "/api/follow-ups/*/write", Door::agent, post_write},
      {"POST", "/api/follow-ups/*/reopen-request", Door::agent, post_reopen_request},
      {"POST", "/api/follow-ups/*/offer", Door::agent, post_offer},
      {"POST", "/api/follow-ups/*/merge", Door::agent, post_merge},
      {"POST", "/api/follow-ups/*/undo", Door::agent, post_undo},
      {"POST", "/api/follow-ups/*/take-out", Door::agent, post_take_out},
      {"POST", "/api/follow-ups/*/watch", Door::agent, post_watch},
      {"GET", "/api/reports", Door::agent, get_reports},
      {"GET", "/api/reports/dissatisfied-requesters", Door::agent,
       get_report_dissatisfied_requesters, report_parameters()},
      {"GET", "/api/reports/satisfaction", Door::agent, get_report_satisfaction,
       report_parameters()},
      {"GET", "/api/reports/recovery", Door::agent, get_report_recovery, report_parameters()},
      {"GET", "/api/reports/response", Door::agent, get_report_response,
       with_dimensions({"from", "to", "by", "undated"})},
      {"GET", "/api/reports/times", Door::agent, get_report_times,
       with_dimensions({"from", "to", "by"})},
      {"GET", "/api/reports/outcomes", Door::agent, get_report_outcomes,
       with_dimensions({"from", "to", "by"})},
      {"GET", "/api/reports/importance", Door::agent, get_report_importance, report_parameters()},
      {"GET", "/api/reports/compare", Door::agent, get_report_compare, compare_parameters()},
      {"GET", "/api/views", Door::agent, get_views, {"of"}},
      {"PUT", "/api/views/*", Door::agent, put_view},
      {"DELETE", "/api/views/*", Door::agent, delete_view},
      {"GET", "/api/people/*", Door::admin, get_person, {"limit", "cursor"}},
      {"DELETE", "/api/people/*", Door::admin, delete_person},
      {"GET",
       "/api/retention",
       Door::admin,
       get_retention,
       {"comments_days", "notes_days", "identities_days", "undelivered_days"}},
      {"GET", "/api/outbox", Door::host, get_outbox, {"kind", "state"}},
      {"POST", "/api/outbox/lease", Door::host, post_lease},
      {"POST", "/api/outbox/ack", Door::host, post_ack},
      {"POST", "/api/outbox/retry", Door::host, post_retry},
      {"POST", "/api/tick", Door::host, post_tick},
      {"GET", "/api/changes", Door::host_or_agent, get_changes, {"after", "limit"}},
      {"GET", "/api/mail-preview", Door::manager, get_mail_preview, {"survey", "language"}},
      {"GET", "/api/settings", Door::admin, get_settings},
      {"PUT", "/api/settings", Door::admin, put_settings},
      {"GET", "/api/settings/versions", Door::admin, get_settings_versions, {"limit", "before"}},
      {"GET", "/api/settings/versions/*", Door::admin, get_settings_version},
      {"POST", "/api/ask-policy/dry-run", Door::manager, post_ask_dry_run},
      {"GET", "/api/webhooks/*/secret", Door::admin, get_webhook_secret},
      {"GET", "/api/keys", Door::admin, get_keys},
      {"GET", "/api/keys/self", Door::anyone, get_own_key},
      {"POST", "/api/keys", Door::admin, post_key},
      {"POST", "/api/keys/*/revoke", Door::admin, post_key_revoke},
      {"GET", "/api/health", Door::host_or_agent, get_health},
  };
  return table;
}

}  // namespace amends
