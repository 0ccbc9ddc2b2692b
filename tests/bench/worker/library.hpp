// libamends.so as a host takes it: by dlopen, when it is first needed.
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "amends.h"

namespace amends::bench {

class Library {
 public:
  /// Loads the library and opens the store; throws std::runtime_error with what went wrong.
  Library(const std::string& path, const std::string& store);
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  ~Library();

  /// Any thread. Throws unless the response has this status; gives its body.
  boost::json::object call(const boost::json::object& request, int status) const;

 private:
  decltype(&amends_handle) handle_;
  decltype(&amends_bytes_data) data_;
  decltype(&amends_bytes_size) size_;
  decltype(&amends_free) free_;
  decltype(&amends_close) close_;
  amends_instance* instance_ = nullptr;
};

}  // namespace amends::bench
