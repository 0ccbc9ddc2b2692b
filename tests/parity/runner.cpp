// Plays a transcript through the core, natively and on either store:
//
//   amends_parity_runner memory <hex of the store's key>
//   amends_parity_runner sqlite <store>
//
// Transcript lines in, answers out (transcript_lines.hpp); then the heads of all streams, and what
// verify() found wrong.
#include <exception>
#include <iostream>
#include <memory>
#include <string>

#include "core/api/application.hpp"
#include "core/api/services.hpp"
#include "core/store/heads.hpp"
#include "core/store/memory_store.hpp"
#include "core/store/verify.hpp"
#include "native-plugin/store/native_store.hpp"
#include "native-plugin/store/system_ports.hpp"
#include "parity/transcript_lines.hpp"
#include "support/held_clock.hpp"
#include "support/seeded_entropy.hpp"

namespace amends::testing {
namespace {

template <class T>
T value_of(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return std::move(*result);
}

class OpenStore {
 public:
  OpenStore(const std::string& kind, const std::string& place, Entropy& entropy, Signer& signer) {
    if (kind == "memory") {
      memory_ = std::make_unique<MemoryStore>();
      root_key_ = derive_key(signer, value_of(key_from(place)), "amends tenant default");
    } else {
      native_ = value_of(NativeStore::open({place}, entropy, signer, no_deadline));
      root_key_ = native_->root_key();
    }
  }
  Store& store() { return memory_ ? *memory_ : native_->store(); }
  const Bytes& root_key() const { return root_key_; }

 private:
  static Result<Bytes> key_from(const std::string& hex) {
    if (auto key = hex_decode(hex)) return *key;
    return fail(ErrorCode::bad_request, "the key is not hex");
  }

  std::unique_ptr<MemoryStore> memory_;
  std::unique_ptr<NativeStore> native_;
  Bytes root_key_;
};

class CorePlayer final : public Player {
 public:
  CorePlayer(const std::string& kind, const std::string& place)
      : opened_(kind, place, entropy_, signer_), application_(config(), ports()) {}

  void set_clock(std::int64_t now_ms) override { clock_.hold({now_ms}); }
  void seed(std::uint64_t seed) override { entropy_.seed(seed); }
  std::string call(const std::string& request) override { return application_.handle(request); }

  std::string heads() { return heads_to_json(value_of(stream_heads(opened_.store()))); }

  std::string damages() {
    Services services(config(), ports(), make_application_cache());
    return to_text(value_of(verify(opened_.store(), services.history())));
  }

 private:
  ApplicationConfig config() { return {"default", opened_.root_key()}; }
  ApplicationPorts ports() { return {opened_.store(), clock_, entropy_, signer_, assets_, {}}; }

  HeldClock clock_;
  SeededEntropy entropy_;
  SodiumSigner signer_;
  NoAssets assets_;
  OpenStore opened_;
  Application application_;
};

}  // namespace
}  // namespace amends::testing

int main(int count, char** arguments) {
  using namespace amends::testing;
  if (count != 3) {
    std::cerr << "usage: " << arguments[0] << " memory <key in hex> | sqlite <store>\n";
    return 2;
  }
  try {
    CorePlayer player(arguments[1], arguments[2]);
    play(std::cin, std::cout, player);
    std::cout << player.heads() << "\n" << player.damages() << std::endl;
    return 0;
  } catch (const std::exception& error) {
    std::cerr << arguments[0] << ": " << error.what() << "\n";
    return 1;
  }
}
