#include "bench/tape.hpp"

namespace amends::bench {
namespace {

TapeValue copy_of(const Parameters::Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* text = std::get_if<std::string_view>(&value)) return std::string(*text);
  if (const auto* bytes = std::get_if<ByteView>(&value)) {
    return Bytes(bytes->begin(), bytes->end());
  }
  return std::monostate();
}

}  // namespace

void RecordingConnection::keep(std::string_view sql, const Parameters& parameters) {
  const auto [place, is_new] = known_.try_emplace(std::string(sql), tape_.texts.size());
  if (is_new) tape_.texts.emplace_back(sql);
  TapeStep step{place->second, {}};
  for (const Parameters::Value& value : parameters.values()) step.values.push_back(copy_of(value));
  tape_.steps.push_back(std::move(step));
}

Result<std::int64_t> RecordingConnection::run(std::string_view sql, const Parameters& parameters,
                                              const RowVisitor& visit) {
  keep(sql, parameters);
  return inner_.run(sql, parameters, visit);
}

Result<void> RecordingConnection::run_each(std::string_view sql, std::size_t times,
                                           const ParameterMaker& make) {
  const auto kept = [&](std::size_t n, Parameters& parameters) {
    make(n, parameters);
    keep(sql, parameters);
  };
  return inner_.run_each(sql, times, kept);
}

Result<void> RecordingConnection::begin() {
  keep("BEGIN IMMEDIATE", {});
  return inner_.begin();
}

Result<void> RecordingConnection::commit() {
  keep("COMMIT", {});
  return inner_.commit();
}

void RecordingConnection::rollback() noexcept {
  inner_.rollback();
}

}  // namespace amends::bench
