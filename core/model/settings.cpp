#include "core/model/settings.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

#include "core/base/limits.hpp"
#include "core/model/field_reader.hpp"
#include "core/model/object_list.hpp"

namespace amends {
namespace {

void read_surveys(FieldReader& fields, Settings& settings) {
  if (!fields.has("surveys")) {
    fields.array("surveys", limits::max_surveys);
    return;
  }
  settings.surveys.clear();
  for (const auto& item : fields.array("surveys", limits::max_surveys)) {
    const std::string path = "surveys[" + std::to_string(settings.surveys.size()) + "]";
    if (!item.is_object()) {
      fields.refuse(fail(ErrorCode::wrong_type, path + " must be an object", path));
      return;
    }
    auto survey = survey_from_json(item.get_object(), path + ".");
    if (!survey) {
      fields.refuse(survey.error());
      return;
    }
    if (survey->id.starts_with(own_name_prefix) ||
        survey->touchpoint.starts_with(own_name_prefix)) {
      fields.refuse(fail(ErrorCode::out_of_range,
                         path + " must have no name that begins with amends:", path));
    }
    for (const Survey& earlier : settings.surveys) {
      if (earlier.id == survey->id || earlier.touchpoint == survey->touchpoint) {
        fields.refuse(fail(ErrorCode::out_of_range,
                           path + " must have an id and a touchpoint of its own", path));
      }
    }
    settings.surveys.push_back(std::move(*survey));
  }
  if (settings.surveys.empty()) {
    fields.refuse(ErrorCode::out_of_range, "surveys", "must have at least one survey");
  }
}

void read_ask_policy(FieldReader& fields, Settings& settings) {
  auto policy = ask_policy_from_json(fields.object("ask"), "ask.");
  if (policy) {
    settings.ask = std::move(*policy);
  } else {
    fields.refuse(policy.error());
  }
}

void read_recovery_policy(FieldReader& fields, Settings& settings) {
  auto policy = recovery_policy_from_json(fields.object("recovery"), "recovery.");
  if (policy) {
    settings.recovery = *policy;
  } else {
    fields.refuse(policy.error());
  }
}

void read_moment_policy(FieldReader& fields, Settings& settings) {
  auto policy = moment_policy_from_json(fields.object("moments"), "moments.");
  if (policy) {
    settings.moments = *policy;
  } else {
    fields.refuse(policy.error());
  }
}

void read_retention_policy(FieldReader& fields, Settings& settings) {
  auto policy = retention_policy_from_json(fields.object("retention"), "retention.");
  if (!policy) {
    fields.refuse(policy.error());
    return;
  }
  settings.retention = *policy;
  auto broken = check_retention(settings.retention, settings.link_valid_days, "retention.");
  if (broken) fields.refuse(std::move(*broken));
}

std::string read_url(FieldReader& fields, std::string_view name) {
  std::string url = fields.web_address(name);
  while (!url.empty() && url.back() == '/') url.pop_back();
  return url;
}

void read_sites(FieldReader& fields, Settings& settings) {
  for (const auto& item : fields.array("sites", limits::max_sites)) {
    const std::string path = "sites[" + std::to_string(settings.sites.size()) + "]";
    if (!item.is_object()) {
      fields.refuse(fail(ErrorCode::wrong_type, path + " must be an object", path));
      return;
    }
    auto site = site_from_json(item.get_object(), path + ".");
    if (!site) {
      fields.refuse(site.error());
      return;
    }
    for (const std::string& touchpoint : site->touchpoints) {
      if (settings.survey_for(touchpoint) != nullptr) continue;
      const std::string name = path + ".touchpoints";
      fields.refuse(fail(ErrorCode::out_of_range, name + " must each have a survey", name));
    }
    if (!site->id.empty() && settings.site(site->id) != nullptr) {
      fields.refuse(fail(ErrorCode::out_of_range, path + " must have an id of its own", path));
    }
    settings.sites.push_back(std::move(*site));
  }
}

// A list of codes; what it holds stays where the document does not name it.
void read_codes(FieldReader& fields, std::string_view name, std::vector<std::string>& codes) {
  const bool given = fields.has(name);
  auto read = fields.texts(name, limits::max_case_codes, limits::max_case_code_bytes);
  if (given) codes = std::move(read);
}

void check_due_rules(FieldReader& fields, const Settings& settings) {
  for (std::size_t i = 0; i < settings.due.size(); ++i) {
    const DueRule& rule = settings.due[i];
    const std::string path = "due[" + std::to_string(i) + "].";
    if (!rule.touchpoint.empty() && settings.survey_for(rule.touchpoint) == nullptr) {
      fields.refuse(ErrorCode::out_of_range, path + "touchpoint", "must have a survey");
    }
    if (!rule.survey.empty() && !settings.has_survey(rule.survey)) {
      fields.refuse(ErrorCode::out_of_range, path + "survey", "must be the id of a survey");
    }
  }
}

// Nothing is due in a time that no calendar comes to.
void check_due_times(FieldReader& fields, const Settings& settings) {
  std::int64_t longest_s = std::max(settings.due_s, settings.due_contact_me_s);
  for (const DueRule& rule : settings.due) {
    longest_s = std::max({longest_s, rule.due_s.value_or(0), rule.due_contact_me_s.value_or(0)});
  }
  for (const ReminderRule& rule : settings.reminders) {
    longest_s = std::max({longest_s, rule.offset_s, rule.repeat ? rule.repeat->every_s : 0});
  }
  for (std::size_t i = 0; i < settings.working_hours.size(); ++i) {
    if (longest_s <= settings.working_hours[i].week_s() * limits::max_due_weeks) continue;
    fields.refuse(ErrorCode::out_of_range, "working_hours[" + std::to_string(i) + "].week",
                  "must have hours enough for every due time and reminder within " +
                      std::to_string(limits::max_due_weeks) + " weeks");
  }
}

void read_webhooks(FieldReader& fields, Settings& settings) {
  for (const auto& item : fields.array("webhooks", limits::max_webhooks)) {
    const std::string path = "webhooks[" + std::to_string(settings.webhooks.size()) + "]";
    if (!item.is_object()) {
      fields.refuse(fail(ErrorCode::wrong_type, path + " must be an object", path));
      return;
    }
    auto webhook = webhook_from_json(item.get_object(), path + ".");
    if (!webhook) {
      fields.refuse(webhook.error());
      return;
    }
    if (settings.webhook(webhook->id) != nullptr) {
      fields.refuse(fail(ErrorCode::out_of_range, path + " must have an id of its own", path));
    }
    settings.webhooks.push_back(std::move(*webhook));
  }
}

}  // namespace

const Survey* Settings::survey_for(std::string_view touchpoint) const {
  for (const Survey& survey : surveys) {
    if (survey.touchpoint == touchpoint) return &survey;
  }
  return nullptr;
}

bool Settings::has_survey(std::string_view id) const {
  return std::any_of(surveys.begin(), surveys.end(),
                     [&](const Survey& survey) { return survey.id == id; });
}

const Offer* Settings::offer(std::string_view code) const {
  for (const Offer& known : offers) {
    if (known.code == code) return &known;
  }
  return nullptr;
}

const Site* Settings::site(std::string_view id) const {
  for (const Site& known : sites) {
    if (known.id == id) return &known;
  }
  return nullptr;
}

const Webhook* Settings::webhook(std::string_view id) const {
  for (const Webhook& known : webhooks) {
    if (known.id == id) return &known;
  }
  return nullptr;
}

bool Settings::is_absent(std::string_view person, Day day) const {
  return std::any_of(absences.begin(), absences.end(), [&](const Absence& each) {
    return each.person == person && each.from <= day && day <= each.until;
  });
}

std::string_view Settings::language_of(std::string_view person, std::string_view usual) const {
  const auto own = std::find_if(own_languages.begin(), own_languages.end(),
                                [&](const OwnLanguage& each) { return each.person == person; });
  if (own != own_languages.end()) return own->language;
  return usual.empty() ? std::string_view(staff_language) : usual;
}

Result<Settings> settings_from_json(const json::object& document) {
  constexpr std::int64_t year_s = 366LL * 24 * 3600;
  FieldReader fields(document);
  Settings settings;
  settings.base_url = read_url(fields, "base_url");
  settings.desk_url = read_url(fields, "desk_url");
  settings.report_url = read_url(fields, "report_url");
  auto zone = TimeZone::from_rule(fields.text("time_zone", 64, "UTC0"));
  if (zone) {
    settings.time_zone = *zone;
  } else {
    fields.refuse(zone.error());
  }
  settings.staff_language = fields.text("staff_language", limits::max_language_bytes, "en");
  if (settings.staff_language.empty()) settings.staff_language = "en";
  settings.own_languages = read_own_languages(fields);
  settings.edit_window_s = fields.integer("edit_window_s", 0, year_s, settings.edit_window_s);
  settings.grace_s = fields.integer("grace_s", 0, 24 * 3600, settings.grace_s);
  settings.link_valid_days = fields.integer("link_valid_days", 1, 730, settings.link_valid_days);
  settings.due_s = fields.integer("due_s", min_due_s, max_due_s, settings.due_s);
  settings.due_contact_me_s =
      fields.integer("due_contact_me_s", min_due_s, max_due_s, settings.due_contact_me_s);
  settings.due = read_due_rules(fields);
  settings.working_hours = read_working_hours(fields);
  settings.assignment = read_assignment_rules(fields);
  settings.absences = read_absences(fields);
  settings.reminders = read_reminder_rules(fields);
  settings.digest = read_daily_digest(fields);
  settings.report_mails = read_report_mails(fields);
  settings.praise = fields.optional_flag("praise").value_or(false);
  settings.agents_see_own_figures = fields.optional_flag("agents_see_own_figures").value_or(false);
  settings.agent_may_address_own = fields.optional_flag("agent_may_address_own").value_or(true);
  read_codes(fields, "outcomes", settings.outcomes);
  if (settings.outcomes.empty()) {
    fields.refuse(ErrorCode::out_of_range, "outcomes", "must have at least one item");
  }
  read_codes(fields, "root_causes", settings.root_causes);
  read_codes(fields, "actions", settings.actions);
  settings.offers = read_offers(fields);
  read_surveys(fields, settings);
  read_ask_policy(fields, settings);
  read_recovery_policy(fields, settings);
  read_moment_policy(fields, settings);
  read_retention_policy(fields, settings);
  settings.origins = read_origins(fields);
  read_sites(fields, settings);
  read_webhooks(fields, settings);
  settings.webhook_attempts = fields.integer("webhook_attempts", 1, 100, settings.webhook_attempts);
  check_due_rules(fields, settings);
  check_due_times(fields, settings);
  if (auto error = fields.finish()) return *error;
  return settings;
}

json::object settings_to_json(const Settings& settings) {
  json::array surveys;
  for (const Survey& survey : settings.surveys) surveys.push_back(survey_to_json(survey));
  json::array sites;
  for (const Site& site : settings.sites) sites.push_back(site_to_json(site));
  json::array webhooks;
  for (const Webhook& webhook : settings.webhooks) webhooks.push_back(webhook_to_json(webhook));
  json::object document{
      {"base_url", settings.base_url},
      {"desk_url", settings.desk_url},
      {"report_url", settings.report_url},
      {"time_zone", settings.time_zone.rule()},
      {"staff_language", settings.staff_language},
      {"own_languages", objects_to_json(settings.own_languages, &own_language_to_json)},
      {"edit_window_s", settings.edit_window_s},
      {"grace_s", settings.grace_s},
      {"link_valid_days", settings.link_valid_days},
      {"due_s", settings.due_s},
      {"due_contact_me_s", settings.due_contact_me_s},
      {"due", objects_to_json(settings.due, &due_rule_to_json)},
      {"working_hours", objects_to_json(settings.working_hours, &working_hours_to_json)},
      {"assignment", objects_to_json(settings.assignment, &assignment_rule_to_json)},
      {"absences", objects_to_json(settings.absences, &absence_to_json)},
      {"reminders", objects_to_json(settings.reminders, &reminder_rule_to_json)},
      {"report_mails", objects_to_json(settings.report_mails, &report_mail_to_json)},
      {"praise", settings.praise},
      {"agents_see_own_figures", settings.agents_see_own_figures},
      {"agent_may_address_own", settings.agent_may_address_own},
      {"outcomes", json::array(settings.outcomes.begin(), settings.outcomes.end())},
      {"root_causes", json::array(settings.root_causes.begin(), settings.root_causes.end())},
      {"actions", json::array(settings.actions.begin(), settings.actions.end())},
      {"offers", objects_to_json(settings.offers, &offer_to_json)},
      {"surveys", std::move(surveys)},
      {"ask", ask_policy_to_json(settings.ask)},
      {"recovery", recovery_policy_to_json(settings.recovery)},
      {"moments", moment_policy_to_json(settings.moments)},
      {"retention", retention_policy_to_json(settings.retention)},
      {"origins", json::array(settings.origins.begin(), settings.origins.end())},
      {"sites", std::move(sites)},
      {"webhooks", std::move(webhooks)},
      {"webhook_attempts", settings.webhook_attempts}};
  if (settings.digest) document["digest"] = daily_digest_to_json(*settings.digest);
  return document;
}

SettingsState::SettingsState() {
  remember(current_);
  const Survey recovery = recovery_survey();
  versions_.insert_or_assign({recovery.id, recovery.version}, recovery);
}

void SettingsState::remember(const Settings& settings) {
  for (const Survey& survey : settings.surveys) {
    versions_.insert_or_assign({survey.id, survey.version}, survey);
  }
}

Result<void> SettingsState::apply(std::int64_t revision, const Event& event) {
  const auto* changed = std::get_if<SettingsChanged>(&event.payload);
  if (changed == nullptr) {
    return fail(ErrorCode::history_broken, "the settings stream holds another event");
  }
  auto document = parse_json_object(changed->document);
  if (!document) return document.error();
  auto settings = settings_from_json(*document);
  if (!settings) return settings.error();
  date_items(settings->reminders, current_.reminders, &reminder_rule_to_json, event.at);
  date_items(settings->report_mails, current_.report_mails, &report_mail_to_json, event.at);
  current_ = std::move(*settings);
  revision_ = revision;
  remember(current_);
  return {};
}

const Survey* SettingsState::survey(std::string_view id, int version) const {
  const auto found = versions_.find(std::pair<std::string, int>(id, version));
  return found == versions_.end() ? nullptr : &found->second;
}

Settings SettingsState::with_versions(Settings wanted) const {
  for (Survey& survey : wanted.surveys) {
    int last = 0;
    const Survey* same = nullptr;
    for (const auto& [key, known] : versions_) {
      if (key.first != survey.id) continue;
      last = std::max(last, key.second);
      if (known.same_content(survey)) same = &known;
    }
    survey.version = same != nullptr ? same->version : last + 1;
  }
  return wanted;
}

}  // namespace amends
