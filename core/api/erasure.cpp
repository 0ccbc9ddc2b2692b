#include "core/api/erasure.hpp"

#include <algorithm>

#include "core/api/marks.hpp"
#include "core/api/people.hpp"
#include "core/api/saved_views.hpp"
#include "core/api/writer.hpp"
#include "core/base/limits.hpp"
#include "core/rules/erase.hpp"

namespace amends {
namespace {

// How many of the noted erasures, the first ones, are known to be in the history; and how many of
// them had ended when the store was last wiped.
constexpr std::string_view done_mark = "erasures_done";
constexpr std::string_view wiped_mark = "erasures_wiped";
// Since when texts that expired may have left bytes: for the next wipe, and for the one that is
// under way or came to no end.
constexpr std::string_view unwiped_mark = "expired_unwiped_since";
constexpr std::string_view wiping_mark = "expired_wiping_since";

class Eraser {
 public:
  Eraser(Services& services, const PersonKeys& keys, UtcMillis until, const Actor& actor)
      : services_(services), keys_(keys), until_(until), actor_(actor) {}

  /// All of one key's requests, and the end of it in the person's own stream.
  Result<void> erase(const Id128& person, std::size_t limit, ErasureResult& result) {
    PersonQuery query;
    query.person = person;
    query.limit = limits::max_page_items;
    for (;;) {
      auto rows = services_.store().requests_of(query);
      if (!rows) return rows.error();
      for (const PersonRow& row : *rows) {
        if (until_ < row.at) continue;
        result.more = static_cast<std::size_t>(result.requests) >= limit;
        if (result.more) return {};
        if (auto done = erase_in(row.request, result); !done) return done;
      }
      if (rows->size() < query.limit) return finish(person);
      query.after = PersonQuery::Cursor{rows->back().at, rows->back().request};
    }
  }

 private:
  Result<void> erase_in(const std::string& request, ErasureResult& result) {
    auto settings = services_.settings();
    if (!settings) return settings.error();
    const Context context{services_.now(), **settings, actor_, {}};
    const auto is_person = [&](const Naming& naming) {
      return naming.at <= until_ && is_of(services_, keys_, naming);
    };
    auto written =
        write_request(services_, request, [&](const RequestState& state) -> Result<Events> {
          return decide_erase(state, is_person, context);
        });
    if (!written) return written.error();
    result.requests += written->events.empty() ? 0 : 1;
    return {};
  }

  Result<void> finish(const Id128& person) {
    auto views = erase_views(services_, to_text(person), until_, actor_);
    if (!views) return views;
    auto done = write_person(services_, person_stream(person),
                             [&](const PersonState& state) -> Result<Events> {
                               if (state.erased_at && until_ <= *state.erased_at) return Events{};
                               auto settings = services_.settings();
                               if (!settings) return settings.error();
                               const Context context{services_.now(), **settings, actor_, {}};
                               return Events{event_of(context, PersonErased{until_})};
                             });
    if (!done) return done.error();
    return {};
  }

