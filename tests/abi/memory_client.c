/* How much memory a host's worker has more for having loaded and used the library: loads it, opens
 * a store, makes 1,000 calls, and compares what is resident.
 *
 *   amends_memory_client <library> <most KiB> */
#define _DEFAULT_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "amends.h"
#include "store_folder.h"

enum { calls = 1000 };

/* A symbol as a function of the type that amends.h gives it. */
#define LOAD(name)                  \
  __typeof__(&name) name##_ = NULL; \
  load(library, #name, &name##_)

static void load(void* library, const char* name, void* out) {
  void* symbol = dlsym(library, name);
  if (symbol == NULL) {
    fprintf(stderr, "%s\n", dlerror());
    exit(1);
  }
  memcpy(out, &symbol, sizeof symbol);
}

static long resident_kib(void) {
  long pages = 0;
  long resident = 0;
  FILE* file = fopen("/proc/self/statm", "r");
  if (file == NULL || fscanf(file, "%ld %ld", &pages, &resident) != 2) exit(1);
  fclose(file);
  return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

/* What a helpdesk asks in turn: about another request each time, and the lists and figures. */
static void write_request(char* out, size_t size, int number) {
  static const char* const host =
      "\"actor\":{\"id\":\"helpdesk\",\"roles\":[\"host\"]},"
      "\"base_url\":\"https://help.example.org/amends\"";
  static const char* const manager = "\"actor\":{\"id\":\"marta\",\"roles\":[\"manager\"]}";
  const int id = number / 5;
  switch (number % 5) {
    case 0:
      snprintf(out, size,
               "{\"method\":\"PUT\",\"path\":\"/api/requests/%d\",%s,\"body\":"
               "\"{\\\"status\\\":\\\"completed\\\",\\\"subject\\\":\\\"VPN drops\\\","
               "\\\"requester\\\":{\\\"id\\\":\\\"u%d\\\"},\\\"team\\\":\\\"T%d\\\"}\"}",
               id, host, id, id % 7);
      break;
    case 1:
      snprintf(out, size,
               "{\"method\":\"POST\",\"path\":\"/api/invitations\",%s,"
               "\"body\":\"{\\\"request\\\":\\\"%d\\\"}\"}",
               host, id);
      break;
    case 2:
      snprintf(out, size,
               "{\"method\":\"POST\",\"path\":\"/api/requests/%d/my-rating\","
               "\"actor\":{\"requester\":\"u%d\"},"
               "\"headers\":{\"x-amends\":\"1\",\"content-type\":\"application/json\"},\"body\":"
               "\"{\\\"answer\\\":%d,\\\"op\\\":\\\"press-number-%010d\\\"}\"}",
               id, id, 1 + id % 5, number);
      break;
    case 3:
      snprintf(out, size, "{\"method\":\"GET\",\"path\":\"/api/follow-ups\",%s}", manager);
      break;
    default:
      snprintf(out, size,
               "{\"method\":\"GET\",\"path\":\"/api/reports/satisfaction\","
               "\"query\":\"from=2020-01-01&to=2029-12-31&by=team\",%s}",
               manager);
  }
}

static int use(void* library, const char* folder) {
  LOAD(amends_open);
  LOAD(amends_handle);
  LOAD(amends_bytes_data);
  LOAD(amends_bytes_size);
  LOAD(amends_free);
  char text[2048];
  snprintf(text, sizeof text, "{\"store\":\"%s/store.db\"}", folder);
  amends_instance* instance = NULL;
  if (amends_open_(text, strlen(text), &instance, NULL) != AMENDS_STATUS_OK) return 0;
  int good = 0;
  for (int number = 0; number < calls; ++number) {
    write_request(text, sizeof text, number);
    amends_bytes* answer = NULL;
    if (amends_handle_(instance, text, strlen(text), 0, &answer, NULL) != AMENDS_STATUS_OK) break;
    const char* data = amends_bytes_data_(answer);
    const size_t size = amends_bytes_size_(answer);
    if (size > 12 && memcmp(data, "{\"status\":2", 11) == 0) ++good;
    amends_free_(answer);
  }
  return good;
}

int main(int count, char** arguments) {
  char folder[] = "/tmp/amends-memory-XXXXXX";
  if (count != 3 || mkdtemp(folder) == NULL) return 2;
  const long before = resident_kib();
  void* library = dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    fprintf(stderr, "%s\n", dlerror());
    return 1;
  }
  const long loaded = resident_kib();
  const int good = use(library, folder);
  const long used = resident_kib();
  remove_store(folder);
  printf("loaded: %ld KiB more; after %d calls, %d good: %ld KiB more\n", loaded - before, calls,
         good, used - before);
  return good == calls && used - before <= atol(arguments[2]) ? 0 : 1;
}
