// Posts to addresses on the web, several at once (docs/adr/0011-libcurl-for-webhooks.md).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace amends::cli {

struct WebPost {
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  bool allow_private = false;  // may go to an address that is not public
};

struct PosterOptions {
  std::int64_t timeout_s = 15;  // for one post as a whole
  std::string proxy;            // empty: none, whatever the environment says
};

class WebPoster {
 public:
  explicit WebPoster(PosterOptions options);
  ~WebPoster();
  WebPoster(const WebPoster&) = delete;
  WebPoster& operator=(const WebPoster&) = delete;

  /// Posts them all at once and waits for the last one. Each answer is why it failed; empty where
  /// the answer was 2xx. No redirect is followed, no answer's body is kept. The address that is
  /// connected to is the one that was looked at, so a name that changes meanwhile leads nowhere
  /// else. With a proxy the proxy resolves names, and it is for the proxy to refuse.
  std::vector<std::string> post_all(const std::vector<WebPost>& posts);

 private:
  PosterOptions options_;
};

}  // namespace amends::cli
