#include "core/api/history_import.hpp"

#include <utility>

#include "core/model/stream_name.hpp"
#include "core/store/batch_order.hpp"

namespace amends {
namespace {

// Hosts wait while one transaction is written: the largest takes a small part of their deadline.
constexpr std::int64_t most_events_at_once = 8'000;
constexpr std::size_t most_bytes_at_once = std::size_t{8} << 20U;

// People are called by a hash that is another one in each store.
std::string own_name(const HistoryRecord& record, const History& history) {
  if (record.person.empty()) return record.stream;
  return record.stream.substr(0, record.stream.find(':') + 1) +
         to_text(history.person(record.person));
}

}  // namespace

HistoryImport::HistoryImport(Services& services, HistoryImportPlan plan)
    : services_(services), plan_(plan) {}

Result<void> HistoryImport::take(std::string_view line) {
  auto record = reader_.read(line);
  if (!record) return record.error();
  if (!settings_) {
    if (auto read = read_settings(); !read) return read;
  }
  if (!*record) return {};
  if (auto taken = take_event(**record); !taken) return reader_.at_line(taken.error());
  bytes_taken_ += line.size();
  return is_full() ? write() : Result<void>();
}

Result<void> HistoryImport::read_settings() {
  auto settings = services_.settings();
  if (!settings) return settings.error();
  settings_ = std::move(*settings);
  return {};
}

Result<void> HistoryImport::take_event(const HistoryRecord& record) {
  if (record.kind == StreamKind::keys && !plan_.keep_keys) return leave_key_out(record);
  auto stream = stream_of(record);
  if (!stream) return stream.error();
  auto is_new = (*stream)->take(record);
  if (!is_new) return is_new.error();
  if (record.kind == StreamKind::settings) {
    if (auto taken = take_settings(record); !taken) return taken;
  }
  count(record, *is_new);
  return {};
}

Result<void> HistoryImport::take_settings(const HistoryRecord& record) {
  if (record.revision <= settings_->revision()) return {};
  auto next = std::make_shared<SettingsState>(*settings_);
  if (auto applied = next->apply(record.revision, record.event); !applied) {
    return fail(ErrorCode::out_of_range, "body.data.document: " + applied.error().message,
                "body.data.document");
  }
  settings_ = std::move(next);
  return {};
}

Result<void> HistoryImport::leave_key_out(const HistoryRecord& record) {
  if (!keys_) keys_.emplace(services_, record.stream, record);
  if (auto taken = keys_->take(record); !taken) return taken.error();
  const bool created = std::holds_alternative<KeyCreated>(record.event.payload);
  taken_.keys_left_out += created ? 1 : -1;
  return {};
}

Result<ImportedStream*> HistoryImport::stream_of(const HistoryRecord& record) {
  std::string name = own_name(record, services_.history());
  const auto known = streams_.find(name);
  if (known != streams_.end()) return &known->second;
  ImportedStream stream(services_, name, record);
  if (auto loaded = stream.load(plan_.beside); !loaded) return loaded.error();
  return &streams_.emplace(std::move(name), std::move(stream)).first->second;
}

void HistoryImport::count(const HistoryRecord& record, bool is_new) {
  ++events_taken_;
  ++(is_new ? taken_.events : taken_.already_there);
  if (is_new && record.kind == StreamKind::settings) ++taken_.settings;
  const bool of_person = record.kind == StreamKind::person || record.kind == StreamKind::views;
  if (of_person && record.person.empty() && record.revision == 1) ++taken_.unnamed_people;
}

bool HistoryImport::is_full() const {
  return events_taken_ >= most_events_at_once || bytes_taken_ >= most_bytes_at_once;
}

Result<void> HistoryImport::write() {
  StreamRows rows{*settings_};
  for (auto& [name, stream] : streams_) stream.add_to(rows);
  streams_.clear();
  events_taken_ = 0;
  bytes_taken_ = 0;
  sort_by_key(rows.batch);
  rows.batch.tallies = rows.tallies.deltas();
  if (!rows.batch.appends.empty()) {
    auto committed = services_.store().commit(rows.batch);
    if (!committed && committed.error().code == ErrorCode::conflict) {
      return fail(ErrorCode::conflict,
                  "somebody else wrote to the store meanwhile: import the history again");
    }
    if (!committed) return committed;
  }
  taken_.requests += rows.requests;
  taken_.answers += rows.answers;
  taken_.cases += rows.cases;
  imported_ = taken_;
  return {};
}

Result<HistoryImported> HistoryImport::finish() {
  if (auto whole = reader_.finish(); !whole) return whole.error();
  if (auto written = write(); !written) return written.error();
  return imported_;
}

}  // namespace amends
