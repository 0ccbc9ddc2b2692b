#include "native-plugin/cli/http/connection.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/file_body.hpp>
#include <boost/beast/http/message_generator.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <exception>

#include "core/base/text.hpp"

namespace amends::cli {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;

auto into(error_code& error) {
  return asio::redirect_error(asio::use_awaitable, error);
}

std::string text_of(beast::string_view text) {
  return {text.data(), text.size()};
}

void add_header(HeaderList& headers, std::string name, std::string value) {
  for (auto& [known, joined] : headers) {
    if (known != name) continue;
    joined.append(name == "cookie" ? "; " : ", ").append(value);
    return;
  }
  headers.emplace_back(std::move(name), std::move(value));
}

// "http://host/path" is as good as "/path" with a Host header (RFC 9112, 3.2.2), and wins over it.
void take_authority(Asked& asked, std::string& target) {
  if (!lower_ascii(std::string_view(target).substr(0, 7)).starts_with("http://")) return;
  const std::size_t path = target.find('/', 7);
  const std::string authority = target.substr(7, path == std::string::npos ? path : path - 7);
  std::erase_if(asked.headers, [](const auto& header) { return header.first == "host"; });
  asked.headers.emplace_back("host", authority);
  target = path == std::string::npos ? "/" : target.substr(path);
}

Asked asked_from(http::request<http::string_body>&& request, const std::string& remote) {
  Asked asked;
  asked.method = text_of(request.method_string());
  asked.remote = remote;
  for (const auto& field : request) {
    add_header(asked.headers, lower_ascii(text_of(field.name_string())), text_of(field.value()));
  }
  std::string target = text_of(request.target());
  take_authority(asked, target);
  const std::size_t question = target.find('?');
  asked.path = target.substr(0, question);
  if (question != std::string::npos) asked.query = target.substr(question + 1);
  asked.body = std::move(request.body());
  return asked;
}

Reply answer(const Site& site, const Asked& asked) {
  try {
    return site(asked);
  } catch (const std::exception&) {
    // What went wrong is in the library's log; a client learns nothing from it.
    return problem_reply(500, "internal", "the request could not be answered");
  }
}

template <class Message>
void fill_head(Message& message, const Reply& reply, bool keep_alive) {
  message.version(11);
  message.result(static_cast<unsigned>(reply.status));
  for (const auto& [name, value] : reply.headers) message.insert(name, value);
  message.keep_alive(keep_alive);
}

bool has_body(int status) {
  return status >= 200 && status != 204 && status != 304;
}

http::message_generator head_only(const Reply& reply, std::uint64_t size, bool keep_alive) {
  http::response<http::empty_body> message;
  fill_head(message, reply, keep_alive);
  if (has_body(reply.status)) message.content_length(size);
  return message;
}

http::message_generator message_from(Reply reply, bool head, bool keep_alive) {
  http::file_body::value_type file;
  if (reply.file) {
    error_code failed;
    file.open(reply.file->c_str(), beast::file_mode::scan, failed);
    if (failed) reply = problem_reply(404, "not_found", "there is no such file");
  }
  const std::uint64_t size = file.is_open() ? file.size() : reply.body.size();
  if (head || !has_body(reply.status)) return head_only(reply, size, keep_alive);
  if (file.is_open()) {
    http::response<http::file_body> message;
    fill_head(message, reply, keep_alive);
    message.content_length(size);
    message.body() = std::move(file);
    return message;
  }
  http::response<http::string_body> message;
  fill_head(message, reply, keep_alive);
  message.content_length(size);
  message.body() = std::move(reply.body);
  return message;
}

Reply refusal(const error_code& error, const ServerLimits& limits) {
  if (error == http::error::body_limit) {
    return problem_reply(413, "too_large",
                         "a body may have at most " + std::to_string(limits.body_bytes) + " bytes");
  }
  if (error == http::error::header_limit || error == http::error::buffer_overflow) {
    return problem_reply(
        431, "too_large",
        "the headers may have at most " + std::to_string(limits.header_bytes) + " bytes");
  }
  return problem_reply(400, "bad_request", "this is no HTTP request");
}

bool is_worth_answering(const error_code& error) {
  return error.category() == make_error_code(http::error::bad_target).category() &&
         error != http::error::end_of_stream && error != http::error::partial_message;
}

}  // namespace

