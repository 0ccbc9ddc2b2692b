// What a tenant has decided: one JSON document, versioned by the stream "settings".
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/time_zone.hpp"
#include "core/model/ask_policy.hpp"
#include "core/model/assignment.hpp"
#include "core/model/daily_digest.hpp"
#include "core/model/due_rule.hpp"
#include "core/model/event.hpp"
#include "core/model/moment_policy.hpp"
#include "core/model/offer.hpp"
#include "core/model/own_language.hpp"
#include "core/model/recovery.hpp"
#include "core/model/reminder_rule.hpp"
#include "core/model/report_mail.hpp"
#include "core/model/retention_policy.hpp"
#include "core/model/site.hpp"
#include "core/model/survey.hpp"
#include "core/model/webhook.hpp"
#include "core/model/working_hours.hpp"

namespace amends {

struct Settings {
  std::string
      base_url;  // of the public mount, as customers reach it; empty: the host says it per call
  std::string desk_url;    // the manager's page, for notifications
  std::string report_url;  // the report's page, for mails about it
  TimeZone time_zone;
  std::string staff_language = "en";       // of mails to staff
  std::vector<OwnLanguage> own_languages;  // of those who read another one
  std::int64_t edit_window_s = 14LL * 24 * 3600;
  std::int64_t grace_s = 120;
  std::int64_t link_valid_days = 60;
  std::int64_t due_s = 48LL * 3600;  // working time, as in `due`
  std::int64_t due_contact_me_s = 24LL * 3600;
  std::vector<DueRule> due;  // the first that covers the answer counts
  std::vector<WorkingHours> working_hours;
  std::vector<AssignmentRule> assignment;  // the first that fits and has somebody present counts
  std::vector<Absence> absences;
  std::vector<ReminderRule> reminders;  // of cases, to staff
  std::optional<DailyDigest> digest;
  std::vector<ReportMail> report_mails;
  /// Whether agents are told of good answers with a comment. A customer's words go by mail to whom
  /// nobody has told of that, so a tenant has to want it.
  bool praise = false;
  /// Whether agents see the figures of the requests that they worked on themselves.
  bool agents_see_own_figures = false;
  /// Whether the agent whose work was rated may be given the case about it, and address it.
  bool agent_may_address_own = true;
  std::vector<std::string> outcomes = {"fixed",      "explained", "compensated",
                                       "apologised", "no_action", "other"};
  // What else is asked when a case is addressed, and need not be answered; empty: it is not asked.
  std::vector<std::string> root_causes = {"delay",   "not_solved", "communication", "mistake",
                                          "product", "process",    "expectations",  "other"};
  std::vector<std::string> actions = {"request_reopened", "replacement",   "refund",
                                      "training",         "documentation", "process_changed",
                                      "passed_on",        "other"};
  std::vector<Offer> offers;  // to customers, at once; empty: none is made from a case
  std::vector<Survey> surveys = {default_survey()};
  AskPolicy ask;
  RecoveryPolicy recovery;
  MomentPolicy moments;
  RetentionPolicy retention;
  /// Whose pages may show the widget and read its answers (core/model/origin.hpp); our own is not
  /// among them and need not be.
  std::vector<std::string> origins;
  std::vector<Site> sites;
  std::vector<Webhook> webhooks;
  std::int64_t webhook_attempts = 20;  // before a delivery is given up

  /// The survey asked at a touchpoint, or nothing.
  const Survey* survey_for(std::string_view touchpoint) const;
  bool has_survey(std::string_view id) const;
  /// Nothing when there is none with this code.
  const Offer* offer(std::string_view code) const;
  /// Nothing when there is none with this id.
  const Site* site(std::string_view id) const;
  /// Nothing when there is none with this id.
  const Webhook* webhook(std::string_view id) const;
  bool is_absent(std::string_view person, Day day) const;
  /// In which language somebody reads mails: his own, else `usual`, else that of all staff.
  std::string_view language_of(std::string_view person, std::string_view usual = "") const;
};

/// Reads and checks a whole document; errors name the path. Members that are missing have their
/// defaults.
Result<Settings> settings_from_json(const json::object& document);
json::object settings_to_json(const Settings& settings);

/// The settings as their stream tells them, with every survey version there ever was.
class SettingsState {
 public:
  SettingsState();
  /// Applies a settings_changed event; anything else is history_broken.
  Result<void> apply(std::int64_t revision, const Event& event);

  std::int64_t revision() const { return revision_; }
  const Settings& current() const { return current_; }
  /// Nothing when there never was such a version.
  const Survey* survey(std::string_view id, int version) const;

  /// `wanted` with each survey's version set: the same where it is unchanged, else one more than
  /// there ever was.
  Settings with_versions(Settings wanted) const;

 private:
  void remember(const Settings& settings);

  std::int64_t revision_ = 0;
  Settings current_;
  std::map<std::pair<std::string, int>, Survey, std::less<>> versions_;
};

}  // namespace amends
