#include "bench/sessions.hpp"

#include <fstream>

#include "bench/helpdesk.hpp"
#include "bench/measure.hpp"
#include "core/store/memory_store.hpp"
#include "parity/transcript_lines.hpp"
#include "support/seeded_entropy.hpp"

namespace amends::bench {
namespace {

class MemoryPlayer final : public testing::Player {
 public:
  explicit MemoryPlayer(const Bytes& root_key)
      : application_({"default", root_key}, {store_, clock_, entropy_, signer_, assets_, {}}) {}

  void set_clock(std::int64_t now_ms) override { clock_.hold({now_ms}); }
  void seed(std::uint64_t seed) override { entropy_.seed(seed); }
  std::string call(const std::string& request) override { return application_.handle(request); }

 private:
  testing::HeldClock clock_;
  testing::SeededEntropy entropy_;
  SodiumSigner signer_;
  NoAssets assets_;
  MemoryStore store_;
  Application application_;
};

// Reads the lines first: their own parsing is not measured.
class Lines final : public testing::Player {
 public:
  explicit Lines(const std::string& file) {
    std::ifstream in(file);
    std::ostringstream nowhere;
    testing::play(in, nowhere, *this);
  }

  void set_clock(std::int64_t now_ms) override {
    steps_.push_back([=](Player& player) { player.set_clock(now_ms); });
  }
  void seed(std::uint64_t seed) override {
    steps_.push_back([=](Player& player) { player.seed(seed); });
  }
  std::string call(const std::string& request) override {
    ++calls_;
    steps_.push_back([=](Player& player) { player.call(request); });
    return {};
  }

  void play_to(Player& player) const {
    for (const auto& step : steps_) step(player);
  }
  std::size_t calls() const { return calls_; }

 private:
  std::vector<std::function<void(Player&)>> steps_;
  std::size_t calls_ = 0;
};

}  // namespace

json::object measure_sessions(const std::string& file, const std::string& root_key, int rounds) {
  const Bytes key = hex_decode(root_key).value();
  const Lines lines(file);
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) {
    MemoryPlayer player(key);
    times.push_back(seconds_of([&] { lines.play_to(player); }));
  }
  return {{"seconds", median(times)}, {"calls", lines.calls()}};
}

}  // namespace amends::bench
