#include "core/store/memory/people.hpp"

#include <algorithm>
#include <utility>

namespace amends::memory {
namespace {

// It is a hash already.
std::uint64_t hash_of_person(const Id128& person) {
  return big_endian(ByteView(person.bytes).first(8));
}

// Looking for a row before it is put would take long for who has many.
void sort_out(std::vector<PersonRow>& rows) {
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
}

}  // namespace

void People::put(const PersonRow& row) {
  const auto number = static_cast<std::uint32_t>(rows_.size());
  rows_.push_back({row.person, row.at.count, texts_.intern(row.request)});
  const auto person_of = [this](std::uint32_t n) { return rows_[last_[n]].person; };
  const auto place = index_.find(hash_of_person(row.person),
                                 [&](std::uint32_t n) { return person_of(n) == row.person; });
  if (place) {
    rows_.back().earlier = std::exchange(last_[*place], number);
    return;
  }
  last_.push_back(number);
  index_.add(static_cast<std::uint32_t>(last_.size() - 1),
             [&](std::uint32_t n) { return hash_of_person(person_of(n)); });
}

void People::remove(const PersonRow& row) {
  const auto place = index_.find(hash_of_person(row.person), [&](std::uint32_t n) {
    return rows_[last_[n]].person == row.person;
  });
  if (!place) return;
  for (std::uint32_t n = last_[*place]; n != none; n = rows_[n].earlier) {
    if (unpack(rows_[n]) == row) rows_[n].request = TextId::empty;
  }
}

std::vector<PersonRow> People::rows_of(const Id128& person) const {
  std::vector<PersonRow> rows;
  const auto place = index_.find(hash_of_person(person),
                                 [&](std::uint32_t n) { return rows_[last_[n]].person == person; });
  if (!place) return rows;
  for (std::uint32_t n = last_[*place]; n != none; n = rows_[n].earlier) {
    if (rows_[n].request != TextId::empty) rows.push_back(unpack(rows_[n]));
  }
  sort_out(rows);
  return rows;
}

std::vector<PersonRow> People::requests_of(const PersonQuery& query) const {
  std::vector<PersonRow> rows = rows_of(query.person);
  if (query.after) {
    const PersonRow end{query.person, query.after->at, query.after->request};
    std::erase_if(rows, [&](const PersonRow& row) { return !(row < end); });
  }
  std::reverse(rows.begin(), rows.end());
  if (rows.size() > query.limit) rows.resize(query.limit);
  return rows;
}

void People::each(const std::function<bool(const PersonRow&)>& visit) const {
  std::vector<PersonRow> rows;
  for (const Packed& packed : rows_) {
    if (packed.request != TextId::empty) rows.push_back(unpack(packed));
  }
  sort_out(rows);
  for (const PersonRow& row : rows) {
    if (!visit(row)) return;
  }
}

PersonRow People::unpack(const Packed& packed) const {
  return {packed.person, {packed.at}, texts_.string(packed.request)};
}

}  // namespace amends::memory