Connection::Connection(beast::tcp_stream stream, const ServerLimits& limits, const Site& site,
                       asio::thread_pool& calls)
    : stream_(std::move(stream)),
      buffer_(limits.header_bytes + 64 * 1024),
      limits_(limits),
      site_(site),
      calls_(calls) {
  error_code gone;
  const auto peer = stream_.socket().remote_endpoint(gone);
  if (!gone) remote_ = peer.address().to_string();
}

void Connection::finish() {
  finishing_ = true;
  if (waiting_) stream_.cancel();
}

asio::awaitable<void> Connection::run() {
  After after = After::keep;
  for (int served = 0; after == After::keep; ++served) {
    const bool last = served + 1 >= limits_.requests_per_connection;
    after = co_await serve_one(served == 0, last);
    if (finishing_) after = After::close;
  }
  co_await linger();
}

asio::awaitable<Connection::After> Connection::serve_one(bool first, bool last) {
  Parser parser;
  const error_code error = co_await read(parser, first);
  if (error) {
    if (is_worth_answering(error)) co_await refuse(error);
    co_return After::close;
  }
  const bool may_stay = parser.get().keep_alive() && !last;
  const bool head = parser.get().method() == http::verb::head;
  const Asked asked = asked_from(parser.release(), remote_);
  Reply reply = co_await asio::co_spawn(
      calls_, [&]() -> asio::awaitable<Reply> { co_return answer(site_, asked); },
      asio::use_awaitable);
  const bool keep_alive = may_stay && !finishing_;
  co_await write(std::move(reply), head, keep_alive);
  co_return keep_alive ? After::keep : After::close;
}

asio::awaitable<error_code> Connection::read(Parser& parser, bool first) {
  parser.header_limit(limits_.header_bytes);
  parser.body_limit(limits_.body_bytes);
  error_code error;
  stream_.expires_after(first ? limits_.read_timeout : limits_.idle_timeout);
  waiting_ = buffer_.size() == 0;
  if (waiting_) {
    const std::size_t got =
        co_await stream_.async_read_some(buffer_.prepare(limits_.header_bytes), into(error));
    buffer_.commit(got);
    waiting_ = false;
    if (error) co_return error;
    stream_.expires_after(limits_.read_timeout);
  }
  co_await http::async_read_header(stream_, buffer_, parser, into(error));
  if (error) co_return error;
  stream_.expires_after(limits_.read_timeout);
  if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
    http::response<http::empty_body> go_on(http::status::continue_, 11);
    co_await http::async_write(stream_, go_on, into(error));
    if (error) co_return error;
  }
  co_await http::async_read(stream_, buffer_, parser, into(error));
  co_return error;
}

asio::awaitable<void> Connection::refuse(const error_code& error) {
  co_await write(refusal(error, limits_), false, false);
}

asio::awaitable<void> Connection::write(Reply reply, bool head, bool keep_alive) {
  stream_.expires_after(limits_.write_timeout);
  http::message_generator message = message_from(std::move(reply), head, keep_alive);
  error_code error;
  co_await beast::async_write(stream_, std::move(message), into(error));
  if (error) stream_.close();
}

// Closing a socket with unread bytes resets it, and the client may never see the answer: what it
// still sends is read and thrown away first, for a while.
asio::awaitable<void> Connection::linger() {
  error_code error;
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, error);
  stream_.expires_after(std::chrono::seconds(2));
  std::array<char, 16 * 1024> rest{};
  std::size_t thrown_away = 0;
  while (!error && thrown_away < 2 * limits_.body_bytes) {
    thrown_away += co_await stream_.async_read_some(asio::buffer(rest), into(error));
  }
  stream_.close();
}

}  // namespace amends::cli
