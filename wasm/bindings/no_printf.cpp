// Embind writes the names of unregistered types with sprintf("%p"), and Boost.System the numbers of
// unknown errors with snprintf, for texts that a release never shows. The C library's printf would
// be a quarter of the capture module: this leaves them empty. Link it only into modules that print
// nothing.
#include <cstdarg>
#include <cstddef>

extern "C" int siprintf(char* text, const char* /*format*/, ...) {
  *text = '\0';
  return 0;
}

extern "C" int vsnprintf(char* text, std::size_t size, const char* /*format*/, std::va_list) {
  if (size > 0) *text = '\0';
  return 0;
}
