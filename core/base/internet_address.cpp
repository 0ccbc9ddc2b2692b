#include "core/base/internet_address.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace amends {
namespace {

using Address = std::span<const std::uint8_t>;

template <std::size_t size>
struct Network {
  std::array<std::uint8_t, size> prefix;
  unsigned bits;

  bool holds(Address address) const {
    for (unsigned bit = 0; bit < bits; ++bit) {
      const unsigned mask = 0x80U >> bit % 8;
      if ((prefix[bit / 8] & mask) != (address[bit / 8] & mask)) return false;
    }
    return true;
  }
};

constexpr std::array<Network<4>, 14> special_v4 = {{{{0}, 8},
                                                    {{10}, 8},
                                                    {{100, 64}, 10},
                                                    {{127}, 8},
                                                    {{169, 254}, 16},
                                                    {{172, 16}, 12},
                                                    {{192, 0, 0}, 24},
                                                    {{192, 0, 2}, 24},
                                                    {{192, 88, 99}, 24},
                                                    {{192, 168}, 16},
                                                    {{198, 18}, 15},
                                                    {{198, 51, 100}, 24},
                                                    {{203, 0, 113}, 24},
                                                    {{224}, 3}}};

constexpr Network<16> global_v6 = {{0x20}, 3};
constexpr std::array<Network<16>, 3> special_v6 = {
    {{{0x20, 0x01}, 23}, {{0x20, 0x01, 0x0d, 0xb8}, 32}, {{0x3f, 0xff}, 20}}};

// Networks whose addresses hold an IPv4 one, and where.
struct Carrier {
  Network<16> network;
  std::size_t place;
};
constexpr std::array<Carrier, 3> carriers = {
    {{{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96}, 12},  // IPv4-mapped
     {{{0x00, 0x64, 0xff, 0x9b}, 96}, 12},                    // NAT64
     {{{0x20, 0x02}, 16}, 2}}};                               // 6to4

}  // namespace

bool is_public_v4(std::span<const std::uint8_t> address) {
  return std::none_of(special_v4.begin(), special_v4.end(),
                      [&](const auto& network) { return network.holds(address); });
}

bool is_public_v6(std::span<const std::uint8_t> address) {
  for (const Carrier& carrier : carriers) {
    if (carrier.network.holds(address)) return is_public_v4(address.subspan(carrier.place, 4));
  }
  return global_v6.holds(address) &&
         std::none_of(special_v6.begin(), special_v6.end(),
                      [&](const auto& network) { return network.holds(address); });
}

}  // namespace amends
