// Plays a transcript through the C interface of libamends-test.so:
//
//   amends_parity_library_runner <store>
//
// Transcript lines in, answers out (transcript_lines.hpp).
#include <amends.h>
#include <amends_test.h>

#include <boost/json/serialize.hpp>
#include <iostream>

#include "parity/transcript_lines.hpp"

namespace amends::testing {
namespace {

void expect_ok(std::int32_t status, amends_error* error) {
  if (status == AMENDS_STATUS_OK) return;
  const std::string message = amends_error_message(error);
  amends_error_free(error);
  throw std::runtime_error("status " + std::to_string(status) + ": " + message);
}

class LibraryPlayer final : public Player {
 public:
  explicit LibraryPlayer(const std::string& store) {
    const std::string config = json::serialize(json::object{{"store", store}});
    amends_error* error = nullptr;
    expect_ok(amends_open(config.data(), config.size(), &instance_, &error), error);
  }
  ~LibraryPlayer() override { amends_close(instance_); }
  LibraryPlayer(const LibraryPlayer&) = delete;
  LibraryPlayer& operator=(const LibraryPlayer&) = delete;

  void set_clock(std::int64_t now_ms) override { amends_test_set_clock_ms(instance_, now_ms); }
  void seed(std::uint64_t seed) override { amends_test_seed_entropy(instance_, seed); }

  std::string call(const std::string& request) override {
    constexpr std::int32_t deadline_ms = 60'000;
    amends_bytes* response = nullptr;
    amends_error* error = nullptr;
    expect_ok(
        amends_handle(instance_, request.data(), request.size(), deadline_ms, &response, &error),
        error);
    std::string text(amends_bytes_data(response), amends_bytes_size(response));
    amends_free(response);
    return text;
  }

 private:
  amends_instance* instance_ = nullptr;
};

}  // namespace
}  // namespace amends::testing

int main(int count, char** arguments) {
  using namespace amends::testing;
  if (count != 2) {
    std::cerr << "usage: " << arguments[0] << " <store>\n";
    return 2;
  }
  try {
    LibraryPlayer player(arguments[1]);
    play(std::cin, std::cout, player);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << arguments[0] << ": " << error.what() << "\n";
    return 1;
  }
}
