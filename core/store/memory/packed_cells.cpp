#include "core/store/memory/packed_cells.hpp"

#include <array>
#include <bit>

namespace amends::memory {
namespace {

// A cell is its head and its counts. The shape in the head has a bit for each measure that is not
// zero, and above them the place of the counts' width in this list.
constexpr std::array<unsigned, 4> widths = {4, 8, 16, 64};
constexpr unsigned mask_bits = 14;
constexpr unsigned mask = (1U << mask_bits) - 1;
static_assert(measure_count <= mask_bits);

struct Head {
  TextId first;
  TextId second;
  unsigned shape;

  unsigned width() const { return widths[shape >> mask_bits]; }
  std::size_t bytes_behind() const {
    return (static_cast<std::size_t>(std::popcount(shape & mask)) * width() + 7) / 8;
  }
};

Head unpack_head(Unpacker& in) {
  const TextId first = Texts::unpack_id(in);
  const TextId second = Texts::unpack_id(in);
  const unsigned low = in.byte();
  return {first, second, low | static_cast<unsigned>(in.byte()) << 8U};
}

void pack_head(const Head& head, Packer& out) {
  out.number(number_of(head.first));
  out.number(number_of(head.second));
  out.byte(static_cast<std::uint8_t>(head.shape));
  out.byte(static_cast<std::uint8_t>(head.shape >> 8U));
}

Counts unpack_counts(const Head& head, Unpacker& in) {
  const unsigned width = head.width();
  Counts counts;
  std::uint64_t bits = 0;
  unsigned have = 0;
  for (std::size_t i = 0; i < measure_count; ++i) {
    if ((head.shape >> i & 1U) == 0) continue;
    for (; have < width; have += 8) bits |= static_cast<std::uint64_t>(in.byte()) << have;
    counts.values[i] = static_cast<std::int64_t>(bits & ~std::uint64_t{0} >> (64 - width));
    have -= width;
    bits = have == 0 ? 0 : bits >> width;
  }
  return counts;
}

void pack_counts(const Counts& counts, unsigned width, Packer& out) {
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
    have += width;
    if (have >= 8) put_out();
  }
  put_out();
}

// Counts below zero, which the product never has, take the full width.
Head head_of(const Cell& cell) {
  unsigned shape = 0;
  std::uint64_t all_bits = 0;
  for (std::size_t i = 0; i < measure_count; ++i) {
    const auto count = static_cast<std::uint64_t>(cell.counts.values[i]);
    if (count != 0) shape |= 1U << i;
    all_bits |= count;
  }
  unsigned width = 0;
  while (widths[width] < 64 && all_bits >> widths[width] != 0) ++width;
  return {cell.first, cell.second, shape | width << mask_bits};
}

void pack(const Cell& cell, Packer& out) {
  const Head head = head_of(cell);
  pack_head(head, out);
  pack_counts(cell.counts, head.width(), out);
}

}  // namespace

Cell PackedCells::unpack(Unpacker& in) {
  const Head head = unpack_head(in);
  return {head.first, head.second, unpack_counts(head, in)};
}

void PackedCells::add(const Cell& delta) {
  const std::uint8_t* const first = bytes_.data();
  const std::uint8_t* begin = first;
  Cell sum = delta;
  Unpacker in(first);
  for (; begin != first + bytes_.size(); begin = in.at()) {
    const Head head = unpack_head(in);
    if (head.first == delta.first && head.second == delta.second) {
      sum.counts += unpack_counts(head, in);
      break;
    }
    in.skip(head.bytes_behind());
  }
  Packer packed;
  if (!sum.counts.all_zero()) pack(sum, packed);
  replace(static_cast<std::size_t>(begin - first), static_cast<std::size_t>(in.at() - first),
          packed.bytes());
}

void PackedCells::replace(std::size_t begin, std::size_t end, ByteView cell) {
  const std::size_t size = bytes_.size() - (end - begin) + cell.size();
  // Grows in small steps: there are as many of these as days and pairs, and most are finished.
  if (size > bytes_.capacity()) bytes_.reserve(size + size / 8);
  const auto at = [&](std::size_t n) { return bytes_.begin() + static_cast<std::ptrdiff_t>(n); };
  const std::size_t kept = std::min(end - begin, cell.size());
  std::copy_n(cell.begin(), kept, at(begin));
  bytes_.erase(at(begin + kept), at(end));
  bytes_.insert(at(begin + kept), cell.begin() + static_cast<std::ptrdiff_t>(kept), cell.end());
}

}  // namespace amends::memory
