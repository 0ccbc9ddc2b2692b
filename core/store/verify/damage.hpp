// Something derived, or a link of the chain, that is not what the history says.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace amends {

struct Damage {
  std::string table;   // events, requests, invitations, follow_ups, asides, watches …
  std::string key;     // of the row, as people can look it up
  std::string member;  // of the row; empty: the row as a whole
  std::string stands;
  std::string should;  // empty where nothing can be said

  friend bool operator==(const Damage&, const Damage&) = default;
};

/// One line: "follow_ups 3f…: state is open, should be addressed".
std::string to_text(const Damage& damage);

/// A bounded list of damages, and how many there were in all.
class Damages {
 public:
  explicit Damages(std::size_t most_kept) : most_kept_(most_kept) {}

  void add(Damage damage) {
    ++total_;
    if (kept_.size() < most_kept_) kept_.push_back(std::move(damage));
  }
  std::int64_t total() const { return total_; }
  const std::vector<Damage>& kept() const { return kept_; }

 private:
  std::size_t most_kept_;
  std::int64_t total_ = 0;
  std::vector<Damage> kept_;
};

}  // namespace amends
