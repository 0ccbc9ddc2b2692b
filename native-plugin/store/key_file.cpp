#include "native-plugin/store/key_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include "native-plugin/store/files.hpp"

namespace amends {
namespace {

constexpr mode_t others_bits = S_IRWXG | S_IRWXO;

ErrorCode code_for(int system_error) {
  switch (system_error) {
    case ENOENT:
    case ENOTDIR:
      return ErrorCode::store_missing;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return ErrorCode::store_full;
    case EACCES:
    case EPERM:
    case EROFS:
      return ErrorCode::store_read_only;
    default:
      return ErrorCode::store_unavailable;
  }
}

Error failed(ErrorCode code, const std::string& what, int system_error) {
  return fail(code, what + ": " + std::generic_category().message(system_error));
}

std::optional<std::string> read_all(int file) {
  std::string text(max_key_text_bytes, '\0');
  std::size_t size = 0;
  for (;;) {
    const ssize_t got = ::read(file, text.data() + size, text.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::nullopt;
    size += static_cast<std::size_t>(got);
    if (got == 0 || size == text.size()) break;
  }
  text.resize(size);
  return text;
}

FileStamp stamp_of(const struct stat& status) {
  constexpr std::int64_t ns_in_s = 1'000'000'000;
  return {status.st_dev, status.st_ino, status.st_size,
          std::int64_t{status.st_ctim.tv_sec} * ns_in_s + status.st_ctim.tv_nsec};
}

bool write_file(const std::string& path, int flags, std::string_view text) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | flags, 0600));
  return file.is_open() && write_all(file.number(), text) && ::fsync(file.number()) == 0;
}

}  // namespace

std::string KeyFile::name() const {
  return path_.substr(path_.find_last_of('/') + 1);
}

Result<std::optional<StoreKeys>> KeyFile::read() const {
  const std::string unreadable = "the key file " + name() + " cannot be read";
  const Descriptor file(::open(path_.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open() && errno == ENOENT) return std::optional<StoreKeys>();
  struct stat status = {};
  if (!file.is_open() || ::fstat(file.number(), &status) != 0) {
    return failed(ErrorCode::store_unavailable, unreadable, errno);
  }
  if ((status.st_mode & others_bits) != 0) {
    return fail(ErrorCode::store_unavailable, "the key file " + name() +
                                                  " is open to others than its owner: give it "
                                                  "mode 0600");
  }
  const auto text = read_all(file.number());
  if (!text) return failed(ErrorCode::store_unavailable, unreadable, errno);
  auto keys = store_keys_from_text(*text);
  if (keys) return std::optional<StoreKeys>(std::move(*keys));
  return fail(ErrorCode::store_unavailable,
              "the key file " + name() + " is damaged: " + keys.error().message);
}

std::optional<FileStamp> KeyFile::stamp() const {
  struct stat status = {};
  if (::stat(path_.c_str(), &status) != 0) return std::nullopt;
  return stamp_of(status);
}

// Written under another name and linked to the right one: nobody sees a part of it, and of two who
// make one at the same time, one wins for both.
Result<void> KeyFile::make(Entropy& entropy) const {
  Bytes root(key_secret_bytes);
  entropy.fill(root);
  const std::string unfinished =
      path_ + "." + std::to_string(::getpid()) + "." + hex_encode(ByteView(root).first(4)) + ".tmp";
  entropy.fill(root);
  bool made = write_file(unfinished, O_EXCL, store_keys_to_text({root, {}}));
  if (made) made = ::link(unfinished.c_str(), path_.c_str()) == 0 || errno == EEXIST;
  int system_error = made ? 0 : errno;
  ::unlink(unfinished.c_str());
  if (made && !sync_folder_of(path_)) system_error = errno;
  if (system_error == 0) return {};
  return failed(code_for(system_error), "the key file " + name() + " cannot be made", system_error);
}

Result<void> KeyFile::write_new(const StoreKeys& keys) const {
  if (write_file(path_, O_EXCL, store_keys_to_text(keys))) return {};
  const int system_error = errno;
  if (system_error != EEXIST) ::unlink(path_.c_str());
  return failed(code_for(system_error), "the key file " + name() + " cannot be made", system_error);
}

// The lock is on the file that is replaced: who waited for it no longer has the right one.
Result<void> KeyFile::change_ring(
    const std::function<Result<KeyRing>(const KeyRing&)>& edit) const {
  const Descriptor file(::open(path_.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open() && errno == ENOENT) {
    return fail(ErrorCode::store_key_missing, "there is no key file " + name());
  }
  struct stat status = {};
  const bool locked = file.is_open() && ::flock(file.number(), LOCK_EX | LOCK_NB) == 0 &&
                      ::fstat(file.number(), &status) == 0;
  if (!locked && errno != EWOULDBLOCK) {
    return failed(ErrorCode::store_unavailable, "the key file " + name() + " cannot be locked",
                  errno);
  }
  if (!locked || stamp() != stamp_of(status)) {
    return fail(ErrorCode::store_busy,
                "somebody else is changing the key file " + name() + " at this moment");
  }
  auto keys = read();
  if (!keys) return keys.error();
  if (!*keys) return fail(ErrorCode::store_key_missing, "there is no key file " + name());
  auto ring = edit((*keys)->ring);
  if (!ring) return ring.error();
  const std::string unfinished = path_ + ".new";
  ::unlink(unfinished.c_str());  // of one that was interrupted
  const bool changed = write_file(unfinished, O_EXCL, store_keys_to_text({(*keys)->root, *ring})) &&
                       ::rename(unfinished.c_str(), path_.c_str()) == 0 && sync_folder_of(path_);
  if (changed) return {};
  const int system_error = errno;
  ::unlink(unfinished.c_str());
  return failed(code_for(system_error), "the key file " + name() + " cannot be changed",
                system_error);
}

}  // namespace amends
