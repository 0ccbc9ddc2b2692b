// Which events stand in which stream.
#pragma once

#include <optional>
#include <string_view>
#include <type_traits>
#include <variant>

#include "core/model/event.hpp"
#include "core/model/stream_name.hpp"

namespace amends {

enum class StreamKind : std::uint8_t {
  request,  // or a rating without one
  person,
  views,
  settings,
  keys,
  digests,
  retention,
  report_mails,
};

/// Nothing for a name that no stream has.
inline std::optional<StreamKind> kind_of_stream(std::string_view stream) {
  const auto begins = [&](std::string_view prefix) {
    return stream.starts_with(prefix) && stream.size() > prefix.size();
  };
  if (begins(request_prefix) || begins(touchpoint_prefix)) return StreamKind::request;
  if (begins(person_prefix)) return StreamKind::person;
  if (begins(views_prefix)) return StreamKind::views;
  if (stream == settings_stream) return StreamKind::settings;
  if (stream == keys_stream) return StreamKind::keys;
  if (stream == digests_stream) return StreamKind::digests;
  if (stream == retention_stream) return StreamKind::retention;
  if (stream == report_mails_stream) return StreamKind::report_mails;
  return std::nullopt;
}

template <class Payload, class... Kinds>
inline constexpr bool is_one_of = (std::is_same_v<Payload, Kinds> || ...);

/// The kind of stream that the event belongs to.
inline StreamKind kind_of_stream(const Payload& payload) {
  return std::visit(
      [](const auto& each) {
        using Kind = std::remove_cvref_t<decltype(each)>;
        if constexpr (is_one_of<Kind, AskingStopped, AskingResumed, PersonAsked, PersonErased>) {
          return StreamKind::person;
        } else if constexpr (is_one_of<Kind, ViewSaved, ViewDeleted, ViewsErased>) {
          return StreamKind::views;
        } else if constexpr (is_one_of<Kind, KeyCreated, KeyRevoked>) {
          return StreamKind::keys;
        } else if constexpr (is_one_of<Kind, SettingsChanged>) {
          return StreamKind::settings;
        } else if constexpr (is_one_of<Kind, DigestSent>) {
          return StreamKind::digests;
        } else if constexpr (is_one_of<Kind, RetentionApplied>) {
          return StreamKind::retention;
        } else if constexpr (is_one_of<Kind, ReportMailed>) {
          return StreamKind::report_mails;
        } else {
          static_assert(
              requires { each.invitation; } || requires { each.follow_up; } ||
                  is_one_of<Kind, RequestUpdated, RequestCompleted, RequestReopened, RequestDeleted,
                            AskSuppressed, AskPlanned, AskCancelled, RequestReopenWanted,
                            HelpdeskDone, HelpdeskFailed, PersonalErased, TextsExpired>,
              "say which kind of stream the event belongs to");
          return StreamKind::request;
        }
      },
      payload);
}

}  // namespace amends
