// One client: requests in, answers out, until either side has had enough.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>
#include <string>

#include "native-plugin/cli/http/limits.hpp"
#include "native-plugin/cli/http/message.hpp"

namespace amends::cli {

class Connection {
 public:
  Connection(boost::beast::tcp_stream stream, const ServerLimits& limits, const Site& site,
             boost::asio::thread_pool& calls);

  /// Serves the client. Ends without an exception whatever the client does.
  boost::asio::awaitable<void> run();

  /// Ends the connection as soon as nothing is being answered.
  void finish();
  /// Ends it now.
  void abort() { stream_.close(); }

 private:
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  enum class After { keep, close };

  boost::asio::awaitable<After> serve_one(bool first, bool last);
  boost::asio::awaitable<boost::system::error_code> read(Parser& parser, bool first);
  boost::asio::awaitable<void> refuse(const boost::system::error_code& error);
  boost::asio::awaitable<void> write(Reply reply, bool head, bool keep_alive);
  boost::asio::awaitable<void> linger();

  boost::beast::tcp_stream stream_;
  boost::beast::flat_buffer buffer_;
  const ServerLimits& limits_;
  const Site& site_;
  boost::asio::thread_pool& calls_;
  std::string remote_;
  bool waiting_ = false;  // for the first byte of a request
  bool finishing_ = false;
};

}  // namespace amends::cli
