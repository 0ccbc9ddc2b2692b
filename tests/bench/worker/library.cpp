#include "bench/worker/library.hpp"

#include <dlfcn.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <stdexcept>

namespace amends::bench {
namespace {

namespace json = boost::json;

constexpr std::int32_t deadline_ms = 5000;

template <class Function>
Function found(void* library, const char* name) {
  void* symbol = ::dlsym(library, name);
  if (symbol == nullptr) throw std::runtime_error(std::string(name) + " is not in the library");
  return reinterpret_cast<Function>(symbol);
}

}  // namespace

Library::Library(const std::string& path, const std::string& store) {
  void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) throw std::runtime_error(::dlerror());
  handle_ = found<decltype(handle_)>(library, "amends_handle");
  data_ = found<decltype(data_)>(library, "amends_bytes_data");
  size_ = found<decltype(size_)>(library, "amends_bytes_size");
  free_ = found<decltype(free_)>(library, "amends_free");
  close_ = found<decltype(close_)>(library, "amends_close");
  const auto open = found<decltype(&amends_open)>(library, "amends_open");
  const std::string config = json::serialize(json::object{{"store", store}});
  if (open(config.data(), config.size(), &instance_, nullptr) != AMENDS_STATUS_OK) {
    throw std::runtime_error("amends_open failed");
  }
}

Library::~Library() {
  close_(instance_);
}

json::object Library::call(const json::object& request, int status) const {
  const std::string text = json::serialize(request);
  amends_bytes* answer = nullptr;
  if (handle_(instance_, text.data(), text.size(), deadline_ms, &answer, nullptr) !=
      AMENDS_STATUS_OK) {
    throw std::runtime_error("amends_handle failed");
  }
  const std::string bytes(data_(answer), size_(answer));
  free_(answer);
  const json::object response = json::parse(bytes).as_object();
  if (response.at("status") != status) throw std::runtime_error(bytes);
  const json::value body = json::parse(std::string(response.at("body").as_string()));
  return body.as_object();
}

}  // namespace amends::bench
