// Which requests are whose. Rows of one person hang on each other; what is gone leaves a gap.
#pragma once

#include <deque>
#include <functional>
#include <vector>

#include "core/base/index.hpp"
#include "core/store/memory/texts.hpp"
#include "core/store/port.hpp"

namespace amends::memory {

class People {
 public:
  explicit People(Texts& texts) : texts_(texts) {}

  void put(const PersonRow& row);
  void remove(const PersonRow& row);
  /// As Store::requests_of().
  std::vector<PersonRow> requests_of(const PersonQuery& query) const;
  void each(const std::function<bool(const PersonRow&)>& visit) const;

 private:
  static constexpr std::uint32_t none = UINT32_MAX;
  struct Packed {
    Id128 person;
    std::int64_t at;
    TextId request;  // empty: the row is gone
    std::uint32_t earlier = none;
  };

  PersonRow unpack(const Packed& packed) const;
  std::vector<PersonRow> rows_of(const Id128& person) const;

  Texts& texts_;
  std::deque<Packed> rows_;
  std::vector<std::uint32_t> last_;  // of each person
  Index index_;                      // into last_
};

}  // namespace amends::memory
