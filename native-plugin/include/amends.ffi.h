/* amends.ffi.h: the declarations of amends.h without preprocessor, for PHP's FFI and the like. What
 * they mean stands there; a test keeps the two equal. Version 1. */
typedef struct amends_instance amends_instance;
typedef struct amends_bytes amends_bytes;
typedef struct amends_error amends_error;
int32_t amends_abi_version(void);
const char* amends_version(void);
int32_t amends_open(const char* config, size_t config_length, amends_instance** out_instance,
                    amends_error** out_error);
void amends_close(amends_instance* instance);
int32_t amends_handle(amends_instance* instance, const char* request, size_t length,
                      int32_t deadline_ms, amends_bytes** out_response, amends_error** out_error);
int32_t amends_drain_log(amends_instance* instance, amends_bytes** out_lines,
                         amends_error** out_error);
const char* amends_bytes_data(const amends_bytes* bytes);
size_t amends_bytes_size(const amends_bytes* bytes);
void amends_free(amends_bytes* bytes);
const char* amends_error_code(const amends_error* error);
const char* amends_error_message(const amends_error* error);
void amends_error_free(amends_error* error);
