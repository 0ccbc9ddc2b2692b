/* amends.h: the C interface of libamends.so, version 1.
 *
 * One library, one door: a host opens an instance, hands requests to amends_handle() and gives back
 * what it answers. Requests and answers are JSON documents; they grow there, so that these symbols
 * need not. docs/openapi.yaml describes every route.
 *
 * Conventions, the same for every function:
 *  1. Text and bytes travel as pointer + length in bytes. Nothing needs a terminating zero; what
 *     goes in is borrowed for the call only.
 *  2. Memory that comes out of a function belongs to the caller, who gives it back with
 *     amends_free() (amends_bytes) or amends_error_free() (amends_error), in any thread, before or
 *     after amends_close(). Each is given back once.
 *  3. Functions that can fail return an int32_t status: 0, or one of AMENDS_STATUS_*. With another
 *     status than 0, *out_error (if out_error is not NULL) holds an error object; the other output
 *     is NULL. With 0, *out_error is NULL.
 *  4. A status other than 0 means that the library itself could not serve. A store that is locked,
 *     full or missing is a problem document in a normal answer (503), never a status.
 *  5. No C++ exception and no signal leaves a function, and none is a point of cancellation.
 *     Nothing is printed; locale, working folder, signal handlers and environment are left alone.
 *  6. Functions may be called from any thread at once. Nothing is opened at load: an instance opens
 *     its store at its first request in each process. No thread is started, ever.
 *  7. Every call returns by its deadline; amends_close() when the last running one has.
 *  8. A process may fork() at any time, also while other threads are inside a call: fork() waits
 *     for these, and both processes go on with the instances they have. Not from a signal handler
 *     that interrupted a call. A process made around fork(), by clone() or _Fork(), gets 503.
 *  9. The library stays loaded until the process ends; dlclose() is harmless.
 */
#ifndef AMENDS_H
#define AMENDS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define AMENDS_API __attribute__((visibility("default")))
#else
#define AMENDS_API
#endif

/* The version of this interface. A host refuses a library whose amends_abi_version() differs. */
#define AMENDS_ABI_VERSION 1

#define AMENDS_STATUS_OK 0
/* An argument is missing, too long, or not what this header asks for. */
#define AMENDS_STATUS_BAD_ARGUMENT 1
/* Memory could not be had. The error object is a static one and need not be freed (but may be). */
#define AMENDS_STATUS_NO_MEMORY 2
/* The library failed in a way it does not foresee; the error says what it knows. */
#define AMENDS_STATUS_INTERNAL 3

typedef struct amends_instance amends_instance;
typedef struct amends_bytes amends_bytes;
typedef struct amends_error amends_error;

/* The version of this interface that the library implements: AMENDS_ABI_VERSION when it was built.
 */
AMENDS_API int32_t amends_abi_version(void);

/* The library's own version, such as "0.1.0": static, zero-terminated, never freed. */
AMENDS_API const char* amends_version(void);

/* Makes an instance from a JSON object of at most 64 KiB. Opens no file yet.
 *   tenant     text, 1..64 of [A-Za-z0-9_.-]; default "default"
 *   store      path of the SQLite file, at most 4,096 bytes; its key file "<store>.key" stands
 *              beside it (refused unless its mode is 0600) and is made together with the store
 *   assets     folder of the web files (share/amends/web); optional
 *   log_level  "error", "warn", "info" (default) or "debug"
 *   create     bool: make the store if it is missing (default true); one that was there and has
 *              gone is never made anew
 *   keys       the store's secrets, from the host's own settings instead of a key file:
 *              {"root": 64 hex digits, never changed, "ring": [{"id": 0..15, "state": "new" |
 *              "signs" | "old" | "retired", "secret": 64 hex digits}, …]}. Exactly one key signs;
 *              new and old ones are accepted, retired ones need no secret. Id 0 is the root's own
 *              and has none. Without "ring" it alone signs. A ring changes by opening anew: a key
 *              is new everywhere before it signs anywhere. A key file, instead, may change while
 *              instances are open (amends key rotate); they look at it once a second at most
 * Paths that are not absolute begin at the working folder of this call. A store may have many
 * instances, in this process and in others. Fails with BAD_ARGUMENT when config is not such an
 * object, names an unknown member or one twice; the message names it. The instance is freed with
 * amends_close(). */
