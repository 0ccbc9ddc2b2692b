#include "native-plugin/store/key_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "core/base/text.hpp"

namespace amends {
namespace {

constexpr std::size_t key_bytes = 32;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }
  void close() {
    if (is_open()) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

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

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// So that the name survives a power loss as well as the bytes do.
bool sync_folder_of(const std::string& path) {
  const auto slash = path.find_last_of('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return opened.is_open() && ::fsync(opened.number()) == 0;
}

bool write_new_file(const std::string& path, std::string_view text) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  return file.is_open() && write_all(file.number(), text) && ::fsync(file.number()) == 0;
}

}  // namespace

std::string KeyFile::name() const {
  return path_.substr(path_.find_last_of('/') + 1);
}

Result<Bytes> KeyFile::read() const {
  const Descriptor file(::open(path_.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open() && errno == ENOENT) return Bytes{};
  if (!file.is_open()) {
    return failed(ErrorCode::store_unavailable, "the key file " + name() + " cannot be read",
                  errno);
  }
  std::array<char, 2 * key_bytes + 2> buffer{};
  const ssize_t size = ::read(file.number(), buffer.data(), buffer.size());
  if (size < 0) {
    return failed(ErrorCode::store_unavailable, "the key file " + name() + " cannot be read",
                  errno);
  }
  auto key = hex_decode(trimmed({buffer.data(), static_cast<std::size_t>(size)}));
  if (!key || key->size() != key_bytes) {
    return fail(ErrorCode::store_unavailable,
                "the key file " + name() + " is damaged: it must hold 64 hex digits");
  }
  return *key;
}

// Written under another name and linked to the right one: nobody sees a part of it, and of two who
// make one at the same time, one wins for both.
Result<void> KeyFile::make(Entropy& entropy) const {
  std::array<std::uint8_t, key_bytes> key{};
  entropy.fill(key);
  const std::string unfinished =
      path_ + "." + std::to_string(::getpid()) + "." + hex_encode(ByteView(key).first(4)) + ".tmp";
  entropy.fill(key);
  bool made = write_new_file(unfinished, hex_encode(key) + "\n");
  if (made) made = ::link(unfinished.c_str(), path_.c_str()) == 0 || errno == EEXIST;
  int system_error = made ? 0 : errno;
  ::unlink(unfinished.c_str());
  if (made && !sync_folder_of(path_)) system_error = errno;
  if (system_error == 0) return {};
  return failed(code_for(system_error), "the key file " + name() + " cannot be made", system_error);
}

}  // namespace amends
