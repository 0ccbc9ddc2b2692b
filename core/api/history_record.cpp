#include "core/api/history_record.hpp"

#include <boost/json/serialize.hpp>
#include <limits>
#include <utility>

#include "core/api/history_export.hpp"
#include "core/base/limits.hpp"
#include "core/model/event_codec.hpp"
#include "core/model/field_reader.hpp"
#include "core/model/json_difference.hpp"
#include "core/model/person.hpp"

namespace amends {
namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

std::int64_t required_integer(FieldReader& fields, std::string_view name, std::int64_t low) {
  const auto number = fields.optional_integer(name, low, most);
  if (!number) fields.refuse(ErrorCode::missing_field, name, "is required");
  return number.value_or(0);
}

void require_history(FieldReader& fields, std::string_view name) {
  if (fields.text(name, limits::max_name_bytes) != "history") {
    fields.refuse(ErrorCode::out_of_range, name, "must be history");
  }
}

Result<HistoryLine> read_header(const json::object& document) {
  FieldReader fields(document);
  require_history(fields, "amends");
  const std::int64_t version = required_integer(fields, "version", 1);
  // Before the members: a newer form may have others.
  if (version > history_version) {
    return fail(ErrorCode::out_of_range,
                "the history was written by a newer Amends: version " + std::to_string(version) +
                    "; this one reads up to " + std::to_string(history_version),
                "version");
  }
  fields.required_text("tenant", limits::max_name_bytes);
  required_integer(fields, "at", least);
  if (auto error = fields.finish()) return *error;
  return HistoryLine(HistoryHeader());
}

Result<HistoryLine> read_footer(const json::object& document) {
  FieldReader fields(document);
  require_history(fields, "end");
  const HistoryFooter footer{required_integer(fields, "events", 0)};
  if (auto error = fields.finish()) return *error;
  return HistoryLine(footer);
}

// Of an object that is not kept as a whole, the first member.
std::string path_of(const JsonDifference& difference) {
  std::string path = difference.path;
  const json::value* lost = difference.before && !difference.after ? &*difference.before : nullptr;
  while (lost != nullptr && lost->is_object() && !lost->get_object().empty()) {
    const auto& member = *lost->get_object().begin();
    path.append(".").append(member.key());
    lost = &member.value();
  }
  return path;
}

// What this Amends does not write would be lost on the way in.
Result<void> check_kept(const std::string& name, const json::object& given,
                        const std::string& given_text, const std::string& kept_text) {
  if (given_text == kept_text) return {};
  const auto kept = parse_own_json(kept_text);
  if (!kept) return kept.error();
  const auto differences = json_differences(given, *kept);
  if (differences.empty()) return {};  // but for the order
  const std::string path = name + "." + path_of(differences.front());
  return fail(ErrorCode::unknown_field, path + " is nothing that this Amends knows here", path);
}

Error unreadable(const std::string& name, const std::string& event) {
  return fail(ErrorCode::wrong_type,
              name + " has a member that is missing or wrong for the event " + event, name);
}

Result<Personal> read_personal(const json::object& given) {
  const std::string text = json::serialize(given);
  auto personal = decode_personal(text);
  if (!personal || personal->empty()) return unreadable("personal", "beside it");
  auto kept = check_kept("personal", given, text, encode_personal(*personal));
  if (!kept) return kept.error();
  return personal;
}

Result<bool> take_commitment(json::object& body) {
  if (!body.contains("personal")) return false;
  const auto committed = commitment_of(body);
  if (!committed || !*committed) {
    return fail(ErrorCode::wrong_type, "body.personal must be 64 hex digits", "body.personal");
  }
  body.erase("personal");
  return true;
}

Result<Event> read_event(const HistoryRecord& record, const std::string& name, UtcMillis at,
                         json::object& document) {
  json::object& body = document.at("body").get_object();
  auto committed = take_commitment(body);
  if (!committed) return committed.error();
  auto event = decode_body(name, at, body);
  if (!event) return unreadable("body", name);
  if (kind_of_stream(event->payload) != record.kind) {
    return fail(ErrorCode::out_of_range,
                "event " + name + " does not belong to the stream " + record.stream, "event");
  }
  auto kept = check_kept("body", body, json::serialize(body), encode_body(*event, std::nullopt));
  if (!kept) return kept.error();
  const json::value* personal = document.if_contains("personal");
  if (personal == nullptr) return event;
  if (!*committed) {
    return fail(ErrorCode::missing_field, "body.personal is required beside a text",
                "body.personal");
  }
  auto read = read_personal(personal->get_object());
  if (!read) return read.error();
  event->personal = std::move(*read);
  return event;
}

bool is_person_text(std::string_view text) {
  const std::size_t end = text.find('\x1f');
  if (end == std::string_view::npos) return false;
  const std::string_view who = text.substr(end + 1);
  return !who.empty() && (text == person_text_of_id(who) || text == person_text_of_mail(who));
}

// Of people the name is a hash; whose it is may stand beside it.
Result<void> check_name(const HistoryRecord& record) {
  const bool of_person = record.kind == StreamKind::person || record.kind == StreamKind::views;
  const std::size_t name = record.stream.find(':') + 1;
  const bool touchpoint_request = record.stream.starts_with(request_prefix) &&
                                  is_touchpoint_rating(request_of_stream(record.stream));
  if (touchpoint_request || (of_person && !id128_from_text(record.stream.substr(name)))) {
    return fail(ErrorCode::out_of_range, "stream is no name of a stream: " + record.stream,
                "stream");
  }
  if (!record.person.empty() && !of_person) {
    return fail(ErrorCode::unknown_field, "person belongs to streams of people only", "person");
  }
  if (!record.person.empty() && !is_person_text(record.person)) {
    return fail(ErrorCode::out_of_range, "person must be id or mail, and who it is", "person");
  }
  return {};
}

Result<HistoryLine> read_record(json::object document) {
  FieldReader fields(document);
  HistoryRecord record;
  record.stream = fields.required_text("stream", limits::max_history_line_bytes);
  record.person = fields.text("person", limits::max_history_line_bytes);
  record.revision = required_integer(fields, "revision", 1);
  const UtcMillis at{required_integer(fields, "at", least)};
  const std::string event = fields.required_text("event", limits::max_name_bytes);
  if (!fields.has("body")) fields.refuse(ErrorCode::missing_field, "body", "is required");
  for (const std::string_view name : {"body", "personal"}) {
    if (fields.is_null(name)) fields.refuse(ErrorCode::wrong_type, name, "must be an object");
    fields.object(name);
  }
  if (auto error = fields.finish()) return *error;
  const auto kind = kind_of_stream(record.stream);
  if (!kind) {
    return fail(ErrorCode::out_of_range, "stream is no name of a stream: " + record.stream,
                "stream");
  }
  record.kind = *kind;
  if (!is_event_name(event)) {
    return fail(ErrorCode::out_of_range, "event is none that this Amends knows: " + event, "event");
  }
  if (auto named = check_name(record); !named) return named.error();
  auto read = read_event(record, event, at, document);
  if (!read) return read.error();
  record.event = std::move(*read);
  return HistoryLine(std::move(record));
}

}  // namespace

Result<HistoryLine> read_history_line(std::string_view line) {
  if (line.size() > limits::max_history_line_bytes) {
    return fail(ErrorCode::too_large, "it is longer than the " +
                                          std::to_string(limits::max_history_line_bytes) +
                                          " bytes that a line may have");
  }
  auto document = parse_json_object(line);
  if (!document) return document.error();
  if (document->contains("amends")) return read_header(*document);
  if (document->contains("end")) return read_footer(*document);
  return read_record(std::move(*document));
}

}  // namespace amends
