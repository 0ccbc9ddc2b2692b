#include "native-plugin/store/erasure_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <optional>
#include <system_error>

#include "core/base/text.hpp"
#include "native-plugin/store/files.hpp"

namespace amends {

struct ErasureFile::Line {
  Erasure erasure;
  std::string tenant;
  friend bool operator==(const Line&, const Line&) = default;
};

namespace {

constexpr std::size_t chunk_bytes = 1 << 16;

Error failed(const std::string& what, int system_error) {
  const bool full = system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
  const bool closed = system_error == EACCES || system_error == EPERM || system_error == EROFS;
  const ErrorCode code = full     ? ErrorCode::store_full
                         : closed ? ErrorCode::store_read_only
                                  : ErrorCode::store_unavailable;
  return fail(code, what + ": " + std::generic_category().message(system_error));
}

bool read_all(int file, std::string& text) {
  for (;;) {
    const std::size_t size = text.size();
    text.resize(size + chunk_bytes);
    const ssize_t got = ::read(file, text.data() + size, chunk_bytes);
    text.resize(size + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return got == 0;
  }
}

std::optional<UtcMillis> moment_from(std::string_view text) {
  UtcMillis at;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), at.count);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return at;
}

// A last line without an end was cut off when it was written, and its erasure was never answered.
std::size_t whole_bytes(std::string_view text) {
  const std::size_t end = text.rfind('\n');
  return end == std::string_view::npos ? 0 : end + 1;
}

std::string text_of(const std::string& tenant, const Erasure& erasure) {
  return to_text(erasure.person) + " " + std::to_string(erasure.at.count) + " " + tenant + "\n";
}

}  // namespace

ErasureFile ErasureFile::at(const std::string& path) {
  ErasureFile file("");
  file.path_ = path;
  return file;
}

std::string ErasureFile::name() const {
  return path_.substr(path_.find_last_of('/') + 1);
}

Result<std::vector<ErasureFile::Line>> ErasureFile::lines() const {
  std::vector<Line> found;
  const Descriptor file(::open(path_.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open() && errno == ENOENT) return found;
  std::string text;
  if (!file.is_open() || !read_all(file.number(), text)) {
    return failed("the list of the erased " + name() + " cannot be read", errno);
  }
  text.resize(whole_bytes(text));
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    const std::size_t first = line.find(' ');
    const std::size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
    const bool has_parts = second != std::string_view::npos;
    const auto person = has_parts ? id128_from_text(line.substr(0, first)) : std::nullopt;
    const auto at =
        has_parts ? moment_from(line.substr(first + 1, second - first - 1)) : std::nullopt;
    if (!person || !at) {
      return fail(ErrorCode::store_unavailable,
                  "the list of the erased " + name() + " is damaged: line " +
                      std::to_string(found.size() + 1) + " must be PERSON MOMENT TENANT");
    }
    found.push_back({{*person, *at}, std::string(line.substr(second + 1))});
  }
  return found;
}

Result<std::vector<Erasure>> ErasureFile::read(const std::string& tenant) const {
  auto all = lines();
  if (!all) return all.error();
  std::vector<Erasure> found;
  for (const Line& line : *all) {
    if (line.tenant == tenant) found.push_back(line.erasure);
  }
  return found;
}

Result<void> ErasureFile::append(const std::string& text) const {
  const std::string what = "the list of the erased " + name() + " cannot be written";
  const Descriptor file(
      ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR));
  std::string present;
  const bool ready = file.is_open() && ::flock(file.number(), LOCK_EX) == 0 &&
                     read_all(file.number(), present) &&
                     ::ftruncate(file.number(), static_cast<off_t>(whole_bytes(present))) == 0 &&
                     ::lseek(file.number(), 0, SEEK_END) >= 0;
  const bool written = ready && write_all(file.number(), text) && ::fsync(file.number()) == 0;
  if (!written || !sync_folder_of(path_)) return failed(what, errno);
  return {};
}

Result<void> ErasureFile::add(const std::string& tenant, const Erasure& erasure) const {
  return append(text_of(tenant, erasure));
}

Result<std::size_t> ErasureFile::add_all(const ErasureFile& other) const {
  auto own = lines();
  if (!own) return own.error();
  auto others = other.lines();
  if (!others) return others.error();
  std::string text;
  std::size_t added = 0;
  for (const Line& line : *others) {
    if (std::find(own->begin(), own->end(), line) != own->end()) continue;
    text += text_of(line.tenant, line.erasure);
    ++added;
  }
  if (added == 0) return added;
  if (auto done = append(text); !done) return done.error();
  return added;
}

}  // namespace amends
