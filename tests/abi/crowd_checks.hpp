// Whether what the crowd was answered and what stands at the end are one history. Each check names
// what is wrong, a line each; nothing when all is well.
#pragma once

#include <string>
#include <vector>

#include "abi/crowd_ending.hpp"

namespace amends::testing {

using Records = std::vector<json::object>;
using Complaints = std::vector<std::string>;

/// Nobody was answered what the interface does not foresee.
Complaints strange_answers(const Records& records);
/// An op that was sent again, by whomever, was told the same.
Complaints different_answers_to_one_op(const Records& records);
/// I1, I3: every acknowledged op is in the history once and as it was sent; nothing else is.
Complaints lost_or_invented_ops(const Records& records, const Ending& ending);
/// I4: each dissatisfied rating has one follow-up, which is there at the same moment.
Complaints ratings_without_case(const Ending& ending);
/// I2: requests, list, report and CSV say what the history says.
Complaints different_figures(const Ending& ending);
/// I5: effects arrive at least once, keep their id, and never after they were acknowledged.
Complaints effects_gone_astray(const Records& records, const Ending& ending);

/// What was leased by anybody, and what the outbox still had: every effect, as often as it came.
std::vector<json::object> delivered(const Records& records, const Ending& ending);

/// How many calls of a move were answered 200.
std::size_t count_of(const Records& records, const std::string& move);

}  // namespace amends::testing
