# Boost 1.81, headers only. Emscripten must not see the rest of /usr/include, so Boost is offered
# through a folder that holds nothing but a link to it.
find_path(AMENDS_BOOST_DIR boost/json.hpp PATHS /usr/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
set(AMENDS_BOOST_ONLY ${CMAKE_BINARY_DIR}/boost-only)
file(MAKE_DIRECTORY ${AMENDS_BOOST_ONLY})
file(CREATE_LINK ${AMENDS_BOOST_DIR}/boost ${AMENDS_BOOST_ONLY}/boost SYMBOLIC)

add_library(amends_boost INTERFACE)
target_include_directories(amends_boost SYSTEM INTERFACE ${AMENDS_BOOST_ONLY})
