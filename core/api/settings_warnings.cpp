#include "core/api/settings_warnings.hpp"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <optional>
#include <set>
#include <string>

#include "core/api/warnings.hpp"
#include "core/base/date.hpp"
#include "core/base/text.hpp"

namespace amends {
namespace {

using Ipv4 = std::array<int, 4>;

std::optional<Ipv4> ipv4_from(std::string_view host) {
  const auto parts = split(host, '.');
  Ipv4 address{};
  if (parts.size() != address.size()) return std::nullopt;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string_view part = parts[i];
    const bool is_number =
        !part.empty() && part.size() <= 3 &&
        std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number) return std::nullopt;
    for (const char digit : part) address[i] = address[i] * 10 + (digit - '0');
  }
  return address;
}

// This machine, and the networks that people have at home and at work.
bool is_private(const Ipv4& address) {
  const int a = address[0];
  const int b = address[1];
  return a == 0 || a == 10 || a == 127 || (a == 100 && b / 64 == 1) || (a == 169 && b == 254) ||
         (a == 172 && b / 16 == 1) || (a == 192 && b == 168);
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
  return address && is_private(*address);
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

/// Looks at names that the settings give to what requests have. Where no request is known yet,
/// every name may be right.
class NameCheck {
 public:
  NameCheck(std::set<std::string> teams, std::set<std::string> queues, json::array& warnings)
      : teams_(std::move(teams)), queues_(std::move(queues)), warnings_(warnings) {}

  void check(const std::string& where, const std::vector<std::string>& teams,
             const std::vector<std::string>& queues) {
    look(where + ".teams", teams, teams_, "team");
    look(where + ".queues", queues, queues_, "queue");
  }

 private:
  void look(const std::string& where, const std::vector<std::string>& names,
            const std::set<std::string>& known, const std::string& what) {
    if (known.empty()) return;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (known.contains(names[i])) continue;
      warnings_.push_back(warning(
          what + "_unknown", place(where, i),
          "is \"" + names[i] + "\": no request that was asked about has this " + what + " yet"));
    }
  }

  const std::set<std::string> teams_;
  const std::set<std::string> queues_;
  json::array& warnings_;
};

void check_names(const Settings& settings, NameCheck& names) {
  const auto each = [](std::string_view list, const auto& rules, const auto& check) {
    std::size_t index = 0;
    for (const auto& rule : rules) check(place(list, index++), rule);
  };
  each("working_hours", settings.working_hours,
       [&](const auto& where, const auto& hours) { names.check(where, hours.teams, {}); });
  const auto check_condition = [&](const std::string& where, const auto& rule) {
    names.check(where + ".when", rule.when.teams, rule.when.queues);
  };
  each("assignment", settings.assignment, check_condition);
  each("reminders", settings.reminders, check_condition);
  const auto check_scopes = [&](const std::string& where, const auto& rule) {
    names.check(where, rule.scopes.teams, rule.scopes.queues);
  };
  if (settings.digest) each("digest.to", settings.digest->to, check_scopes);
  each("report_mails", settings.report_mails, check_scopes);
  each("webhooks", settings.webhooks, check_scopes);
}

}  // namespace

Result<json::array> settings_warnings(Services& services, const Settings& settings) {
  json::array warnings = base_url_warnings(settings.base_url);
  add_private_webhooks(settings, warnings);
  auto teams = known_values(services, Dimension::team);
  if (!teams) return teams.error();
  auto queues = known_values(services, Dimension::queue);
  if (!queues) return queues.error();
  NameCheck names(std::move(*teams), std::move(*queues), warnings);
  check_names(settings, names);
  return warnings;
}

}  // namespace amends
