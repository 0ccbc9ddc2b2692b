#include "native-plugin/cli/http/server.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>
#include <list>

#include "native-plugin/cli/exit_code.hpp"
#include "native-plugin/cli/http/connection.hpp"

namespace amends::cli {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::chrono::milliseconds housekeeping_pause{500};

tcp::acceptor listen_on(asio::io_context& io, const std::string& address, std::uint16_t port) {
  error_code failed;
  const auto ip = asio::ip::make_address(address, failed);
  if (failed) throw Failure(ExitCode::usage, "'" + address + "' is no IP address");
  const std::string place = address + ", port " + std::to_string(port);
  try {
    return {io, tcp::endpoint(ip, port)};
  } catch (const boost::system::system_error& error) {
    if (error.code() == asio::error::address_in_use) {
      throw Failure(ExitCode::failed,
                    place + ", is in use by another program; choose another one with --port");
    }
    throw Failure(ExitCode::failed, "cannot listen on " + place + ": " + error.code().message());
  }
}

}  // namespace

struct Server::Parts {
  explicit Parts(ServerConfig given)
      : config(std::move(given)),
        acceptor(listen_on(io, config.address, config.port)),
        signals(io, SIGINT, SIGTERM),
        house_timer(io),
        chore_timer(io),
        room(io),
        calls(config.limits.threads) {}

  asio::awaitable<void> accept();
  asio::awaitable<void> serve(std::list<Connection>::iterator connection);
  asio::awaitable<void> keep_house();
  asio::awaitable<void> do_chores();
  asio::awaitable<void> watch_signals();
  void stop();
  void leave_when_done();
  bool is_done() const { return stopping && connections.empty(); }

  ServerConfig config;
  asio::io_context io{1};
  tcp::acceptor acceptor;
  asio::signal_set signals;
  asio::steady_timer house_timer;
  asio::steady_timer chore_timer;
  asio::steady_timer room;  // cancelled when a connection has ended
  asio::thread_pool calls;
  std::list<Connection> connections;
  bool stopping = false;
};

asio::awaitable<void> Server::Parts::accept() {
  while (!stopping) {
    if (connections.size() >= config.limits.connections) {
      error_code woken;
      room.expires_at(asio::steady_timer::time_point::max());
      co_await room.async_wait(asio::redirect_error(asio::use_awaitable, woken));
      continue;
    }
    error_code error;
    tcp::socket socket =
        co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
    if (stopping) co_return;
    if (error) {
      // Out of descriptors, or the client is gone already: others may have more luck in a moment.
      room.expires_after(std::chrono::milliseconds(50));
      co_await room.async_wait(asio::redirect_error(asio::use_awaitable, error));
      continue;
    }
    // Head and body are two writes: else the second waits for the client to acknowledge the first.
    socket.set_option(tcp::no_delay(true), error);
    connections.emplace_front(boost::beast::tcp_stream(std::move(socket)), config.limits,
                              config.site, calls);
    asio::co_spawn(io, serve(connections.begin()), asio::detached);
  }
}

asio::awaitable<void> Server::Parts::serve(std::list<Connection>::iterator connection) {
  co_await connection->run();
  connections.erase(connection);
  room.cancel();
  leave_when_done();
}

asio::awaitable<void> Server::Parts::keep_house() {
  // Cancelling a timer that has just expired does nothing, so that an error alone would not end it.
  for (error_code error; !error && !is_done();) {
    if (config.housekeeping) config.housekeeping();
    house_timer.expires_after(housekeeping_pause);
    co_await house_timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
  }
}

asio::awaitable<void> Server::Parts::do_chores() {
  while (!stopping) {
    co_await asio::co_spawn(
        calls,
        [this]() -> asio::awaitable<void> {
          config.chore();
          co_return;
        },
        asio::use_awaitable);
    error_code cancelled;
    if (stopping) co_return;
    chore_timer.expires_after(config.chore_pause);
    co_await chore_timer.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
  }
}

asio::awaitable<void> Server::Parts::watch_signals() {
  error_code error;
  co_await signals.async_wait(asio::redirect_error(asio::use_awaitable, error));
  if (error) co_return;
  stop();
  if (connections.empty()) co_return;
  asio::steady_timer patience(io, config.limits.stop_timeout);
  patience.async_wait([this](const error_code& cancelled) {
    if (!cancelled) io.stop();
  });
  co_await signals.async_wait(asio::redirect_error(asio::use_awaitable, error));
  if (!error) io.stop();
}

void Server::Parts::stop() {
  stopping = true;
  acceptor.close();
  room.cancel();
  for (Connection& connection : connections) connection.finish();
  leave_when_done();
}

void Server::Parts::leave_when_done() {
  if (!is_done()) return;
  house_timer.cancel();
  chore_timer.cancel();
  signals.cancel();
}

Server::Server(ServerConfig config) : parts_(std::make_unique<Parts>(std::move(config))) {}

Server::~Server() {
  parts_->calls.join();
  for (Connection& connection : parts_->connections) connection.abort();
}

void Server::claim(const std::string& address, std::uint16_t port) {
  asio::io_context io;
  listen_on(io, address, port);
}

std::uint16_t Server::port() const {
  return parts_->acceptor.local_endpoint().port();
}

void Server::run() {
  asio::co_spawn(parts_->io, parts_->accept(), asio::detached);
  asio::co_spawn(parts_->io, parts_->keep_house(), asio::detached);
  if (parts_->config.chore) asio::co_spawn(parts_->io, parts_->do_chores(), asio::detached);
  asio::co_spawn(parts_->io, parts_->watch_signals(), asio::detached);
  parts_->io.run();
  parts_->calls.join();
  if (parts_->config.housekeeping) parts_->config.housekeeping();
}

}  // namespace amends::cli
