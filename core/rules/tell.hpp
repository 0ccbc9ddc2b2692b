// The host tells about a request.
#pragma once

#include <optional>

#include "core/rules/context.hpp"

namespace amends {

/// What the host says; the whole of it, each time.
struct Tell {
  enum class Status : std::uint8_t { open, completed, deleted } status = Status::open;
  Snapshot snapshot;
  Requester requester;
  std::string subject;
  std::string language;
  std::string url;
  std::optional<Resolution> resolution = {};
};
template <>
struct EnumTexts<Tell::Status> {
  static constexpr std::array<std::string_view, 3> texts = {"open", "completed", "deleted"};
};

/// Completing begins the next cycle; completing twice without reopening changes nothing. A deleted
/// request voids its waiting follow-ups and takes nothing more in.
Result<Events> decide_tell(const RequestState& state, const Tell& tell, const Context& context);

}  // namespace amends
