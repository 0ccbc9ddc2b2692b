// Boost.JSON is used header-only; its definitions are compiled here, once.
#ifdef __EMSCRIPTEN__
// The core writes no fractions. The tables for them would be a tenth of what a web page loads, so
// they stay out, and a fraction that were written would end the module.
#define BOOST_JSON_DETAIL_RYU_IMPL_D2S_IPP
#include <boost/json/detail/ryu/ryu.hpp>
#include <cstdlib>

BOOST_JSON_NS_BEGIN
namespace detail::ryu {
int d2s_buffered_n(double, char*) noexcept {
  std::abort();
}
}  // namespace detail::ryu
BOOST_JSON_NS_END
#endif

#include <boost/json/src.hpp>
