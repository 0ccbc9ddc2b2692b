/* A host written in C11 that knows amends.h and nothing else: good calls, bad arguments, garbage.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "amends.h"
#include "store_folder.h"

static int failures = 0;
static int checks = 0;

#define CHECK(condition) check((condition), #condition, __LINE__)

static void check(bool good, const char* condition, int line) {
  ++checks;
  if (good) return;
  ++failures;
  fprintf(stderr, "c_client.c:%d: failed: %s\n", line, condition);
}

/* --- calls ------------------------------------------------------------------------------------ */

/* The answer as a text that the caller frees; NULL when the library could not serve. */
static char* handle_bytes(amends_instance* instance, const char* request, size_t length) {
  amends_bytes* bytes = NULL;
  amends_error* error = NULL;
  const int32_t status = amends_handle(instance, request, length, 0, &bytes, &error);
  CHECK(status == AMENDS_STATUS_OK);
  CHECK(error == NULL);
  if (status != AMENDS_STATUS_OK) {
    fprintf(stderr, "  %s: %s\n", amends_error_code(error), amends_error_message(error));
    amends_error_free(error);
    return NULL;
  }
  const size_t size = amends_bytes_size(bytes);
  char* text = malloc(size + 1);
  if (text != NULL) {
    memcpy(text, amends_bytes_data(bytes), size);
    text[size] = '\0';
  }
  amends_free(bytes);
  return text;
}

static bool answers(amends_instance* instance, const char* request, const char* part) {
  char* text = handle_bytes(instance, request, strlen(request));
  const bool found = text != NULL && strstr(text, part) != NULL;
  if (!found) fprintf(stderr, "  no %s in %.300s\n", part, text == NULL ? "(nothing)" : text);
  free(text);
  return found;
}

static amends_instance* open_store(const char* folder) {
  char config[512];
  snprintf(config, sizeof config, "{\"store\":\"%s/store.db\",\"log_level\":\"debug\"}", folder);
  amends_instance* instance = NULL;
  CHECK(amends_open(config, strlen(config), &instance, NULL) == AMENDS_STATUS_OK);
  CHECK(instance != NULL);
  return instance;
}

/* --- what is refused -------------------------------------------------------------------------- */

static void refuses_config(const char* config, const char* part) {
  amends_instance* instance = (amends_instance*)&failures;
  amends_error* error = NULL;
  CHECK(amends_open(config, strlen(config), &instance, &error) == AMENDS_STATUS_BAD_ARGUMENT);
  CHECK(instance == NULL);
  CHECK(strcmp(amends_error_code(error), "bad_argument") == 0);
  const char* message = amends_error_message(error);
  const bool named = strstr(message, part) != NULL;
  if (!named) fprintf(stderr, "  no %s in: %s\n", part, message);
  CHECK(named);
  CHECK(strchr(message, '\n') == NULL);
  amends_error_free(error);
}

static void test_bad_configs(void) {
  refuses_config("", "JSON");
  refuses_config("[]", "object");
  refuses_config("{}", "store");
  refuses_config("{\"store\":7}", "store");
  refuses_config("{\"store\":\"\"}", "store");
  refuses_config("{\"store\":\"a\",\"store\":\"b\"}", "store");
  refuses_config("{\"store\":\"a\",\"tenent\":\"b\"}", "tenent");
  refuses_config("{\"store\":\"a\",\"tenant\":\"a b\"}", "tenant");
  refuses_config("{\"store\":\"a\",\"tenant\":\"\"}", "tenant");
  refuses_config("{\"store\":\"a\",\"log_level\":\"loud\"}", "log_level");
  refuses_config("{\"store\":\"a\",\"create\":1}", "create");
  refuses_config("{\"store\":\"a\\u0000b\"}", "store");
}

