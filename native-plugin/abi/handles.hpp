// What stands behind the opaque types of amends.h.
#pragma once

#include <memory>
#include <string>

#include "native-plugin/abi/instance.hpp"
#include "native-plugin/include/amends.h"

struct amends_instance {
  explicit amends_instance(amends::InstanceConfig config) : instance(std::move(config)) {}
  amends::Instance instance;
};

struct amends_bytes {
  std::string text;
};

/// The texts are owned by whoever derives from it, or static.
struct amends_error {
  const char* code;
  const char* message;
};
