#include "core/store/verify/history_reader.hpp"

#include <utility>

namespace amends {

void StreamReader::damaged(const StoredEvent& stored, std::string member, std::string stands,
                           std::string should) {
  if (damages_ == nullptr) return;
  damages_->add({"events", stream_ + " revision " + std::to_string(stored.revision),
                 std::move(member), std::move(stands), std::move(should)});
}

void StreamReader::check(const StoredEvent& stored) {
  if (stored.revision != revision_ + 1) {
    damaged(stored, "revision", std::to_string(stored.revision), std::to_string(revision_ + 1));
  }
  StoredEvent bare = stored;
  bare.personal.reset();
  if (!history_.check(previous_, stored.revision - 1, stream_, bare)) {
    damaged(stored, "hash", "not the one of this event and the one before it");
  } else if (!history_.check(previous_, stored.revision - 1, stream_, stored)) {
    damaged(stored, "personal", "not the text that was committed to");
  }
}

void StreamReader::read(const StoredEvent& stored) {
  check(stored);
  previous_ = stored.hash;
  revision_ = stored.revision;
  auto event = history_.open(stored);
  if (!event) {
    damaged(stored, "body", "unreadable");
    return;
  }
  if (stored.personal && stored.personal->contents != contents_of(event->personal)) {
    damaged(stored, "contents", std::to_string(stored.personal->contents),
            std::to_string(contents_of(event->personal)));
  }
  events_.push_back({stored.revision, std::move(*event)});
}

}  // namespace amends
