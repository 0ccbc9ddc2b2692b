#include "core/store/verify.hpp"

#include <algorithm>
#include <list>
#include <map>
#include <optional>
#include <utility>

#include "core/model/stream_name.hpp"
#include "core/store/verify/expectation.hpp"
#include "core/store/verify/history_reader.hpp"
#include "core/store/verify/retelling.hpp"
#include "core/store/verify/retold_keys.hpp"
#include "core/store/verify/retold_views.hpp"
#include "core/store/verify/row_members.hpp"
#include "core/store/watching.hpp"

namespace amends {
namespace {

constexpr std::string_view requests_table = "requests";
constexpr std::string_view invitations_table = "invitations";
constexpr std::string_view follow_ups_table = "follow_ups";
constexpr std::string_view asides_table = "asides";
constexpr std::string_view watches_table = "watches";
constexpr std::string_view people_table = "people";
constexpr std::string_view watchers_table = "watchers";
constexpr std::string_view views_table = "saved_views";
constexpr std::int64_t looks_between_calls = 1000;

// A row that is not as it was told, for telling later what is wrong with it.
struct Suspect {
  std::string_view table;
  RowMembers stands;
  const std::string* request;
};

class Verifier {
 public:
  Verifier(Store& store, const History& history, const VerifyCallbacks& callbacks)
      : store_(store), history_(history), callbacks_(callbacks) {}

  Result<VerifyReport> run() {
    const auto begun = store_.last_position();
    if (!begun) return begun.error();
    if (auto done = read_settings(); !done) return done.error();
    if (auto done = read_history(); !done) return done.error();
    if (auto done = compare_all(); !done) return done.error();
    const auto ended = store_.last_position();
    if (!ended) return ended.error();
    report_.moved = *begun != *ended;
    report_.damages = damages_.total();
    report_.listed = damages_.kept();
    return std::move(report_);
  }

 private:
  bool goes_on() {
    if (++looked_at_ % looks_between_calls != 0) return !report_.stopped;
    if (callbacks_.progress) callbacks_.progress(looked_at_);
    if (callbacks_.stop && callbacks_.stop()) report_.stopped = true;
    return !report_.stopped;
  }

  // --- what should be
  // -----------------------------------------------------------------------------

  // Ahead of the others: watches are made with them. What is damaged in them is named later.
  Result<void> read_settings() {
    auto stored = store_.events(settings_stream);
    if (!stored) return stored.error();
    StreamReader reader(history_, "settings", nullptr);
    for (const StoredEvent& event : *stored) reader.read(event);
    for (const ToldEvent& item : reader.events()) {
      if (!settings_.apply(item.revision, item.event)) break;
    }
    return {};
  }

  Result<void> read_history() {
    std::optional<StreamReader> reader;
    auto done = store_.each_event([&](std::string_view stream, const StoredEvent& stored) {
      if (!reader || reader->stream() != stream) {
        if (reader) expect_from(*reader);
        reader.emplace(history_, std::string(stream), &damages_);
      }
      reader->read(stored);
      ++report_.events;
      return goes_on();
    });
    if (reader) expect_from(*reader);
    return done;
  }

  void expect_from(const StreamReader& reader) {
    ++report_.streams;
    const std::string& stream = reader.stream();
    if (stream.starts_with(request_prefix)) {
      expect_request(stream.substr(request_prefix.size()), reader.events());
    } else if (is_touchpoint_rating(stream)) {
      expect_request(stream, reader.events());
    } else if (stream == keys_stream) {
      for (const KeyRow& row : retold_keys(reader.events())) keys_.emplace(row.key, row);
    } else if (stream.starts_with(person_prefix)) {
      expect_only<AskingStopped, AskingResumed, PersonAsked, PersonErased>(reader,
                                                                           "an event of a person");
    } else if (stream.starts_with(views_prefix)) {
      expect_views(stream, reader.events());
    } else if (stream == digests_stream) {
      expect_only<DigestSent>(reader, "a digest");
    } else if (stream == retention_stream) {
      expect_only<RetentionApplied>(reader, "what had been kept for long enough");
    } else if (stream == report_mails_stream) {
      expect_only<ReportMailed>(reader, "a report by mail");
    } else if (stream != "settings") {
      damages_.add({"events", stream, "", "a stream of no known kind", "absent"});
    }
  }

  void expect_views(const std::string& stream, const std::vector<ToldEvent>& events) {
    for (SavedViewRow& row : retold_views(stream.substr(views_prefix.size()), events)) {
      views_.emplace(row.key(), std::move(row));
    }
    check_view_events(stream, events, damages_);
  }

  // Nothing is derived from it: whoever asks reads the stream itself.
  template <class... Kinds>
  void expect_only(const StreamReader& reader, std::string_view should) {
    for (const ToldEvent& item : reader.events()) {
      if (told::is_any<Kinds...>(item)) continue;
      damages_.add({"events", reader.stream() + " revision " + std::to_string(item.revision),
                    "name", std::string(payload_name(item.event.payload)), std::string(should)});
    }
  }

