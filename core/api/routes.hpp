// The table of routes: each is a method, a pattern and one function. A new route is a new file and
// one line in routes.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/api/message.hpp"
#include "core/api/services.hpp"
#include "core/model/view_events.hpp"

namespace amends {

/// One call being answered. `arguments` are the parts of the path that the pattern's `*` stood for.
struct Call {
  const Request& request;
  Services& services;
  std::vector<std::string> arguments;
};

/// Answers a call; a failure becomes a problem document.
using Handler = Result<Response> (*)(Call& call);

/// Who may come in. The handler checks what depends on the object.
enum class Door : std::uint8_t {
  anyone,     // the public mount
  signed_in,  // a requester, or staff
  agent,      // agent or better
  manager,
  admin,
  host,  // the helpdesk itself, or an admin
  host_or_agent,
};

struct Route {
  std::string_view method;
  std::string_view pattern;  // "/api/follow-ups/*/assign"
  Door door;
  Handler handler;
  /// What its query may hold. Others are refused, but for the public mount's: mail programs and
  /// campaigns add theirs to links.
  std::vector<std::string_view> parameters = {};
};

const std::vector<Route>& routes();

/// What the query of a page's address may hold that shows the list or the report.
std::vector<std::string_view> view_parameters(ViewOf of);

// One function a route, in the file named by its noun.
Result<Response> get_rating(Call& call);
Result<Response> post_rating(Call& call);
Result<Response> get_rating_frame(Call& call);
Result<Response> get_touchpoint(Call& call);
Result<Response> get_touchpoint_frame(Call& call);
Result<Response> post_touchpoint(Call& call);
Result<Response> get_stop(Call& call);
Result<Response> post_stop(Call& call);
Result<Response> get_asset(Call& call);
Result<Response> put_request(Call& call);
Result<Response> get_request(Call& call);
Result<Response> get_customer(Call& call);
Result<Response> get_person(Call& call);
Result<Response> delete_person(Call& call);
Result<Response> get_retention(Call& call);
Result<Response> post_invitation(Call& call);
Result<Response> get_own_rating(Call& call);
Result<Response> post_own_rating(Call& call);
Result<Response> post_staff_rating(Call& call);
Result<Response> post_rating_exclude(Call& call);
Result<Response> post_rating_restore(Call& call);
Result<Response> post_rating_accept(Call& call);
Result<Response> get_asides(Call& call);
Result<Response> get_follow_ups(Call& call);
Result<Response> get_follow_up(Call& call);
Result<Response> post_assign(Call& call);
Result<Response> post_contact(Call& call);
Result<Response> post_note(Call& call);
Result<Response> post_address(Call& call);
Result<Response> post_wait(Call& call);
Result<Response> post_resume(Call& call);
Result<Response> post_reopen(Call& call);
Result<Response> post_write(Call& call);
Result<Response> post_reopen_request(Call& call);
Result<Response> post_offer(Call& call);
Result<Response> post_merge(Call& call);
Result<Response> post_undo(Call& call);
Result<Response> post_take_out(Call& call);
Result<Response> post_watch(Call& call);
Result<Response> post_bulk(Call& call);
Result<Response> post_lease(Call& call);
Result<Response> post_ack(Call& call);
Result<Response> get_outbox(Call& call);
Result<Response> post_retry(Call& call);
Result<Response> post_tick(Call& call);
Result<Response> get_changes(Call& call);
Result<Response> get_health(Call& call);
Result<Response> get_mail_preview(Call& call);
Result<Response> get_settings(Call& call);
Result<Response> put_settings(Call& call);
Result<Response> get_settings_versions(Call& call);
Result<Response> get_settings_version(Call& call);
Result<Response> post_ask_dry_run(Call& call);
Result<Response> get_webhook_secret(Call& call);
Result<Response> get_keys(Call& call);
Result<Response> get_own_key(Call& call);
Result<Response> post_key(Call& call);
Result<Response> post_key_revoke(Call& call);
Result<Response> get_reports(Call& call);
Result<Response> get_report_dissatisfied_requesters(Call& call);
Result<Response> get_report_satisfaction(Call& call);
Result<Response> get_report_response(Call& call);
Result<Response> get_report_recovery(Call& call);
Result<Response> get_report_times(Call& call);
Result<Response> get_report_outcomes(Call& call);
Result<Response> get_report_importance(Call& call);
Result<Response> get_report_compare(Call& call);
Result<Response> get_views(Call& call);
Result<Response> put_view(Call& call);
Result<Response> delete_view(Call& call);

}  // namespace amends
