#include "core/model/answer.hpp"

#include <string>

namespace amends {

Result<Scale> Scale::of(std::int64_t points) {
  if (points != 2 && points != 3 && points != 5 && points != 10) {
    return fail(ErrorCode::out_of_range, "scale must be 2, 3, 5 or 10", "scale");
  }
  return Scale(static_cast<int>(points));
}

Result<Answer> Answer::on(Scale scale, std::int64_t value) {
  if (value < 1 || value > scale.points()) {
    return fail(ErrorCode::off_scale,
                "answer must be 1 to " + std::to_string(scale.points()) + " on this survey's scale",
                "answer");
  }
  return Answer(static_cast<int>(value));
}

}  // namespace amends
