// The stores that the contract holds for. A STORE_TEST_CASE runs once on each of them; a new store
// is one more kind here.
#pragma once

#include <catch2/catch.hpp>
#include <cstdint>
#include <memory>

#include "core/store/port.hpp"
#include "unit/catch_result.hpp"

namespace amends::testing {

enum class StoreKind : std::uint8_t { memory, sqlite };

/// A store for as long as this lives.
class HeldStore {
 public:
  virtual ~HeldStore() = default;
  virtual Store& store() = 0;
};

class StoreBackend {
 public:
  /// A new store of the kind that the running test is about; in memory where it is about none.
  StoreBackend();
  /// A store of the test's own, which outlives this.
  explicit StoreBackend(Store& store) : store_(&store) {}

  Store& store() { return *store_; }

 private:
  std::unique_ptr<HeldStore> held_;
  Store* store_;
};

/// Runs a test on stores of a kind.
void run_on(StoreKind kind, void (*test)());

}  // namespace amends::testing

#define AMENDS_STORE_TEST_CASE(test, name, tags)                           \
  static void test();                                                      \
  TEST_CASE(name " - memory", tags) {                                      \
    ::amends::testing::run_on(::amends::testing::StoreKind::memory, test); \
  }                                                                        \
  TEST_CASE(name " - SQLite", tags) {                                      \
    ::amends::testing::run_on(::amends::testing::StoreKind::sqlite, test); \
  }                                                                        \
  static void test()

/// A test of the contract: compiled once, a test case on each store. Like TEST_CASE.
#define STORE_TEST_CASE(name, tags) \
  AMENDS_STORE_TEST_CASE(INTERNAL_CATCH_UNIQUE_NAME(amends_store_test_), name, tags)
