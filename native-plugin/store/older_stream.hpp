// The state of a request in a store of an older schema, for the steps that fill what is new.
#pragma once

#include <string>

#include "core/model/request.hpp"
#include "native-plugin/store/connection.hpp"
#include "native-plugin/store/sql_query.hpp"

namespace amends {

struct OlderStream {
  std::string tenant;
  std::string stream;
};

/// The state as the product makes it. What cannot be read is left out, and named by verification.
Result<RequestState> state_of(Connection& connection, const OlderStream& older);

/// Runs a statement that has no rows for an answer.
Result<void> change(Connection& connection, const SqlQuery& query);

}  // namespace amends
