// Files beside the store that SQLite does not keep: written whole, synced, with their names.
#pragma once

#include <string>
#include <string_view>

namespace amends {

/// An open file, closed with its scope.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }
  void close();

 private:
  int number_;
};

/// False, with errno, when not all of it could be written.
bool write_all(int file, std::string_view bytes);

/// So that a name survives a power loss as well as the bytes do. False, with errno, when it may
/// not.
bool sync_folder_of(const std::string& path);

}  // namespace amends
