// Whether an application's store says what its history says. Only in the module that tests load:
// telling everything again by other code takes a tenth of what a page would load.
#include <emscripten/bind.h>

#include "core/api/services.hpp"
#include "core/store/verify.hpp"
#include "wasm/bindings/instance.hpp"

namespace {

using namespace amends;

std::string damages(std::uintptr_t handle) {
  page::Instance& instance = page::instance_of(handle);
  Services services(instance.config, instance.ports(), make_application_cache());
  return to_text(*verify(instance.store, services.history()));
}

}  // namespace

EMSCRIPTEN_BINDINGS(verify) {
  emscripten::function("damages", &damages);
}
