#include "core/model/origin.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/text.hpp"

namespace amends {
namespace {

constexpr std::size_t max_host_chars = 253;  // RFC 1035, section 2.3.4, without the last dot
constexpr std::size_t max_label_chars = 63;
constexpr std::string_view secure = "https://";
constexpr std::string_view plain = "http://";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_label(std::string_view label) {
  if (label.empty() || label.size() > max_label_chars) return false;
  if (label.front() == '-' || label.back() == '-') return false;
  return std::all_of(label.begin(), label.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-' || c == '_';
  });
}

bool is_host_name(std::string_view host) {
  if (host.empty() || host.size() > max_host_chars) return false;
  const auto labels = split(host, '.');
  return std::all_of(labels.begin(), labels.end(), is_label);
}

bool is_bracketed_address(std::string_view host) {
  if (host.size() < 4 || host.front() != '[' || host.back() != ']') return false;
  const std::string_view address = host.substr(1, host.size() - 2);
  return std::all_of(address.begin(), address.end(), [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || c == ':' || c == '.';
  });
}

// Without leading zeros, and not the one that goes without saying.
bool is_port(std::string_view text, int own_port) {
  if (text.empty() || text.front() == '0') return false;
  int port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  return error == std::errc() && end == text.data() + text.size() && port <= 65535 &&
         port != own_port;
}

}  // namespace

bool is_origin(std::string_view text) {
  const bool is_secure = text.starts_with(secure);
  if (!is_secure && !text.starts_with(plain)) return false;
  const std::string_view authority = text.substr(is_secure ? secure.size() : plain.size());
  const std::size_t bracket = authority.starts_with('[') ? authority.find(']') : 0;
  if (bracket == std::string_view::npos) return false;
  const std::size_t colon = authority.find(':', bracket);
  const std::string_view host = authority.substr(0, colon);
  if (!is_host_name(host) && !is_bracketed_address(host)) return false;
  return colon == std::string_view::npos ||
         is_port(authority.substr(colon + 1), is_secure ? 443 : 80);
}

std::string_view origin_of(std::string_view url) {
  const std::size_t name = url.find("://");
  if (name == std::string_view::npos) return {};
  return url.substr(0, url.find('/', name + 3));
}

}  // namespace amends