  void expect_request(const std::string& id, const std::vector<ToldEvent>& events) {
    const Retelling retelling(id, events);
    const std::string* request = &*names_.insert(names_.end(), id);
    requests_.add(id, members_of(retelling.request_row()), request);
    for (const InvitationRow& row : retelling.invitation_rows()) {
      invitations_.add(row.invitation, members_of(row), request);
    }
    for (const FollowUpRow& row : retelling.follow_up_rows()) {
      follow_ups_.add(row.follow_up, members_of(row), request);
    }
    for (const AsideRow& row : retelling.aside_rows()) {
      asides_.add(row.key(), members_of(row), request);
    }
    for (const PersonRow& row : retelling.person_rows(history_)) {
      people_.add(row, members_of(row), request);
    }
    for (const WatcherRow& row : retelling.watcher_rows()) {
      watchers_.add(row, members_of(row), request);
    }
    retelling.add_figures(tallies_);
    expect_watches(id, events);
    expect_erased(id, events);
  }

  void expect_erased(const std::string& id, const std::vector<ToldEvent>& events) {
    for (const ToldEvent& erasure : events) {
      const auto spans = erased_spans(erasure.event.payload);
      if (spans.empty()) continue;
      for (const ToldEvent& item : events) {
        const bool gone = std::any_of(spans.begin(), spans.end(), [&](const RevisionSpan& span) {
          return span.holds(item.revision);
        });
        if (!gone || item.event.personal.empty()) continue;
        damages_.add({"events", request_stream(id) + " revision " + std::to_string(item.revision),
                      "personal", "a text that was erased", "absent"});
      }
    }
  }

  // The one row that the product's own rules tell: it repeats no event, but says when they will be
  // asked.
  void expect_watches(const std::string& id, const std::vector<ToldEvent>& events) {
    const bool has_due_cases = std::any_of(events.begin(), events.end(), [](const ToldEvent& item) {
      return told::is_any<FollowUpOpened, FollowUpReopened>(item);
    });
    if (!has_due_cases) return;
    RequestState state;
    state.id = id;
    for (const ToldEvent& item : events) apply(state, item.revision, {}, item.event);
    for (const FollowUp& follow_up : state.follow_ups) {
      if (const auto row = watch_row(state, follow_up, settings_)) {
        watches_.emplace(follow_up.id, *row);
      }
    }
  }

  // --- what stands
  // --------------------------------------------------------------------------------

  Result<void> compare_all() {
    if (report_.stopped) return {};
    auto done = store_.each_request([&](const RequestRow& row) {
      return compare(requests_table, row.request, row, requests_);
    });
    if (!done || report_.stopped) return done;
    done = store_.each_invitation([&](const InvitationRow& row) {
      return compare(invitations_table, row.invitation, row, invitations_);
    });
    if (!done || report_.stopped) return done;
    done = store_.each_follow_up([&](const FollowUpRow& row) {
      return compare(follow_ups_table, row.follow_up, row, follow_ups_);
    });
    if (!done || report_.stopped) return done;
    done = store_.each_aside(
        [&](const AsideRow& row) { return compare(asides_table, row.key(), row, asides_); });
    if (!done || report_.stopped) return done;
    done = store_.each_person(
        [&](const PersonRow& row) { return compare(people_table, row, row, people_); });
    if (!done || report_.stopped) return done;
    done = store_.each_watcher(
        [&](const WatcherRow& row) { return compare(watchers_table, row, row, watchers_); });
    if (!done || report_.stopped) return done;
    name_missing(watchers_table, watchers_, [](const WatcherRow& row) { return to_text(row); });
    name_missing(people_table, people_, [](const PersonRow& row) { return to_text(row); });
    name_missing(requests_table, requests_, [](const std::string& id) { return id; });
    name_missing(invitations_table, invitations_, [](InvitationId id) { return to_text(id); });
    name_missing(follow_ups_table, follow_ups_, [](const Id128& id) { return to_text(id); });
    name_missing(asides_table, asides_, [](const AsideKey& key) { return to_text(key); });
    if (done = name_suspects(); !done) return done;
    if (done = compare_keys(); !done) return done;
    if (done = compare_views(); !done || report_.stopped) return done;
    if (done = compare_watches(); !done || report_.stopped) return done;
    return compare_tallies();
  }

  template <class Key, class Row>
  bool compare(std::string_view table, const Key& key, const Row& row,
               Expectation<Key>& expectation) {
    ++report_.rows;
    const RowMembers stands = members_of(row);
    switch (expectation.find(key, stands)) {
      case Finding::as_told:
        break;
      case Finding::not_told:
        damages_.add(superfluous(table, stands));
        break;
      case Finding::different:
        suspect(table, stands, expectation.request_of(key));
        break;
    }
    return goes_on();
  }

  void suspect(std::string_view table, RowMembers stands, const std::string* request) {
    if (suspects_.size() < max_listed_damages) {
      suspects_.push_back({table, std::move(stands), request});
    } else {
      damages_.add({std::string(table), stands.key, "", "not what its history tells", ""});
    }
  }

  template <class Key, class Text>
  void name_missing(std::string_view table, const Expectation<Key>& expectation,
                    const Text& text_of) {
    expectation.each_unseen([&](const Key& key) {
      damages_.add(missing(table, {text_of(key), {}}));
    });
  }