static void test_bad_arguments(amends_instance* instance) {
  amends_bytes* bytes = NULL;
  amends_error* error = NULL;
  CHECK(amends_open("{}", 2, NULL, &error) == AMENDS_STATUS_BAD_ARGUMENT);
  amends_error_free(error);
  CHECK(amends_open(NULL, 2, &instance, NULL) == AMENDS_STATUS_BAD_ARGUMENT);
  CHECK(instance == NULL);
  CHECK(amends_handle(NULL, "{}", 2, 0, &bytes, &error) == AMENDS_STATUS_BAD_ARGUMENT);
  CHECK(strcmp(amends_error_message(error), "instance is NULL") == 0);
  amends_error_free(error);
  CHECK(amends_drain_log(NULL, &bytes, NULL) == AMENDS_STATUS_BAD_ARGUMENT);
}

static void test_bad_calls(amends_instance* instance) {
  amends_bytes* bytes = NULL;
  amends_error* error = NULL;
  CHECK(amends_handle(instance, NULL, 9, 0, &bytes, NULL) == AMENDS_STATUS_BAD_ARGUMENT);
  CHECK(amends_handle(instance, "{}", 2, 0, NULL, NULL) == AMENDS_STATUS_BAD_ARGUMENT);
  CHECK(amends_handle(instance, "{}", 2, -1, &bytes, NULL) == AMENDS_STATUS_BAD_ARGUMENT);
  CHECK(amends_handle(instance, "{}", 2, 60001, &bytes, &error) == AMENDS_STATUS_BAD_ARGUMENT);
  CHECK(strstr(amends_error_message(error), "60000") != NULL);
  amends_error_free(error);
  const size_t too_long = 2U * 1024 * 1024 + 1;
  char* text = calloc(too_long, 1);
  CHECK(amends_handle(instance, text, too_long, 0, &bytes, &error) == AMENDS_STATUS_BAD_ARGUMENT);
  CHECK(strstr(amends_error_message(error), "2097152") != NULL);
  amends_error_free(error);
  free(text);
  CHECK(amends_drain_log(instance, NULL, NULL) == AMENDS_STATUS_BAD_ARGUMENT);
}

static void test_nothing_is_harmless(void) {
  amends_close(NULL);
  amends_free(NULL);
  amends_error_free(NULL);
  CHECK(amends_bytes_data(NULL) == NULL);
  CHECK(amends_bytes_size(NULL) == 0);
  CHECK(strcmp(amends_error_code(NULL), "") == 0);
  CHECK(strcmp(amends_error_message(NULL), "") == 0);
}

/* --- garbage ---------------------------------------------------------------------------------- */

#define GARBAGE_SIZE (1024U * 1024U)

static void refuses_garbage(amends_instance* instance, const char* name, const char* text,
                            size_t size) {
  const clock_t start = clock();
  char* answer = handle_bytes(instance, text, size);
  const double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
  const bool refused = answer != NULL && (strstr(answer, "\"status\":400") != NULL ||
                                          strstr(answer, "\"status\":413") != NULL ||
                                          strstr(answer, "\"status\":422") != NULL);
  if (!refused) fprintf(stderr, "  %s: %.200s\n", name, answer == NULL ? "(nothing)" : answer);
  CHECK(refused);
  if (seconds > 2) fprintf(stderr, "  %s took %.2f s\n", name, seconds);
  CHECK(seconds <= 2);
  free(answer);
}

static void repeat(char* to, const char* piece) {
  const size_t length = strlen(piece);
  for (size_t i = 0; i < GARBAGE_SIZE; ++i) to[i] = piece[i % length];
}