AMENDS_API int32_t amends_open(const char* config, size_t config_length,
                               amends_instance** out_instance, amends_error** out_error);

/* Waits for running calls of this instance, closes the store and frees the instance. No call may
 * begin meanwhile, nor use the instance afterwards. Log lines that nobody drained are lost. NULL is
 * fine. In a child, it frees what the child has; the parent's instance goes on. */
AMENDS_API void amends_close(amends_instance* instance);

/* Answers one request.
 *
 *   request   { "method": "POST", "path": "/r/<token>", "query": "a=b", "headers": {"accept": "…"},
 *               "body": "…" | "body_b64": "…", "remote": "203.0.113.7",
 *               "base_url": "https://help.example.org/amends",
 *               "actor": {"id", "name", "roles": ["host"|"agent"|"manager"|"admin"],
 *                         "scopes": {"teams": […], "queues": […]}} | {"requester": "<id>"} | null }
 *   response  { "status": 200, "headers": [["content-type", "…"], …],
 *               "body": "…" | "body_b64": "…" | "file": "<name below the folder of assets>",
 *               "effects": [ {"id", "op": "satisfaction.changed" | "mail.send", …}, … ] }
 *
 * UTF-8, at most 2 MiB, of which the body 1 MiB; only method and path are required. `path` is below
 * the mount point and percent-encoded as it came. `actor` is what the host asserts about its
 * signed-in user and must never come from a browser; nor must the headers x-amends-consumer and
 * x-amends-kinds. Effects are work for the host, named in an answer only when those headers ask for
 * it, and leased for 60 s.
 *
 * deadline_ms: how long the call may take, 1..60000 milliseconds; 0 means 5000. A store that cannot
 * be had by then answers 503. Behind a 503 all was written or nothing: send the same op again.
 *
 * Fails with BAD_ARGUMENT when instance is NULL, request longer than 2 MiB or NULL with a length,
 * or deadline_ms out of its limits; with NO_MEMORY; with INTERNAL. What is wrong with the request's
 * text is a problem document of status 400 to 422 (RFC 9457, with a stable member "code"). */
AMENDS_API int32_t amends_handle(amends_instance* instance, const char* request, size_t length,
                                 int32_t deadline_ms, amends_bytes** out_response,
                                 amends_error** out_error);

/* Hands over this process's log lines since the last call, oldest first: each a JSON object {"at"
 * (UTC, milliseconds since 1970), "level", "message"} and a line feed, without tokens, addresses or
 * comments. Empty bytes when there are none. At most 1,000 lines are kept in between; how many were
 * dropped is a line of its own, the first. Fails with BAD_ARGUMENT when instance is NULL; with
 * NO_MEMORY. Returns within five seconds. */
AMENDS_API int32_t amends_drain_log(amends_instance* instance, amends_bytes** out_lines,
                                    amends_error** out_error);

/* The bytes of an answer; valid until amends_free(). NULL gives NULL and 0. */
AMENDS_API const char* amends_bytes_data(const amends_bytes* bytes);
AMENDS_API size_t amends_bytes_size(const amends_bytes* bytes);
AMENDS_API void amends_free(amends_bytes* bytes);

/* A stable code such as "bad_argument", and one line without a trailing period; zero-terminated,
 * valid until amends_error_free(). NULL gives "". */
AMENDS_API const char* amends_error_code(const amends_error* error);
AMENDS_API const char* amends_error_message(const amends_error* error);
AMENDS_API void amends_error_free(amends_error* error);

#ifdef __cplusplus
}
#endif

#endif /* AMENDS_H */
