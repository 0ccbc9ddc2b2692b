#include "abi/crowd_ending.hpp"

#include <sstream>
#include <stdexcept>
#include <utility>

#include "abi/closed_store.hpp"

namespace amends::testing {
namespace {

constexpr std::int64_t hours_later_ms = 3LL * 3600 * 1000;

json::object object_at(const Library& library, const std::string& path) {
  const Reply reply = library.manager("GET", path);
  if (reply.status != 200) throw std::runtime_error(path + ": " + reply.body);
  return reply.object();
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream rest(line);
  for (std::string field; std::getline(rest, field, ',');) fields.push_back(field);
  return fields;
}

std::map<std::string, std::string> totals_in(const std::string& csv) {
  std::istringstream lines(csv);
  std::string line;
  std::getline(lines, line);
  const auto names = fields_of(line);
  std::map<std::string, std::string> totals;
  while (std::getline(lines, line)) {
    const auto fields = fields_of(line);
    if (fields.empty() || fields.front() != "total") continue;
    for (std::size_t i = 0; i < fields.size() && i < names.size(); ++i)
      totals[names[i]] = fields[i];
  }
  return totals;
}

std::vector<json::object> leased_by(const Library& library, const std::string& consumer) {
  const Reply leased = library.host("POST", "/api/outbox/lease",
                                    {{"consumer", consumer},
                                     {"kinds", json::array{"satisfaction.changed", "mail.send"}},
                                     {"limit", 200}});
  std::vector<json::object> effects;
  const json::object document = leased.object();
  for (const json::value& effect : document.at("effects").as_array()) {
    effects.push_back(effect.as_object());
  }
  return effects;
}

void empty_outbox(const Library& library, Ending& ending) {
  for (auto effects = leased_by(library, "last"); !effects.empty();
       effects = leased_by(library, "last")) {
    json::array ids;
    for (json::object& effect : effects) {
      ids.push_back(effect.at("id"));
      ending.effects.push_back(std::move(effect));
    }
    library.host("POST", "/api/outbox/ack", {{"consumer", "last"}, {"ids", std::move(ids)}});
  }
  const json::object health = object_at(library, "/api/health");
  ending.outbox_is_empty = health.at("outbox").at("waiting") == 0;
}

void ask_library(const Library& library, const Scene& scene, Ending& ending) {
  for (const Link& link : scene) {
    ending.requests[link.request] = object_at(library, "/api/requests/" + link.request);
  }
  const std::string states = "?state=waiting,addressed,withdrawn,voided&limit=200";
  const json::object list = object_at(library, "/api/follow-ups" + states);
  ending.waiting = list.at("counts").at("waiting").as_int64();
  for (const json::value& item : list.at("items").as_array()) {
    ending.cases.push_back(item.as_object());
  }
  const std::string report = "/api/reports/satisfaction?from=2026-11-24&to=2026-11-24";
  ending.satisfaction = object_at(library, report).at("total").as_object();
  ending.csv = totals_in(library.manager_csv(report).body);
  empty_outbox(library, ending);
}

}  // namespace

std::map<std::string, Stream> streams_of(Store& store, const History& history) {
  const std::string prefix = "request:";
  std::map<std::string, Stream> streams;
  const auto read = store.each_event([&](std::string_view stream, const StoredEvent& stored) {
    if (!stream.starts_with(prefix)) return true;
    streams[std::string(stream.substr(prefix.size()))].push_back(
        {stored.revision, stored.hash, history.open(stored).value()});
    return true;
  });
  if (!read) throw std::runtime_error(read.error().message);
  return streams;
}

Ending ending_of(Library& library, const Scene& scene, const std::string& store) {
  Ending ending;
  library.set_clock(Library::noon + hours_later_ms);
  library.host("POST", "/api/tick");
  ask_library(library, scene, ending);
  library.close();
  ClosedStore closed(store);
  ending.streams = streams_of(closed.store(), closed.history());
  ending.verified = closed.verified();
  return ending;
}

RequestState state_of(const std::string& request, const Stream& stream) {
  RequestState state;
  state.id = request;
  for (const PlacedEvent& placed : stream) {
    apply(state, placed.revision, placed.hash, placed.event);
  }
  return state;
}

}  // namespace amends::testing
