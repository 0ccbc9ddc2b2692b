#include "native-plugin/cli/delivery/web_poster.hpp"

#include <curl/curl.h>
#include <unistd.h>

#include <array>
#include <list>
#include <memory>

#include "native-plugin/cli/delivery/public_address.hpp"
#include "native-plugin/cli/exit_code.hpp"

namespace amends::cli {
namespace {

constexpr std::int64_t connect_timeout_ms = 5000;
constexpr std::size_t max_answer_bytes = 64 * 1024;
constexpr int poll_ms = 1000;

struct CloseEasy {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct CloseMulti {
  void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

template <class Value>
void set(CURL* handle, CURLoption option, Value value) {
  const CURLcode code = curl_easy_setopt(handle, option, value);
  if (code != CURLE_OK) throw Failure(ExitCode::failed, curl_easy_strerror(code));
}

// One post on its way. Its place must not change: libcurl points to it.
class Transfer {
 public:
  Transfer(const WebPost& post, const PosterOptions& options)
      : any_address_(post.allow_private || !options.proxy.empty()), handle_(curl_easy_init()) {
    if (!handle_) throw Failure(ExitCode::failed, "libcurl could not start");
    set_post(post);
    set_limits(options);
  }

  CURL* handle() const { return handle_.get(); }

  std::string outcome(CURLcode code) const {
    long status = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
    // What the answer goes on with, and whether it ends, is of no interest.
    if (status >= 200 && status < 300) return {};
    if (status >= 300 && status < 400) {
      return "it answered " + std::to_string(status) + "; redirects are not followed";
    }
    if (status != 0) return "it answered " + std::to_string(status);
    if (refused_address_) return "the address is not public, and the webhook allows no other";
    return error_[0] != '\0' ? error_.data() : curl_easy_strerror(code);
  }

 private:
  void set_post(const WebPost& post) {
    add_header("Expect:");
    for (const auto& [name, value] : post.headers) add_header(name + ": " + value);
    CURL* handle = handle_.get();
    set(handle, CURLOPT_URL, post.url.c_str());
    set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    set(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(post.body.size()));
    set(handle, CURLOPT_COPYPOSTFIELDS, post.body.c_str());
    set(handle, CURLOPT_HTTPHEADER, headers_.get());
    set(handle, CURLOPT_USERAGENT, "Amends/" AMENDS_VERSION);
  }

  void set_limits(const PosterOptions& options) {
    CURL* handle = handle_.get();
    set(handle, CURLOPT_ERRORBUFFER, error_.data());
    set(handle, CURLOPT_NOSIGNAL, 1L);
    set(handle, CURLOPT_QUICK_EXIT, 1L);
    set(handle, CURLOPT_FOLLOWLOCATION, 0L);
    set(handle, CURLOPT_PROXY, options.proxy.c_str());
    set(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(connect_timeout_ms));
    set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(options.timeout_s * 1000));
    set(handle, CURLOPT_OPENSOCKETFUNCTION, &Transfer::open_socket);
    set(handle, CURLOPT_OPENSOCKETDATA, this);
    set(handle, CURLOPT_WRITEFUNCTION, &Transfer::drop_answer);
    set(handle, CURLOPT_WRITEDATA, this);
  }

  void add_header(const std::string& line) {
    curl_slist* longer = curl_slist_append(headers_.get(), line.c_str());
    if (longer == nullptr) throw Failure(ExitCode::failed, "out of memory");
    static_cast<void>(headers_.release());
    headers_.reset(longer);
  }

  static curl_socket_t open_socket(void* self, curlsocktype, curl_sockaddr* address) {
    auto& transfer = *static_cast<Transfer*>(self);
    if (!transfer.any_address_ && !is_public_address(address->addr)) {
      transfer.refused_address_ = true;
      return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  }

  static std::size_t drop_answer(char*, std::size_t size, std::size_t count, void* self) {
    auto& transfer = *static_cast<Transfer*>(self);
    transfer.answer_bytes_ += size * count;
    return transfer.answer_bytes_ > max_answer_bytes ? 0 : size * count;
  }

  bool any_address_;
  bool refused_address_ = false;
  std::size_t answer_bytes_ = 0;
  std::array<char, CURL_ERROR_SIZE> error_{};
  std::unique_ptr<curl_slist, FreeList> headers_;
  std::unique_ptr<CURL, CloseEasy> handle_;
};

// Until none is on its way any more; each has its own time limit.
void run_all(CURLM* all) {
  int running = 0;
  do {
    CURLMcode code = curl_multi_perform(all, &running);
    if (code == CURLM_OK && running > 0) code = curl_multi_poll(all, nullptr, 0, poll_ms, nullptr);
    if (code != CURLM_OK) throw Failure(ExitCode::failed, curl_multi_strerror(code));
  } while (running > 0);
}

}  // namespace

WebPoster::WebPoster(PosterOptions options) : options_(std::move(options)) {
  if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    throw Failure(ExitCode::failed, "libcurl could not start");
  }
}

WebPoster::~WebPoster() {
  curl_global_cleanup();
}

std::vector<std::string> WebPoster::post_all(const std::vector<WebPost>& posts) {
  std::list<Transfer> transfers;
  const std::unique_ptr<CURLM, CloseMulti> all(curl_multi_init());
  if (!all) throw Failure(ExitCode::failed, "libcurl could not start");
  for (const WebPost& post : posts) {
    curl_multi_add_handle(all.get(), transfers.emplace_back(post, options_).handle());
  }
  run_all(all.get());
  std::vector<std::string> outcomes(posts.size(), "it was not finished");
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(all.get(), &left)) {
    std::size_t place = 0;
    for (const Transfer& transfer : transfers) {
      if (transfer.handle() == message->easy_handle) {
        outcomes[place] = transfer.outcome(message->data.result);
      }
      ++place;
    }
  }
  for (const Transfer& transfer : transfers) curl_multi_remove_handle(all.get(), transfer.handle());
  return outcomes;
}

}  // namespace amends::cli
