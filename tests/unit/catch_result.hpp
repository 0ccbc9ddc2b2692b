// Catch2, and how it prints a Result in a failed check.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "core/base/result.hpp"

namespace Catch {

template <class T>
struct StringMaker<amends::Result<T>> {
  static std::string convert(const amends::Result<T>& result) {
    return result ? "a value" : std::string(amends::code_text(result.error().code));
  }
};

}  // namespace Catch
