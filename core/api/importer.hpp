// Brings in requests that were rated elsewhere, many in one transaction. Each becomes one event in
// a stream of its own, or two where a follow-up was worked; rows and tallies are derived from them
// as from any others. Nobody is asked or notified.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/api/services.hpp"
#include "core/model/survey.hpp"
#include "core/report/tally_sums.hpp"
#include "core/rules/context.hpp"

namespace amends {

/// What was done about an unhappy answer, as another system knew it.
struct CaseElsewhere {
  std::string outcome;                    // a code of the settings; empty: the case waits
  std::string note;                       // of who addressed it; or about one that waits
  std::string by;                         // who wrote it; empty: nobody knows
  std::optional<UtcMillis> addressed_at;  // none: nobody knows; it ends when it began

  bool empty() const { return outcome.empty() && note.empty(); }
};

/// One request as another system knew it.
struct RatedElsewhere {
  std::string request;
  int answer = 0;  // 0: asked, not answered
  Snapshot snapshot;
  Personal personal;  // requester, subject, comment
  std::optional<UtcMillis>
      at;  // of the answer, or of the question when there is none; none: undated
  Day day_asked = undated;
  Day day_answered = undated;
  CaseElsewhere work;  // only where a follow-up is opened
};

/// What is the same for all of them.
struct ImportPlan {
  std::string touchpoint;
  Survey survey;
  bool open_follow_ups = false;  // for dissatisfied answers; without due times
};

/// Fails with the first member that is missing or beyond its limit; the field is that of
/// RatedElsewhere, Snapshot or Personal.
Result<void> check_rated(const RatedElsewhere& rated, const Survey& survey);

class Importer {
 public:
  Importer(Services& services, ImportPlan plan);

  /// Requests with all that is derived from them, in the order of their keys: so a store writes
  /// them fastest.
  struct Batch {
    std::vector<RatedElsewhere> rated;
    WriteBatch rows;
  };
  /// Every one has passed check_rated(), and no request stands twice. Asks nothing of the store:
  /// may run while another thread commits an earlier batch, where the ports allow it. Fastest when
  /// they come in the order of their days.
  Batch prepare(std::vector<RatedElsewhere> rated);

  struct Outcome {
    std::int64_t imported = 0;
    std::int64_t already_there = 0;  // requests with a history; left as they are
    std::int64_t follow_ups = 0;
  };
  /// Writes all of them in one transaction, but for those that are there already: they are taken
  /// out of the batch.
  Result<Outcome> commit(Batch& batch);

  /// Both, one after the other.
  Result<Outcome> write(std::vector<RatedElsewhere> rated) {
    Batch batch = prepare(std::move(rated));
    return commit(batch);
  }

 private:
  Result<std::vector<RatedElsewhere>> not_there_yet(std::vector<RatedElsewhere> rated);
  void add(const RatedElsewhere& rated, WriteBatch& rows, TallySums& tallies);
  Events events_of(const RatedElsewhere& rated);
  UtcMillis moment_of(const RatedElsewhere& rated);

  Services& services_;
  ImportPlan plan_;
};

}  // namespace amends
