#include "core/store/memory/packed_cells.hpp"

#include <array>

namespace amends::memory {
namespace {

// A cell is its values, the shape of its counts, the counts that are not zero, and its size in one
// byte. The shape has a bit for each of these counts, and above the bits the place of their width
// in this list. The first two bytes hold the bits of most counts there are; a bit of their own says
// whether three more bytes with the bits of the others follow.
constexpr std::array<unsigned, 4> widths = {4, 8, 16, 64};
constexpr unsigned near_bits = 13;
constexpr unsigned more_bit = near_bits;
constexpr unsigned width_at = 14;
constexpr unsigned far_bits = 24;
static_assert(measure_count <= near_bits + far_bits);

struct Shape {
  std::uint32_t mask = 0;
  unsigned width = 0;  // its place in `widths`
};

// Counts below zero, which the product never has, take the full width.
Shape shape_of(const Counts& counts) {
  Shape shape;
  std::uint64_t all_bits = 0;
  for (std::size_t i = 0; i < measure_count; ++i) {
    const auto count = static_cast<std::uint64_t>(counts.values[i]);
    if (count != 0) shape.mask |= 1U << i;
    all_bits |= count;
  }
  while (widths[shape.width] < 64 && all_bits >> widths[shape.width] != 0) ++shape.width;
  return shape;
}

void pack_two(std::uint32_t number, Packer& out) {
  out.byte(static_cast<std::uint8_t>(number));
  out.byte(static_cast<std::uint8_t>(number >> 8U));
}

std::uint32_t unpack_two(Unpacker& in) {
  const std::uint32_t low = in.byte();
  return low | static_cast<std::uint32_t>(in.byte()) << 8U;
}

void pack_shape(const Shape& shape, Packer& out) {
  const std::uint32_t far = shape.mask >> near_bits;
  const std::uint32_t near = shape.mask & ((1U << near_bits) - 1);
  pack_two(near | (far == 0 ? 0U : 1U << more_bit) | shape.width << width_at, out);
  if (far == 0) return;
  pack_two(far, out);
  out.byte(static_cast<std::uint8_t>(far >> 16U));
}

Shape unpack_shape(Unpacker& in) {
  const std::uint32_t first = unpack_two(in);
  Shape shape{first & ((1U << near_bits) - 1), first >> width_at};
  if ((first >> more_bit & 1U) == 0) return shape;
  shape.mask |= unpack_two(in) << near_bits;
  shape.mask |= static_cast<std::uint32_t>(in.byte()) << (near_bits + 16U);
  return shape;
}

void pack_values(const Cell& cell, Packer& out) {
  out.number(number_of(cell.first));
  out.number(number_of(cell.second));
}

void pack_counts(const Counts& counts, Packer& out) {
  const Shape shape = shape_of(counts);
  pack_shape(shape, out);
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
    have += widths[shape.width];
    if (have >= 8) put_out();
  }
  put_out();
}

Counts unpack_counts(Unpacker& in) {
  const Shape shape = unpack_shape(in);
  const unsigned width = widths[shape.width];
  Counts counts;
  std::uint64_t bits = 0;
  unsigned have = 0;
  for (std::size_t i = 0; i < measure_count; ++i) {
    if ((shape.mask >> i & 1U) == 0) continue;
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
