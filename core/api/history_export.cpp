#include "core/api/history_export.hpp"

#include <optional>

#include "core/model/person.hpp"
#include "core/model/stream_name.hpp"

namespace amends {
namespace {

// The text that a requester's name in the history is the hash of; empty where nobody knows him.
Result<std::string> requester_behind(Services& services, const Id128& person) {
  PersonQuery query;
  query.person = person;
  query.limit = 1;
  auto rows = services.store().requests_of(query);
  if (!rows) return rows.error();
  if (rows->empty()) return std::string();
  auto state = services.load(rows->front().request);
  if (!state) return state.error();
  for (const Naming& naming : state->named) {
    if (!naming.who.empty() && services.history().person(naming.who) == person) return naming.who;
  }
  return std::string();
}

// Views are saved by the one whose they are.
Result<std::string> owner_behind(Services& services, const Id128& person,
                                 const StoredEvent& first) {
  auto event = services.history().open(first);
  if (!event) return event.error();
  std::string who = person_text_of_id(event->by.id);
  const bool his = !who.empty() && services.history().person(who) == person;
  return his ? who : std::string();
}

class HistoryExport {
 public:
  HistoryExport(Services& services, const std::function<bool(std::string_view line)>& take)
      : services_(services), take_(take) {}

  Result<bool> write() {
    goes_on_ = take_(history_header(services_.tenant(), services_.now()));
    if (auto done = write_settings(); !done) return done.error();
    if (auto done = write_rest(); !done) return done.error();
    if (failed_) return *failed_;
    goes_on_ = goes_on_ && take_(history_footer(events_));
    return goes_on_;
  }

 private:
  Result<void> write_settings() {
    auto stored = services_.store().events(settings_stream);
    if (!stored) return stored.error();
    for (const StoredEvent& event : *stored) {
      write_event(settings_stream, event);
      settings_revision_ = event.revision;
    }
    return {};
  }

  // Settings that were changed since the first look stand where their stream does.
  Result<void> write_rest() {
    if (!goes_on_) return {};
    return services_.store().each_event([&](std::string_view stream, const StoredEvent& event) {
      const bool written = stream == settings_stream && event.revision <= settings_revision_;
      if (!written) write_event(stream, event);
      return goes_on_;
    });
  }

  void write_event(std::string_view stream, const StoredEvent& event) {
    if (stream != stream_) find_person(stream, event);
    if (!goes_on_) return;
    ++events_;
    goes_on_ = take_(history_line(stream, event, person_));
  }

  void find_person(std::string_view stream, const StoredEvent& first) {
    stream_ = stream;
    auto found = person_behind(stream, first);
    goes_on_ = goes_on_ && found;
    if (found) {
      person_ = std::move(*found);
    } else {
      failed_ = found.error();
    }
  }

  Result<std::string> person_behind(std::string_view stream, const StoredEvent& first) {
    for (const std::string_view prefix : {person_prefix, views_prefix}) {
      if (!stream.starts_with(prefix)) continue;
      const auto person = id128_from_text(stream.substr(prefix.size()));
      if (!person) break;
      if (prefix == views_prefix) return owner_behind(services_, *person, first);
      return requester_behind(services_, *person);
    }
    return std::string();
  }

  Services& services_;
  const std::function<bool(std::string_view line)>& take_;
  std::int64_t settings_revision_ = 0;
  std::string stream_;  // at hand
  std::string person_;  // whose it is
  std::int64_t events_ = 0;
  bool goes_on_ = true;
  std::optional<Error> failed_;
};

}  // namespace

std::string history_header(std::string_view tenant, UtcMillis at) {
  std::string line(history_begin);
  line.append("\"history\",\"version\":").append(std::to_string(history_version));
  line.append(",\"tenant\":");
  append_json_text(line, tenant);
  return line.append(",\"at\":").append(std::to_string(at.count)).append("}");
}

// Body and personal text are JSON as they are kept; written as they are, every number stays itself.
std::string history_line(std::string_view stream, const StoredEvent& event,
                         std::string_view person) {
  std::string line = "{\"stream\":";
  append_json_text(line, stream);
  if (!person.empty()) append_json_text(line.append(",\"person\":"), person);
  line.append(",\"revision\":").append(std::to_string(event.revision));
  line.append(",\"at\":").append(std::to_string(event.at.count));
  append_json_text(line.append(",\"event\":"), event.name);
  line.append(",\"body\":").append(event.body);
  if (event.personal) line.append(",\"personal\":").append(event.personal->text);
  return line.append("}");
}

std::string history_footer(std::int64_t events) {
  return "{\"end\":\"history\",\"events\":" + std::to_string(events) + "}";
}

Result<bool> export_history(Services& services,
                            const std::function<bool(std::string_view line)>& take) {
  return HistoryExport(services, take).write();
}

}  // namespace amends
