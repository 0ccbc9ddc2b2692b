// The parts of the site. Each answers what lies below it and nothing else.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "native-plugin/cli/door/door.hpp"
#include "native-plugin/cli/http/host_list.hpp"
#include "native-plugin/cli/http/message.hpp"
#include "native-plugin/cli/http/sessions.hpp"

namespace amends::cli {

/// Nothing when the path is not below this part.
using Mount = std::function<std::optional<Reply>(const Asked&)>;

/// Where Amends lies on this server.
inline constexpr std::string_view amends_prefix = "/amends";

/// What both mounts of the door need. The door outlives the mounts.
struct DoorMount {
  const Door& door;
  std::string base_url;             // of amends_prefix, as clients reach it
  std::filesystem::path web_files;  // empty: none
};

/// /amends/r, /amends/t, /amends/assets: no session, no cookie, no key.
Mount public_mount(DoorMount mount);

/// /amends/api: the actor is a bearer key's (the door looks it up) or a session's.
Mount desk_mount(DoorMount mount, Sessions& sessions);

/// /login?key=… opens a session and leads to the desk's first page; POST /logout ends it.
/// `secure`: the site is reached by https only.
Mount login_mount(Sessions& sessions, bool secure);

/// The refusal of a state-changing call that a browser makes for another site, or without
/// X-Amends: 1.
std::optional<Reply> refuse_foreign(const Asked& asked);

/// Static pages at `place`, which ends with "/".
Mount pages_mount(std::filesystem::path folder, std::string place = "/");

/// The whole site: refuses foreign names, asks the parts in order, else 404.
Site make_site(HostList hosts, std::vector<Mount> mounts);

}  // namespace amends::cli
