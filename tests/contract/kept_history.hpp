// A store under keys of its own, whose history goes out as lines and comes in.
#pragma once

#include <string>
#include <vector>

#include "contract/store_backend.hpp"
#include "core/api/history_export.hpp"
#include "core/api/history_import.hpp"
#include "core/store/verify.hpp"
#include "native-plugin/store/system_ports.hpp"
#include "support/held_clock.hpp"

namespace amends::testing {

using Lines = std::vector<std::string>;

inline Lines lines_of(Services& services) {
  Lines lines;
  const auto whole = export_history(services, [&](std::string_view line) {
    lines.emplace_back(line);
    return true;
  });
  REQUIRE(whole.value());
  return lines;
}

class KeptHistory {
 public:
  explicit KeptHistory(Store& store, Bytes root = Bytes(32, 9))
      : services_({"default", std::move(root)}, {store, clock_, entropy_, signer_, assets_, {}},
                  {}) {}

  Services& services() { return services_; }
  Store& store() { return services_.store(); }

  Lines lines() { return lines_of(services_); }
  Result<HistoryImported> take(const Lines& lines, const HistoryImportPlan& plan = {}) {
    HistoryImport import(services_, plan);
    for (const std::string& line : lines) {
      if (auto taken = import.take(line); !taken) return taken.error();
    }
    return import.finish();
  }
  /// What the file is refused with: "line 2: …".
  std::string refusal(const Lines& lines) {
    const auto imported = take(lines);
    return imported ? std::string() : imported.error().message;
  }
  std::string damages() {
    const auto report = verify(store(), services_.history()).value();
    return report.content() ? std::string() : to_text(report);
  }

 private:
  HeldClock clock_;
  SystemEntropy entropy_;
  SodiumSigner signer_;
  NoAssets assets_;
  Services services_;
};

}  // namespace amends::testing
