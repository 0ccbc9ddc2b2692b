// Whether a difference between shares is more than chance. Everything here is exact and uses only
// addition, multiplication and division of doubles in a fixed order (IEEE 754 rounds each the same
// way everywhere), so that native and WASM builds claim the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace amends {

/// Fewer than this many answers are shown, not compared.
inline constexpr std::int64_t min_compared = 30;

/// How often, at most, a report claims a difference where there is none: 5 %, over all its groups
/// together.
inline constexpr double claim_error_rate = 0.05;

/// `part` of `whole` answers are of one kind.
struct Proportion {
  std::int64_t part = 0;
  std::int64_t whole = 0;
};

/// How probable it is that two samples of one population differ at least this much, by Fisher's
/// exact test (R. A. Fisher, "The logic of inductive inference", J. R. Stat. Soc. 98, 1935): twice
/// the smaller tail of the hypergeometric distribution, at most 1. 1 when either is empty.
double chance_of_difference(const Proportion& a, const Proportion& b);

enum class Beyond : std::uint8_t { no, lower, higher };

/// One group of a comparison. `small` groups are not compared and are not part of the others' rest.
struct Verdict {
  bool small = false;
  Beyond beyond = Beyond::no;
};

struct Comparison {
  std::vector<Verdict> verdicts;  // one a group, in their order
  std::size_t compared = 0;       // how many groups were large enough
  bool beyond_chance() const;
};

/// Takes the group that differs most from all others together; claims it if Fisher's test stands
/// after Bonferroni's correction for as many groups as are left; takes it out of the rest, and
/// begins again, until nothing is claimed (step by step as in S. Holm, "A simple sequentially
/// rejective multiple test procedure", Scand. J. Stat. 6, 1979). So one bad team does not make all
/// others look good, and what is left does not differ.
///
/// Where no group differs, anything at all is claimed in at most 5 % of the cases. That is exact
/// for labels dealt at random, whatever the sizes, which is why no chi-square test stands before
/// it: that one is off for small groups and shares near 0 or 1.
Comparison compare_groups(const std::vector<Proportion>& groups);

/// The same of groups that may share answers, each with all that is not in it: `whole` is
/// everything. Nothing is taken out of a rest, because it may be in other groups, too; Holm's steps
/// hold however the groups depend on each other.
Comparison compare_overlapping(const std::vector<Proportion>& groups, const Proportion& whole);

/// Whether one period differs from another; nothing when either is too small to be compared.
std::optional<Beyond> compare_two(const Proportion& now, const Proportion& before);

}  // namespace amends
