#include "core/api/imported_stream.hpp"

#include <utility>

#include "core/model/event_codec.hpp"

namespace amends {

ImportedStream::ImportedStream(Services& services, std::string name, const HistoryRecord& record)
    : services_(services),
      name_(std::move(name)),
      fold_(fold_of(record.kind, name_, services)),
      fresh_{name_, 0, {}} {}

Result<void> ImportedStream::load(Store* beside) {
  auto own = services_.store().events(name_);
  if (!own) return own.error();
  for (const StoredEvent& stored : *own) {
    auto event = services_.history().open(stored);
    if (!event) return event.error();
    fold_->apply(stored.revision, stored.hash, *event);
    revision_ = stored.revision;
    head_ = stored.hash;
  }
  fold_->begin();
  fresh_.expected_revision = revision_;
  if (beside == nullptr) {
    there_ = std::move(*own);
    return {};
  }
  auto others = beside->events(name_);
  if (!others) return others.error();
  there_ = std::move(*others);
  return {};
}

Result<bool> ImportedStream::take(const HistoryRecord& record) {
  const bool is_there = record.revision <= static_cast<std::int64_t>(there_.size());
  if (is_there) {
    const StoredEvent& there = there_[static_cast<std::size_t>(record.revision - 1)];
    if (auto same = check_same(there, record); !same) return same.error();
    if (record.revision <= revision_) return false;
  }
  if (record.revision != revision_ + 1) {
    return fail(ErrorCode::out_of_range,
                "revision must be " + std::to_string(revision_ + 1) + ", the next of " + name_,
                "revision");
  }
  if (auto checked = fold_->check(record.event); !checked) return checked.error();
  fresh_.events.push_back(services_.history().seal(head_, name_, ++revision_, record.event));
  head_ = fresh_.events.back().hash;
  fold_->apply(revision_, head_, record.event);
  if (is_there) fold_->begin_counting();
  return !is_there;
}

// Texts may be gone on one side: then nobody can say that they differ.
Result<void> ImportedStream::check_same(const StoredEvent& there,
                                        const HistoryRecord& record) const {
  auto event = services_.history().open(there);
  if (!event) return event.error();
  const auto differs = [&](std::string_view member) {
    return fail(ErrorCode::already_exists,
                "the store has another event at revision " + std::to_string(record.revision) +
                    " of " + name_ + ": " + std::string(member) + " differs",
                std::string(member));
  };
  if (there.name != payload_name(record.event.payload)) return differs("event");
  if (there.at != record.event.at) return differs("at");
  if (encode_body(*event, std::nullopt) != encode_body(record.event, std::nullopt)) {
    return differs("body");
  }
  const bool both = !event->personal.empty() && !record.event.personal.empty();
  if (both && !(event->personal == record.event.personal)) return differs("personal");
  return {};
}

void ImportedStream::add_to(StreamRows& rows) {
  if (fresh_.events.empty()) return;
  fold_->add_rows(rows);
  rows.batch.appends.push_back(std::move(fresh_));
}

}  // namespace amends
