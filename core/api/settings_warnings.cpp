#include "core/api/settings_warnings.hpp"

#include <array>
#include <boost/json/array.hpp>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/api/warnings.hpp"
#include "core/base/date.hpp"
#include "core/base/internet_address.hpp"
#include "core/base/text.hpp"

namespace amends {
namespace {

using Ipv4 = std::array<std::uint8_t, 4>;

std::optional<std::uint8_t> number_in(std::string_view text) {
  std::uint8_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_whole = failed == std::errc() && end == text.data() + text.size();
  return is_whole ? std::optional(number) : std::nullopt;
}

std::optional<Ipv4> ipv4_from(std::string_view host) {
  const auto parts = split(host, '.');
  Ipv4 address{};
  if (parts.size() != address.size()) return std::nullopt;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto number = number_in(parts[i]);
    if (!number) return std::nullopt;
    address[i] = *number;
  }
  return address;
}

// Of an IPv6 address with its brackets.
std::string_view host_in(std::string_view url) {
  url.remove_prefix(url.find("://") + 3);
  url = url.substr(0, url.find_first_of("/?"));
  if (url.starts_with('[')) return url.substr(0, url.find(']') + 1);
  return url.substr(0, url.find(':'));
}

// What a name stands for is only known when it is connected to.
bool is_seen_to_be_private(std::string_view url) {
  const std::string host = lower_ascii(host_in(url));
  if (host == "localhost" || host.ends_with(".localhost")) return true;
  if (host.starts_with('[')) return !host.starts_with("[2") && !host.starts_with("[3");
  const auto address = ipv4_from(host);
  return address && !is_public_v4(*address);
}

json::object warning(std::string_view code, const std::string& field, const std::string& what) {
  return {{"code", code}, {"field", field}, {"detail", field + " " + what}};
}

std::string place(std::string_view list, std::size_t index) {
  return std::string(list) + "[" + std::to_string(index) + "]";
}

void add_private_webhooks(const Settings& settings, json::array& warnings) {
  for (std::size_t i = 0; i < settings.webhooks.size(); ++i) {
    const Webhook& webhook = settings.webhooks[i];
    if (webhook.allow_private || !is_seen_to_be_private(webhook.url)) continue;
    warnings.push_back(warning("webhook_private", place("webhooks", i) + ".url",
                               "lies in the own network, where nothing is delivered unless "
                               "allow_private of this webhook is true"));
  }
}

// The values that requests have in one dimension.
Result<std::set<std::string>> known_values(Services& services, Dimension dimension) {
  std::set<std::string> known;
  for (const Cohort cohort : {Cohort::asked, Cohort::answered}) {
    TallyQuery query;
    query.cohort = cohort;
    query.from = first_day;
    query.to = last_day;
    query.undated_too = true;
    query.group = dimension;
    auto sums = services.store().tally(query);
    if (!sums) return sums.error();
    for (TallySum& sum : *sums) known.insert(std::move(sum.value));
  }
  return known;
}

/// A team or a queue that the settings name.
struct Named {
  Dimension dimension;
  std::string field;
  std::string name;
};

class NamesInSettings {
 public:
  explicit NamesInSettings(const Settings& settings) {
    const auto add_condition = [this](const std::string& where, const auto& rule) {
      add(where + ".when", rule.when.teams, rule.when.queues);
    };
    const auto add_scopes = [this](const std::string& where, const auto& rule) {
      add(where, rule.scopes.teams, rule.scopes.queues);
    };
    each("working_hours", settings.working_hours,
         [this](const auto& where, const auto& hours) { add(where, hours.teams, {}); });
    each("assignment", settings.assignment, add_condition);
    each("reminders", settings.reminders, add_condition);
    if (settings.digest) each("digest.to", settings.digest->to, add_scopes);
    each("report_mails", settings.report_mails, add_scopes);
    each("webhooks", settings.webhooks, add_scopes);
  }

  const std::vector<Named>& all() const { return all_; }

 private:
  template <class Rules, class Add>
  static void each(std::string_view list, const Rules& rules, const Add& add_names) {
    std::size_t index = 0;
    for (const auto& rule : rules) add_names(place(list, index++), rule);
  }
  void add(const std::string& where, const std::vector<std::string>& teams,
           const std::vector<std::string>& queues) {
    add(Dimension::team, where + ".teams", teams);
    add(Dimension::queue, where + ".queues", queues);
  }
  void add(Dimension dimension, const std::string& where, const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      all_.push_back({dimension, place(where, i), names[i]});
    }
  }

  std::vector<Named> all_;
};

// Where no request is known yet, every name may be right.
Result<void> add_unknown_names(Services& services, const Settings& settings,
                               json::array& warnings) {
  std::map<Dimension, std::set<std::string>> known;  // of what is named: most settings name nothing
  const NamesInSettings names(settings);
  for (const Named& named : names.all()) {
    if (known.count(named.dimension) == 0) {
      auto values = known_values(services, named.dimension);
      if (!values) return values.error();
      known[named.dimension] = std::move(*values);
    }
    const auto& values = known[named.dimension];
    if (values.empty() || values.contains(named.name)) continue;
    const std::string what(enum_text(named.dimension));
    warnings.push_back(warning(
        what + "_unknown", named.field,
        "is \"" + named.name + "\": no request that was asked about has this " + what + " yet"));
  }
  return {};
}

}  // namespace

Result<json::array> settings_warnings(Services& services, const Settings& settings) {
  json::array warnings = base_url_warnings(settings.base_url);
  add_private_webhooks(settings, warnings);
  if (auto added = add_unknown_names(services, settings, warnings); !added) return added.error();
  return warnings;
}

}  // namespace amends
