#include <algorithm>

#include "core/capture/session.hpp"

namespace amends::session {
namespace {

constexpr std::int64_t first_backoff_ms = 2000;
constexpr std::int64_t max_backoff_ms = 300000;

}  // namespace

std::int64_t backoff_ms(int attempts, const std::string& op) {
  std::int64_t wait = first_backoff_ms;
  for (int i = 1; i < attempts && wait < max_backoff_ms; ++i) wait *= 2;
  wait = std::min(wait, max_backoff_ms);
  std::uint32_t mixed = 2166136261U;  // FNV-1a
  for (const char c : op) mixed = (mixed ^ static_cast<unsigned char>(c)) * 16777619U;
  return wait + static_cast<std::int64_t>(mixed % 1024U) * wait / 4096;
}

}  // namespace amends::session
