/* Preloaded into `amends serve`, it moves the time of day by as many milliseconds as the file says
 * that AMENDS_SHIFTED_CLOCK names (one int64 in the machine's byte order, written by the test while
 * the processes run). So the command and the library under test are the ones that are released, and
 * browsers, whose time is the real one, see nothing of it. Clocks that measure spans stay as they
 * are. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

typedef int (*clock_function)(clockid_t, struct timespec*);

static const int64_t* shift_ms;
static clock_function real_clock;

/* Without its file it would quietly test another time than the one that is meant. */
static void give_up(const char* what) {
  fprintf(stderr, "shifted_clock: %s\n", what);
  _exit(70);
}

/* ISO C knows no way from an object's address to a function's. */
static clock_function next_clock(void) {
  void* found = dlsym(RTLD_NEXT, "clock_gettime");
  clock_function function = NULL;
  memcpy(&function, &found, sizeof function);
  return function;
}

__attribute__((constructor)) static void map_shift(void) {
  const char* path = getenv("AMENDS_SHIFTED_CLOCK");
  const int file = path == NULL ? -1 : open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) give_up("AMENDS_SHIFTED_CLOCK names no file that can be read");
  void* mapped = mmap(NULL, sizeof *shift_ms, PROT_READ, MAP_SHARED, file, 0);
  if (mapped == MAP_FAILED) give_up("its file cannot be mapped");
  close(file);
  shift_ms = mapped;
  real_clock = next_clock();
  if (real_clock == NULL) give_up("the system has no clock_gettime");
}

int clock_gettime(clockid_t id, struct timespec* now) {
  /* Other libraries' constructors may ask before ours has run. */
  const int status = (real_clock == NULL ? next_clock() : real_clock)(id, now);
  if (status == 0 && id == CLOCK_REALTIME && shift_ms != NULL) {
    const int64_t shift = __atomic_load_n(shift_ms, __ATOMIC_RELAXED);
    const int64_t nanos = now->tv_nsec + (shift % 1000) * 1000000;
    now->tv_sec += (time_t)(shift / 1000 + nanos / 1000000000);
    now->tv_nsec = (long)(nanos % 1000000000);
  }
  return status;
}