  // Only digests were kept: the few rows that matter are told again.
  Result<void> name_suspects() {
    for (const Suspect& suspect : suspects_) {
      const std::string stream = std::string(request_prefix) + *suspect.request;
      auto stored = store_.events(stream);
      if (!stored) return stored.error();
      StreamReader reader(history_, stream, nullptr);
      for (const StoredEvent& event : *stored) reader.read(event);
      const Retelling retelling(*suspect.request, reader.events());
      if (suspect.table == requests_table) {
        add_differences(suspect.table, suspect.stands, members_of(retelling.request_row()),
                        damages_);
      } else if (suspect.table == invitations_table) {
        name_suspect(suspect, retelling.invitation_rows());
      } else if (suspect.table == asides_table) {
        name_suspect(suspect, retelling.aside_rows());
      } else {
        name_suspect(suspect, retelling.follow_up_rows());
      }
    }
    return {};
  }

  template <class Row>
  void name_suspect(const Suspect& suspect, const std::vector<Row>& told_rows) {
    for (const Row& row : told_rows) {
      const RowMembers should = members_of(row);
      if (should.key != suspect.stands.key) continue;
      add_differences(suspect.table, suspect.stands, should, damages_);
    }
  }

  Result<void> compare_keys() {
    auto rows = store_.keys();
    if (!rows) return rows.error();
    for (const KeyRow& row : *rows) {
      ++report_.rows;
      const auto should = keys_.extract(row.key);
      if (should.empty()) {
        damages_.add(superfluous("keys", members_of(row)));
      } else {
        add_differences("keys", members_of(row), members_of(should.mapped()), damages_);
      }
    }
    for (const auto& [id, row] : keys_) damages_.add(missing("keys", members_of(row)));
    return {};
  }

  Result<void> compare_views() {
    auto done = store_.each_saved_view([&](const SavedViewRow& row) {
      ++report_.rows;
      const auto should = views_.extract(row.key());
      if (should.empty()) {
        damages_.add(superfluous(views_table, members_of(row)));
      } else {
        add_differences(views_table, members_of(row), members_of(should.mapped()), damages_);
      }
      return goes_on();
    });
    if (!done || report_.stopped) return done;
    for (const auto& [key, row] : views_) damages_.add(missing(views_table, members_of(row)));
    return {};
  }

  // Under earlier settings it may say anything: the case is looked at all the same.
  Result<void> compare_watches() {
    auto done = store_.each_watch([&](const WatchRow& row) {
      ++report_.rows;
      const auto should = watches_.extract(row.follow_up);
      if (should.empty()) {
        damages_.add(superfluous(watches_table, members_of(row)));
      } else {
        WatchRow told = should.mapped();
        if (row.settings_revision < told.settings_revision) {
          told.settings_revision = row.settings_revision;
          told.look_at = row.look_at;
        }
        add_differences(watches_table, members_of(row), members_of(told), damages_);
      }
      return goes_on();
    });
    if (!done || report_.stopped) return done;
    for (const auto& [id, row] : watches_) damages_.add(missing(watches_table, members_of(row)));
    return {};
  }

  Result<void> compare_tallies() {
    std::erase_if(tallies_, [](const auto& item) { return item.second.all_zero(); });
    auto done = store_.each_tally([&](const TallyDelta& tally) {
      ++report_.rows;
      const auto should = tallies_.extract(tally.key);
      if (should.empty()) {
        damages_.add(superfluous("tallies", members_of(tally)));
      } else {
        add_differences("tallies", members_of(tally),
                        members_of(TallyDelta{tally.key, should.mapped()}), damages_);
      }
      return goes_on();
    });
    if (!done || report_.stopped) return done;
    for (const auto& [key, counts] : tallies_) {
      damages_.add(missing("tallies", members_of(TallyDelta{key, counts})));
    }
    return {};
  }

  Store& store_;
  const History& history_;
  const VerifyCallbacks& callbacks_;
  VerifyReport report_;
  Damages damages_{max_listed_damages};
  std::int64_t looked_at_ = 0;

  std::list<std::string> names_;
  Expectation<std::string> requests_;
  Expectation<InvitationId> invitations_;
  Expectation<Id128> follow_ups_;
  Expectation<AsideKey> asides_;
  Expectation<PersonRow> people_;
  Expectation<WatcherRow> watchers_;
  SettingsState settings_;
  std::map<Id128, WatchRow> watches_;
  std::map<Id128, KeyRow> keys_;
  std::map<SavedViewKey, SavedViewRow> views_;
  std::map<TallyKey, Counts> tallies_;
  std::vector<Suspect> suspects_;
};

}  // namespace

std::string to_text(const VerifyReport& report) {
  std::string text = std::to_string(report.damages);
  for (const Damage& damage : report.listed) text += "; " + to_text(damage);
  return text;
}

Result<VerifyReport> verify(Store& store, const History& history,
                            const VerifyCallbacks& callbacks) {
  return Verifier(store, history, callbacks).run();
}

}  // namespace amends
