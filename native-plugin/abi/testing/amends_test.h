/* amends_test.h: what libamends-test.so has besides amends.h, so that transcripts of it are equal
 * byte for byte. libamends.so has neither function, and no other switch like them. */
#ifndef AMENDS_TEST_H
#define AMENDS_TEST_H

#include "amends.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Stops the instance's clock at this moment (UTC, milliseconds since 1970). */
AMENDS_API void amends_test_set_clock_ms(amends_instance* instance, int64_t now_ms);

/* From now on the instance's entropy is the bytes of SplitMix64 from this seed: each number gives
 * eight bytes, the lowest first; what a call for bytes leaves of a number is thrown away. */
AMENDS_API void amends_test_seed_entropy(amends_instance* instance, uint64_t seed);

#ifdef __cplusplus
}
#endif

#endif /* AMENDS_TEST_H */
