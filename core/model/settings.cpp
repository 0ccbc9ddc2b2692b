#include "core/model/settings.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

#include "core/base/limits.hpp"
#include "core/model/field_reader.hpp"

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

}  // namespace

const Survey* Settings::survey_for(std::string_view touchpoint) const {
  for (const Survey& survey : surveys) {
    if (survey.touchpoint == touchpoint) return &survey;
  }
  return nullptr;
}

const Site* Settings::site(std::string_view id) const {
  for (const Site& known : sites) {
    if (known.id == id) return &known;
  }
  return nullptr;
}

bool Settings::has_outcome(std::string_view outcome) const {
  return std::find(outcomes.begin(), outcomes.end(), outcome) != outcomes.end();
}

Result<Settings> settings_from_json(const json::object& document) {
  constexpr std::int64_t year_s = 366LL * 24 * 3600;
  FieldReader fields(document);
  Settings settings;
  settings.base_url = read_url(fields, "base_url");
  settings.desk_url = read_url(fields, "desk_url");
  auto zone = TimeZone::from_rule(fields.text("time_zone", 64, "UTC0"));
  if (zone) {
    settings.time_zone = *zone;
  } else {
    fields.refuse(zone.error());
  }
  settings.edit_window_s = fields.integer("edit_window_s", 0, year_s, settings.edit_window_s);
  settings.grace_s = fields.integer("grace_s", 0, 24 * 3600, settings.grace_s);
  settings.link_valid_days = fields.integer("link_valid_days", 1, 730, settings.link_valid_days);
  settings.due_s = fields.integer("due_s", 60, year_s, settings.due_s);
  settings.due_contact_me_s =
      fields.integer("due_contact_me_s", 60, year_s, settings.due_contact_me_s);
  if (fields.has("outcomes")) {
    settings.outcomes = fields.texts("outcomes", 50, 64);
    if (settings.outcomes.empty()) {
      fields.refuse(ErrorCode::out_of_range, "outcomes", "must have at least one item");
    }
  } else {
    fields.texts("outcomes", 50, 64);
  }
  read_surveys(fields, settings);
  settings.origins = read_origins(fields);
  read_sites(fields, settings);
  if (auto error = fields.finish()) return *error;
  return settings;
}

json::object settings_to_json(const Settings& settings) {
  json::array surveys;
  for (const Survey& survey : settings.surveys) surveys.push_back(survey_to_json(survey));
  json::array sites;
  for (const Site& site : settings.sites) sites.push_back(site_to_json(site));
  return {{"base_url", settings.base_url},
          {"desk_url", settings.desk_url},
          {"time_zone", settings.time_zone.rule()},
          {"edit_window_s", settings.edit_window_s},
          {"grace_s", settings.grace_s},
          {"link_valid_days", settings.link_valid_days},
          {"due_s", settings.due_s},
          {"due_contact_me_s", settings.due_contact_me_s},
          {"outcomes", json::array(settings.outcomes.begin(), settings.outcomes.end())},
          {"surveys", std::move(surveys)},
          {"origins", json::array(settings.origins.begin(), settings.origins.end())},
          {"sites", std::move(sites)}};
}

SettingsState::SettingsState() {
  remember(current_);
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
