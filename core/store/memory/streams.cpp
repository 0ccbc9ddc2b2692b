#include "core/store/memory/streams.hpp"

#include <algorithm>

#include "core/base/packing.hpp"
#include "core/store/memory/ordered.hpp"
#include "core/store/memory/packed_import.hpp"
#include "core/store/memory/packed_personal.hpp"

namespace amends::memory {
namespace {

struct Name {
  std::string_view prefix;
  std::string_view rest;
};

Name split_name(std::string_view stream) {
  const std::size_t colon = stream.find(':');
  const std::size_t cut = colon == std::string_view::npos ? 0 : colon + 1;
  return {stream.substr(0, cut), stream.substr(cut)};
}

std::uint64_t hash_of(TextId prefix, TextId rest) {
  return spread((static_cast<std::uint64_t>(number_of(prefix)) << 32U) | number_of(rest));
}

constexpr std::uint64_t packed_body = 0;  // in place of the name's id and one

void pack_body(const StoredEvent& event, Texts& texts, Packer& out) {
  if (event.name == packed_event_name) {
    Packer packed;
    if (pack_import(event.body, event.at, texts, packed)) {
      out.number(packed_body);
      out.raw(packed.bytes());
      return;
    }
  }
  out.number(std::uint64_t{number_of(texts.intern(event.name))} + 1);
  out.text(event.body);
}

void unpack_body(const Texts& texts, Unpacker& in, StoredEvent& event) {
  const std::uint64_t name_and_one = in.number();
  if (name_and_one == packed_body) {
    event.name = packed_event_name;
    event.body = unpack_import(event.at, texts, in);
    return;
  }
  event.name = texts.text(TextId{static_cast<std::uint32_t>(name_and_one - 1)});
  event.body = in.text();
}

}  // namespace

const Streams::Stream* Streams::find(std::string_view name) const {
  const Name parts = split_name(name);
  const auto prefix = texts_.find(parts.prefix);
  const auto rest = texts_.find(parts.rest);
  if (!prefix || !rest) return nullptr;
  const auto found = index_.find(hash_of(*prefix, *rest), [&](std::uint32_t n) {
    return streams_[n].prefix == *prefix && streams_[n].rest == *rest;
  });
  return found ? &streams_[*found] : nullptr;
}

Streams::Stream& Streams::find_or_add(std::string_view name) {
  if (const Stream* known = find(name)) return const_cast<Stream&>(*known);
  const Name parts = split_name(name);
  streams_.push_back({texts_.intern(parts.prefix), texts_.intern(parts.rest)});
  index_.add(static_cast<std::uint32_t>(streams_.size() - 1),
             [this](std::uint32_t n) { return hash_of(streams_[n].prefix, streams_[n].rest); });
  return streams_.back();
}

std::int64_t Streams::revision(std::string_view stream) const {
  const Stream* found = find(stream);
  return found == nullptr ? 0 : found->revision;
}

void Streams::append(std::string_view stream, const StoredEvent& event) {
  Stream& kept = find_or_add(stream);
  Packer packed;
  packed.number(kept.last);
  packed.signed_number(event.at.count);
  packed.raw(event.hash);
  pack_body(event, texts_, packed);
  pack_personal(event.personal, texts_, packed);
  kept.last = arena_.add(packed.bytes());
  ++kept.revision;
}

Streams::Read Streams::read(Place place, std::int64_t revision) const {
  const std::uint8_t* const start = arena_.at(place);
  Unpacker in(start);
  Read read;
  read.before = static_cast<Place>(in.number());
  read.event.revision = revision;
  read.event.at.count = in.signed_number();
  in.raw(read.event.hash);
  unpack_body(texts_, in, read.event);
  read.personal_from = static_cast<std::size_t>(in.at() - start);
  read.event.personal = unpack_personal(texts_, in);
  read.personal_to = static_cast<std::size_t>(in.at() - start);
  return read;
}

std::vector<StoredEvent> Streams::events(const Stream& stream, std::int64_t after) const {
  std::vector<StoredEvent> events;
  Place place = stream.last;
  for (std::int64_t revision = stream.revision; revision > after && place != no_place; --revision) {
    Read found = read(place, revision);
    events.push_back(std::move(found.event));
    place = found.before;
  }
  std::reverse(events.begin(), events.end());
  return events;
}

std::vector<StoredEvent> Streams::events(std::string_view stream, std::int64_t after) const {
  const Stream* found = find(stream);
  return found == nullptr ? std::vector<StoredEvent>{} : events(*found, after);
}

std::optional<std::string> Streams::personal_text(std::string_view stream,
                                                  std::int64_t revision) const {
  if (revision <= 0) return std::nullopt;
  const auto behind = events(stream, revision - 1);
  if (behind.empty() || !behind.front().personal) return std::nullopt;
  return behind.front().personal->text;
}

// A record ends with its text, and zero there stands for none.
void Streams::erase_personal(std::string_view stream, std::int64_t first, std::int64_t last) {
  const Stream* found = find(stream);
  if (found == nullptr) return;
  Place place = found->last;
  for (std::int64_t revision = found->revision; revision >= first && place != no_place;
       --revision) {
    const Read record = read(place, revision);
    if (revision <= last) arena_.clear(place, record.personal_from, record.personal_to);
    place = record.before;
  }
}

void Streams::each(const std::function<bool(std::string_view, const StoredEvent&)>& visit) const {
  const auto name_of = [this](const Stream& stream) {
    return texts_.string(stream.prefix).append(texts_.text(stream.rest));
  };
  const auto by_name = [&](const Stream& a, const Stream& b) { return name_of(a) < name_of(b); };
  for (const Stream* stream : ordered(streams_, by_name)) {
    const std::string name = name_of(*stream);
    for (const StoredEvent& event : events(*stream, 0)) {
      if (!visit(name, event)) return;
    }
  }
}

}  // namespace amends::memory
