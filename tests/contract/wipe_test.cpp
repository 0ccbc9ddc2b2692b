// The bytes of what expired go with a wipe: what happens while it runs.
#include <functional>

#include "contract/lived_helpdesk.hpp"
#include "contract/store_backend.hpp"
#include "core/api/erasure.hpp"
#include "core/store/memory_store.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

/// A store whose wipe takes its time.
class SlowStore : public MemoryStore {
 public:
  std::function<Result<bool>()> while_wiping = [] { return Result<bool>(true); };
  Result<bool> wipe() override { return while_wiping(); }
};

struct Wiped {
  SlowStore store;
  HeldClock clock;
  SystemEntropy entropy;
  SodiumSigner signer;
  NoAssets assets;
  Services services{{"default", Bytes(32, 7)}, {store, clock, entropy, signer, assets, {}}, {}};

  std::optional<UtcMillis> since() { return expired_unwiped_since(services).value(); }
};

}  // namespace

TEST_CASE("what expires while the store is wiped goes with the next wipe", "[retention]") {
  Wiped wiped;
  REQUIRE(note_expired(wiped.services));
  wiped.store.while_wiping = [&]() -> Result<bool> {
    wiped.clock.pass(5);
    REQUIRE(note_expired(wiped.services));
    return true;
  };
  CHECK(wipe_erased(wiped.services).value());
  CHECK(wiped.since() == wiped.clock.now());
  wiped.store.while_wiping = [] { return Result<bool>(true); };
  CHECK(wipe_erased(wiped.services).value());
  CHECK_FALSE(wiped.since());
}

TEST_CASE("a wipe is due since the first that expired until one succeeds", "[retention]") {
  Wiped wiped;
  const UtcMillis first = wiped.clock.now();
  REQUIRE(note_expired(wiped.services));
  for (const Result<bool>& outcome :
       {Result<bool>(false), Result<bool>(fail(ErrorCode::store_busy, "busy")),
        Result<bool>(fail(ErrorCode::store_unavailable, "the disk is gone"))}) {
    wiped.store.while_wiping = [&]() -> Result<bool> {
      // Where the process died here, it is due as before.
      CHECK(wiped.since() == first);
      wiped.clock.pass(5);
      REQUIRE(note_expired(wiped.services));
      return outcome;
    };
    const auto done = wipe_erased(wiped.services);
    CHECK_FALSE((done && *done));
    CHECK(wiped.since() == first);
  }
  wiped.store.while_wiping = [] { return Result<bool>(true); };
  CHECK(wipe_erased(wiped.services).value());
  CHECK_FALSE(wiped.since());
}
