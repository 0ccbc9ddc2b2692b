#include "core/store/memory/packed_cells.hpp"

#include <array>

namespace amends::memory {
namespace {

// A cell is its values, the shape of its counts, the counts that are not zero, and its size in one
// byte. The shape has a bit for each of these counts, and above the bits the place of their width
// in this list.
constexpr std::array<unsigned, 4> widths = {4, 8, 16, 64};
constexpr unsigned mask_bits = 14;
static_assert(measure_count <= mask_bits);

// Counts below zero, which the product never has, take the full width.
unsigned shape_of(const Counts& counts) {
  unsigned mask = 0;
  std::uint64_t all_bits = 0;
  for (std::size_t i = 0; i < measure_count; ++i) {
    const auto count = static_cast<std::uint64_t>(counts.values[i]);
    if (count != 0) mask |= 1U << i;
    all_bits |= count;
  }
  unsigned width = 0;
  while (widths[width] < 64 && all_bits >> widths[width] != 0) ++width;
  return mask | width << mask_bits;
}

void pack_values(const Cell& cell, Packer& out) {
  out.number(number_of(cell.first));
  out.number(number_of(cell.second));
}

void pack_counts(const Counts& counts, Packer& out) {
  const unsigned shape = shape_of(counts);
  out.byte(static_cast<std::uint8_t>(shape));
  out.byte(static_cast<std::uint8_t>(shape >> 8U));
  std::uint64_t bits = 0;
  unsigned have = 0;
  const auto put_out = [&] {
    for (; have > 0; have -= std::min(have, 8U), bits >>= 8U) {
      out.byte(static_cast<std::uint8_t>(bits));
    }
  };
  for (const std::int64_t count : counts.values) {
    if (count == 0) continue;
    bits |= static_cast<std::uint64_t>(count) << have;
    have += widths[shape >> mask_bits];
    if (have >= 8) put_out();
  }
  put_out();
}

Counts unpack_counts(Unpacker& in) {
  unsigned shape = in.byte();
  shape |= static_cast<unsigned>(in.byte()) << 8U;
  const unsigned width = widths[shape >> mask_bits];
  Counts counts;
  std::uint64_t bits = 0;
  unsigned have = 0;
  for (std::size_t i = 0; i < measure_count; ++i) {
    if ((shape >> i & 1U) == 0) continue;
    for (; have < width; have += 8) bits |= static_cast<std::uint64_t>(in.byte()) << have;
    counts.values[i] = static_cast<std::int64_t>(bits & ~std::uint64_t{0} >> (64 - width));
    have -= width;
    bits = have == 0 ? 0 : bits >> width;
  }
  return counts;
}

bool starts_with(ByteView cell, ByteView values) {
  return cell.size() > values.size() && std::equal(values.begin(), values.end(), cell.begin());
}

}  // namespace

Cell PackedCells::unpack(Unpacker& in) {
  Cell cell;
  cell.first = Texts::unpack_id(in);
  cell.second = Texts::unpack_id(in);
  cell.counts = unpack_counts(in);
  in.byte();  // the size
  return cell;
}

void PackedCells::add(const Cell& delta) {
  Packer packed;
  pack_values(delta, packed);
  const Found found = find(packed.bytes());
  Counts sum = delta.counts;
  if (found.size > 0) {
    Unpacker in(bytes_.data() + found.begin);
    sum += unpack(in).counts;
  }
  pack_counts(sum, packed);
  packed.byte(static_cast<std::uint8_t>(packed.bytes().size() + 1));
  replace(found, sum.all_zero() ? ByteView() : packed.bytes());
}

// From the end: the sizes stand behind the cells, and today's ratings meet young cells.
PackedCells::Found PackedCells::find(ByteView values) const {
  for (std::size_t end = bytes_.size(); end > 0;) {
    const std::size_t size = bytes_[end - 1];
    end -= size;
    if (starts_with({bytes_.data() + end, size}, values)) return {end, size};
  }
  return {bytes_.size(), 0};
}

void PackedCells::replace(Found old, ByteView cell) {
  const std::size_t size = bytes_.size() - old.size + cell.size();
  // Grows in small steps: there are as many of these as days and pairs, and most are finished.
  if (size > bytes_.capacity()) bytes_.reserve(size + size / 8);
  const auto begin = bytes_.begin() + static_cast<std::ptrdiff_t>(old.begin);
  const auto kept = static_cast<std::ptrdiff_t>(std::min(old.size, cell.size()));
  std::copy_n(cell.begin(), kept, begin);
  bytes_.erase(begin + kept, begin + static_cast<std::ptrdiff_t>(old.size));
  bytes_.insert(begin + kept, cell.begin() + kept, cell.end());
}

}  // namespace amends::memory
