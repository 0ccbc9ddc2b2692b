// Embind writes the names of unregistered types with sprintf("%p"), for error texts that a release
// never shows. The C library's printf would be a quarter of the capture module: this leaves the
// name empty. Link it only into modules that print nothing.
extern "C" int siprintf(char* text, const char* /*format*/, ...) {
  *text = '\0';
  return 0;
}
