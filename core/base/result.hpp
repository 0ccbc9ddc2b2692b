// A value or an Error. The core reports failures this way and throws nothing of its own.
#pragma once

#include <boost/system/result.hpp>
#include <stdexcept>
#include <string>
#include <utility>

#include "core/base/error.hpp"

namespace amends {

template <class T>
using Result = boost::system::result<T, Error>;

/// Makes the failure that a `return` of any Result takes.
inline Error fail(ErrorCode code, std::string message, std::string field = {}) {
  return Error{code, std::move(message), std::move(field)};
}

/// Called by Result::value() on a failure: a defect of the caller, who did not look first.
[[noreturn]] inline void throw_exception_from_error(const Error& error,
                                                    const boost::source_location&) {
  throw std::logic_error(std::string(code_text(error.code)) + ": " + error.message);
}

}  // namespace amends