static void test_garbage(amends_instance* instance) {
  static const char* const pieces[] = {"[",   "{\"a\":",  "\"",   "\\u0000", "9",   "-",
                                       "1e9", "\xff\xfe", "\xc3", "null,",   "[{}", "\xed\xa0\x80"};
  char* text = calloc(GARBAGE_SIZE, 1);
  if (text == NULL) abort();
  refuses_garbage(instance, "zeros", text, GARBAGE_SIZE);
  for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; ++i) {
    repeat(text, pieces[i]);
    refuses_garbage(instance, pieces[i], text, GARBAGE_SIZE);
  }
  uint64_t random = 88172645463325252U; /* xorshift64, Marsaglia 2003 */
  for (size_t i = 0; i < GARBAGE_SIZE; ++i) {
    random ^= random << 13;
    random ^= random >> 7;
    random ^= random << 17;
    text[i] = (char)random;
  }
  refuses_garbage(instance, "random", text, GARBAGE_SIZE);
  const char* good = "{\"method\":\"GET\",\"path\":\"/api/health\"}";
  for (size_t length = 0; length < strlen(good); ++length) {
    refuses_garbage(instance, "cut short", good, length);
  }
  free(text);
}

/* --- the main job ----------------------------------------------------------------------------- */

#define HOST "\"actor\":{\"id\":\"helpdesk\",\"roles\":[\"host\"]}"
#define MANAGER                                                                               \
  "\"actor\":{\"id\":\"marta\",\"name\":\"Marta\",\"roles\":[\"manager\"]},\"headers\":{\"x-" \
  "amends\":\"1\"}"

static void test_main_job(amends_instance* instance) {
  CHECK(answers(instance,
                "{\"method\":\"PUT\",\"path\":\"/api/requests/17\"," HOST
                ",\"body\":\"{\\\"status\\\":\\\"completed\\\",\\\"subject\\\":\\\"VPN\\\","
                "\\\"requester\\\":{\\\"id\\\":\\\"u17\\\"},\\\"team\\\":\\\"Network\\\"}\"}",
                "\"status\":200"));
  CHECK(answers(instance,
                "{\"method\":\"POST\",\"path\":\"/api/requests/17/my-rating\","
                "\"actor\":{\"requester\":\"u17\"},\"headers\":{\"x-amends\":\"1\",\"content-"
                "type\":\"application/json\"},"
                "\"body\":\"{\\\"answer\\\":1,\\\"op\\\":\\\"0123456789abcdef0123456789\\\","
                "\\\"key\\\":\\\"0123456789abcdef0123456789\\\"}\"}",
                "recorded"));
  CHECK(answers(instance, "{\"method\":\"GET\",\"path\":\"/api/requests/17\"," MANAGER "}",
                "\\\"satisfaction_status\\\":\\\"dissatisfied\\\""));
  CHECK(answers(instance, "{\"method\":\"GET\",\"path\":\"/api/follow-ups\"," MANAGER "}",
                "\\\"waiting\\\":1"));
}

static void test_log(amends_instance* instance) {
  amends_bytes* lines = NULL;
  CHECK(amends_drain_log(instance, &lines, NULL) == AMENDS_STATUS_OK);
  CHECK(lines != NULL);
  amends_free(lines);
  CHECK(amends_drain_log(instance, &lines, NULL) == AMENDS_STATUS_OK);
  CHECK(amends_bytes_size(lines) == 0);
  amends_free(lines);
}

static void test_all(const char* folder) {
  CHECK(amends_abi_version() == AMENDS_ABI_VERSION);
  CHECK(strlen(amends_version()) >= 5);
  test_nothing_is_harmless();
  test_bad_configs();
  amends_instance* instance = open_store(folder);
  if (instance == NULL) return;
  test_bad_arguments(instance);
  test_bad_calls(instance);
  test_garbage(instance);
  test_main_job(instance);
  test_log(instance);
  amends_close(instance);
  instance = open_store(folder);
  CHECK(answers(instance, "{\"method\":\"GET\",\"path\":\"/api/requests/17\"," MANAGER "}",
                "dissatisfied"));
  amends_close(instance);
}

char* mkdtemp(char* pattern); /* POSIX, hidden by -std=c11 */

int main(void) {
  char folder[] = "/tmp/amends-c-client-XXXXXX";
  if (mkdtemp(folder) == NULL) {
    perror(folder);
    return 1;
  }
  test_all(folder);
  remove_store(folder);
  printf("%d checks, %d failed\n", checks, failures);
  return failures == 0 ? 0 : 1;
}