  Services& services_;
  const PersonKeys& keys_;
  UtcMillis until_;
  const Actor& actor_;
};

Result<bool> is_done(Services& services, const Erasure& erasure) {
  auto person = load_person(services, person_stream(erasure.person));
  if (!person) return person.error();
  return person->erased_at && erasure.at <= *person->erased_at;
}

// Those under which anything was told.
Result<PersonKeys> known_among(Services& services, const PersonKeys& keys) {
  PersonKeys known;
  for (const Id128& key : keys) {
    PersonQuery query;
    query.person = key;
    query.limit = 1;
    auto rows = services.store().requests_of(query);
    if (!rows) return rows.error();
    auto person = load_person(services, person_stream(key));
    if (!person) return person.error();
    auto views = load_views(services, to_text(key));
    if (!views) return views.error();
    const bool told = !rows->empty() || person->revision > 0 || !views->views.empty();
    if (told) known.push_back(key);
  }
  return known;
}

// The moment of one that was begun and did not end; else now.
Result<UtcMillis> note(Services& services, const PersonKeys& keys) {
  auto noted = services.store().erasures();
  if (!noted) return noted.error();
  for (const Erasure& erasure : *noted) {
    if (std::find(keys.begin(), keys.end(), erasure.person) == keys.end()) continue;
    auto done = is_done(services, erasure);
    if (!done) return done.error();
    if (!*done) return erasure.at;
  }
  const UtcMillis now = services.now();
  for (const Id128& key : keys) {
    if (auto done = services.store().note_erasure({key, now}); !done) return done.error();
  }
  return now;
}

Result<void> mark_moment(Services& services, std::string_view name, UtcMillis at) {
  return services.store().set_mark(name, std::to_string(at.count));
}

// What expires from now on notes itself anew.
Result<void> begin_wipe_of_expired(Services& services, UtcMillis since) {
  if (auto set = mark_moment(services, wiping_mark, since); !set) return set;
  return mark_moment(services, unwiped_mark, {});
}

Result<bool> wipe(Services& services) {
  auto wiped = services.store().wipe();
  if (!wiped && wiped.error().code == ErrorCode::store_busy) return false;
  return wiped;
}

}  // namespace

Result<ErasureResult> erase_person(Services& services, const PersonKeys& keys, const Actor& actor) {
  ErasureResult result;
  auto known = known_among(services, keys);
  if (!known) return known.error();
  auto until = note(services, *known);
  if (!until) return until.error();
  Eraser eraser(services, *known, *until, actor);
  for (const Id128& key : *known) {
    if (auto done = eraser.erase(key, max_erased_at_once, result); !done) return done.error();
    if (result.more) break;
  }
  return result;
}

Result<ErasureResult> repeat_erasures(Services& services, std::size_t limit) {
  ErasureResult result;
  auto noted = services.store().erasures();
  if (!noted) return noted.error();
  auto done_before = number_in_mark(services, done_mark);
  if (!done_before) return done_before.error();
  auto before = static_cast<std::size_t>(*done_before);
  if (noted->size() < before) before = 0;  // the list was lost, and began anew
  const Actor actor = system_actor("erasure");
  for (std::size_t i = before; i < noted->size(); ++i) {
    const Erasure& erasure = (*noted)[i];
    auto done = is_done(services, erasure);
    if (!done) return done.error();
    if (!*done) {
      const PersonKeys keys{erasure.person};
      Eraser eraser(services, keys, erasure.at, actor);
      if (auto erased = eraser.erase(erasure.person, limit, result); !erased) return erased.error();
      if (result.more) return result;
    }
    auto marked = services.store().set_mark(done_mark, std::to_string(i + 1));
    if (!marked) return marked.error();
  }
  return result;
}

Result<void> distrust_erasures(Services& services) {
  return services.store().set_mark(done_mark, "0");
}

Result<bool> is_wipe_due(Services& services) {
  auto done = number_in_mark(services, done_mark);
  if (!done) return done.error();
  auto wiped = number_in_mark(services, wiped_mark);
  if (!wiped) return wiped.error();
  return *done != *wiped;
}

Result<void> note_expired(Services& services) {
  auto since = moment_in_mark(services, unwiped_mark);
  if (!since) return since.error();
  return *since ? Result<void>() : mark_moment(services, unwiped_mark, services.now());
}

Result<std::optional<UtcMillis>> expired_unwiped_since(Services& services) {
  auto wiping = moment_in_mark(services, wiping_mark);
  if (!wiping || *wiping) return wiping;
  return moment_in_mark(services, unwiped_mark);
}

Result<bool> wipe_erased(Services& services) {
  auto due = is_wipe_due(services);
  if (!due) return due;
  auto since = expired_unwiped_since(services);
  if (!since) return since.error();
  if (!*due && !*since) return true;
  // What ends while it runs is the next one's.
  auto done = number_in_mark(services, done_mark);
  if (!done) return done.error();
  if (*since) {
    if (auto begun = begin_wipe_of_expired(services, **since); !begun) return begun.error();
  }
  auto wiped = wipe(services);
  if (!wiped || !*wiped) {
    if (!*since) return wiped;
    // Another wipe may be under way, and take the other mark away at its end.
    if (auto kept = mark_moment(services, unwiped_mark, **since); !kept) return kept.error();
    return wiped;
  }
  if (auto set = services.store().set_mark(wiped_mark, std::to_string(*done)); !set) {
    return set.error();
  }
  if (!*since) return true;
  if (auto set = mark_moment(services, wiping_mark, {}); !set) return set.error();
  return true;
}

}  // namespace amends
