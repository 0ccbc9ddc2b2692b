# An interface target with the warnings that every target of ours builds with.
add_library(amends_warnings INTERFACE)
target_compile_options(amends_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow $<$<BOOL:${AMENDS_WERROR}>:-Werror>)
