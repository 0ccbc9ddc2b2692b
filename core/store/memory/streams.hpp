// The history: streams of events, each event behind the one before it in one arena.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/index.hpp"
#include "core/store/memory/arena.hpp"
#include "core/store/memory/texts.hpp"
#include "core/store/rows.hpp"

namespace amends::memory {

class Streams {
 public:
  explicit Streams(Texts& texts) : texts_(texts) {}

  /// The revision of a stream's last event; 0 where there is none.
  std::int64_t revision(std::string_view stream) const;
  /// The event's revision must be the stream's next.
  void append(std::string_view stream, const StoredEvent& event);
  /// Events with a revision greater than `after`, oldest first.
  std::vector<StoredEvent> events(std::string_view stream, std::int64_t after) const;
  /// The personal text beside one event; nothing where there is none.
  std::optional<std::string> personal_text(std::string_view stream, std::int64_t revision) const;
  /// Overwrites the texts beside these events, both revisions included.
  void erase_personal(std::string_view stream, std::int64_t first, std::int64_t last);
  void each(const std::function<bool(std::string_view, const StoredEvent&)>& visit) const;

 private:
  // "request:17" is kept as "request:" and "17": the rest also stands in rows, as the same text.
  struct Stream {
    TextId prefix;
    TextId rest;
    std::uint32_t revision = 0;
    Place last = no_place;
  };
  struct Read {
    StoredEvent event;
    Place before;
    std::size_t personal_from;  // where in the record the personal text lies
    std::size_t personal_to;
  };

  const Stream* find(std::string_view name) const;
  Stream& find_or_add(std::string_view name);
  Read read(Place place, std::int64_t revision) const;
  std::vector<StoredEvent> events(const Stream& stream, std::int64_t after) const;

  Texts& texts_;
  std::deque<Stream> streams_;
  Index index_;
  Arena arena_;
};

}  // namespace amends::memory
