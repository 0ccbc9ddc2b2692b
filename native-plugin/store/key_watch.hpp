// The keys behind links as the key file has them now. A rotation reaches a running process through
// here, without a restart.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "core/capture/token.hpp"
#include "native-plugin/store/key_file.hpp"
#include "native-plugin/store/native_store.hpp"

namespace amends {

/// For any thread.
class KeyWatch {
 public:
  using Log = std::function<void(std::string_view level, std::string_view message)>;

  /// What is passed must outlive it.
  KeyWatch(const StoreOptions& options, Clock& clock, Signer& signer, Log log);

  /// The keys of the store whose tenant has this root secret. Looks at the file once a second at
  /// most, and reads it when it has changed. What cannot be read then is logged once and the keys
  /// stay as they were. Fails only while there are none yet, as read_store_keys() does.
  Result<std::shared_ptr<const LinkKeys>> keys_of(const Bytes& root_key);

 private:
  struct Known {
    Bytes root_key;
    KeyRing ring;
    std::shared_ptr<const LinkKeys> keys;
  };

  std::shared_ptr<const LinkKeys> known_keys(const Bytes& root_key, bool looked_at_lately);
  void look(const Bytes& root_key);
  Result<Known> read();
  void take(Known fresh);
  void complain(const Error& error);

  const StoreOptions& options_;
  Clock& clock_;
  Signer& signer_;
  Log log_;

  std::mutex looking_;  // held by the one who looks; the others go on with what is known
  std::optional<FileStamp> stamp_;
  std::string complaint_;  // that was logged last

  std::mutex mutex_;  // guards what follows
  Known known_;
  UtcMillis looked_at_;
};

}  // namespace amends
