/* The public header needs nothing before it, and may be included twice. */
#include "amends.h"

int32_t header_alone(void);

int32_t header_alone(void) {
  return AMENDS_ABI_VERSION;
}
