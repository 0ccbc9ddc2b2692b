// The statements that a store ran, kept to be run again by a bare loop.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "native-plugin/store/connection.hpp"

namespace amends::bench {

using TapeValue = std::variant<std::monostate, std::int64_t, std::string, Bytes>;

struct TapeStep {
  std::size_t statement = 0;  // of Tape::texts
  std::vector<TapeValue> values;
};

struct Tape {
  std::vector<std::string> texts;
  std::vector<TapeStep> steps;
  std::vector<std::size_t> ends;  // where each unit of work ends in `steps`

  void end_unit() { ends.push_back(steps.size()); }
};

/// Passes everything on, and keeps it.
class RecordingConnection final : public Connection {
 public:
  RecordingConnection(Connection& inner, Tape& tape) : inner_(inner), tape_(tape) {}

  std::string_view kind() const override { return inner_.kind(); }
  Result<std::int64_t> run(std::string_view sql, const Parameters& parameters,
                           const RowVisitor& visit) override;
  Result<void> run_each(std::string_view sql, std::size_t times,
                        const ParameterMaker& make) override;
  Result<void> begin() override;
  Result<void> commit() override;
  void rollback() noexcept override;
  Result<bool> wipe(const std::vector<std::string>& tables) override { return inner_.wipe(tables); }
  StoreRoom room() const override { return inner_.room(); }
  Result<bool> has_table(std::string_view name) override { return inner_.has_table(name); }
  Result<bool> has_column(std::string_view table, std::string_view column) override {
    return inner_.has_column(table, column);
  }
  std::string_view clustered_table() const override { return inner_.clustered_table(); }

 private:
  void keep(std::string_view sql, const Parameters& parameters);

  Connection& inner_;
  Tape& tape_;
  std::unordered_map<std::string, std::size_t> known_;
};

}  // namespace amends::bench
