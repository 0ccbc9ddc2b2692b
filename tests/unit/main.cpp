// The main function of every Catch2 binary, in its own file because it takes long to compile.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
