// The whole application for a page or a worker, on the store in memory. A leaf: it unwraps, makes
// one call, and wraps.
#include <emscripten/bind.h>

#include "core/store/heads.hpp"
#include "wasm/bindings/instance.hpp"

namespace {

using namespace amends;
using page::Instance;
using page::instance_of;
using page::view_of;

std::uintptr_t open_application(const std::string& tenant, const std::string& root_key,
                                emscripten::val page) {
  return reinterpret_cast<std::uintptr_t>(new Instance(tenant, root_key, std::move(page)));
}

void close_application(std::uintptr_t handle) {
  delete &instance_of(handle);
}

/// Where the page writes the next request.
emscripten::val room_for_request(std::uintptr_t handle, std::size_t size) {
  std::string& request = instance_of(handle).request;
  request.resize(size);
  return view_of(request);
}

emscripten::val answer_request(std::uintptr_t handle) {
  Instance& instance = instance_of(handle);
  instance.answer = instance.application.handle(instance.request);
  return view_of(instance.answer);
}

std::string heads(std::uintptr_t handle) {
  return heads_to_json(*stream_heads(instance_of(handle).store));
}

}  // namespace

EMSCRIPTEN_BINDINGS(application) {
  using namespace emscripten;
  function("open", &open_application);
  function("close", &close_application);
  function("roomForRequest", &room_for_request);
  function("answerRequest", &answer_request);
  function("heads", &heads);
}
