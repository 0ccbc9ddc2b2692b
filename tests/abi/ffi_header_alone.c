/* The header without preprocessor agrees with the other one, declaration by declaration. */
#include "amends.h"
/* behind it, so that the compiler compares */
#include "amends.ffi.h"

int32_t ffi_header_alone(void);

int32_t ffi_header_alone(void) {
  return amends_abi_version();
}
