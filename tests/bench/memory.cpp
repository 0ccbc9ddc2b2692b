#include "bench/memory.hpp"

#include <malloc.h>

#include "bench/helpdesk.hpp"
#include "bench/measure.hpp"
#include "bench/sample.hpp"
#include "core/store/memory_store.hpp"

namespace amends::bench {
namespace {

constexpr std::int64_t requests_a_batch = 2000;

std::size_t bytes_in_use() {
  const struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

}  // namespace

json::object measure_memory(std::int64_t requests) {
  testing::HeldClock clock;
  SystemEntropy entropy;
  SodiumSigner signer;
  NoAssets assets;
  MemoryStore store;
  Services services({"default", Bytes(32, 7)}, {store, clock, entropy, signer, assets, {}},
                    make_application_cache());
  Importer importer(services, {"request-resolved", default_survey(), false});
  std::size_t before = 0;
  const double seconds = seconds_of([&] {
    for (std::int64_t first = 1; first <= requests; first += requests_a_batch) {
      std::vector<RatedElsewhere> batch;
      for (std::int64_t i = first; i < first + requests_a_batch; ++i) batch.push_back(sample(i));
      if (first == 1) before = bytes_in_use();
      expect(importer.write(batch));
    }
  });
  const std::size_t used = bytes_in_use() - before;
  return {{"requests", requests},
          {"seconds", seconds},
          {"bytes_a_request", static_cast<double>(used) / static_cast<double>(requests)}};
}

}  // namespace amends::bench
