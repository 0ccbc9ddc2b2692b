#include "core/api/stream_fold.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "core/api/bearer_keys.hpp"
#include "core/model/saved_views.hpp"
#include "core/store/people.hpp"
#include "core/store/projection.hpp"
#include "core/store/saved_views.hpp"
#include "core/store/watching.hpp"

namespace amends {
namespace {

// `since`: all that was derived step by step; of its rows the last ones only are wanted.
void add_erased(const WriteBatch& since, WriteBatch& batch) {
  batch.erased.insert(batch.erased.end(), since.erased.begin(), since.erased.end());
}

// --- requests ----------------------------------------------------------------------------------

Result<void> check_known(bool known, bool begins, std::string_view member) {
  if (known != begins) return {};
  const std::string path = "body.data." + std::string(member);
  return fail(ErrorCode::out_of_range,
              path + (known ? " is there already" : " is not known to the stream"), path);
}

// Invitations and cases are made before anything is said about them, and once.
Result<void> check_named(const RequestState& state, const Payload& payload) {
  return std::visit(
      [&](const auto& each) -> Result<void> {
        using Kind = std::remove_cvref_t<decltype(each)>;
        if constexpr (requires { each.invitation; }) {
          constexpr bool begins = is_one_of<Kind, Invited, Imported>;
          auto checked = check_known(state.find(each.invitation) != nullptr, begins, "invitation");
          if (!checked) return checked;
        }
        if constexpr (requires { each.follow_up.bytes; }) {
          constexpr bool begins = is_one_of<Kind, FollowUpOpened>;
          return check_known(state.find(each.follow_up) != nullptr, begins, "follow_up");
        }
        return {};
      },
      payload);
}

std::int64_t answers_in(const RequestState& state) {
  return std::count_if(state.invitations.begin(), state.invitations.end(),
                       [](const Invitation& invitation) { return invitation.rating.has_value(); });
}

// Of a request that is new, and of which nothing was held back, the sums take the units themselves:
// thousands of them come in one after the other.
void add_figures(const RequestState& before, const RequestState& after, TallySums& sums) {
  if (before.revision > 0 || !after.suppressions.empty()) {
    for (const TallyDelta& delta : figures_between(before, after)) sums.add(delta);
    return;
  }
  std::set<int> cycles;
  for (const Invitation& invitation : after.invitations) cycles.insert(invitation.cycle);
  for (const int cycle : cycles) sums.add(unit_of(after, cycle));
}

class RequestFold final : public StreamFold {
 public:
  RequestFold(std::string_view id, Services& services) : services_(services) {
    before_.id = after_.id = id;
  }

  Result<void> check(const Event& event) const override {
    return check_named(after_, event.payload);
  }
  void apply(std::int64_t revision, const Digest& hash, const Event& event) override {
    amends::apply(after_, revision, hash, event);
    project_erased(after_.id, event, since_);
  }
  void begin() override {
    before_ = after_;
    since_ = {};
    begin_counting();
  }
  void begin_counting() override { known_ = after_; }
  void add_rows(StreamRows& rows) const override {
    project_rows(before_, after_, rows.batch);
    project_people(before_, after_, services_.history(), rows.batch);
    project_watches(before_, after_, rows.settings, rows.batch);
    add_erased(since_, rows.batch);
    add_figures(before_, after_, rows.tallies);
    rows.requests += known_.revision == 0 ? 1 : 0;
    rows.answers += answers_in(after_) - answers_in(known_);
    rows.cases += static_cast<std::int64_t>(after_.follow_ups.size()) -
                  static_cast<std::int64_t>(known_.follow_ups.size());
  }

 private:
  Services& services_;
  RequestState before_;
  RequestState known_;
  RequestState after_;
  WriteBatch since_;
};

// --- saved views -------------------------------------------------------------------------------

class ViewsFold final : public StreamFold {
 public:
  explicit ViewsFold(std::string_view person) : person_(person) {}

  // A view that comes and goes between two transactions takes its texts along, too.
  void apply(std::int64_t revision, const Digest& hash, const Event& event) override {
    const SavedViews earlier = after_;
    amends::apply(after_, revision, hash, event);
    project_saved_views(person_, earlier, after_, since_);
  }
  void begin() override {
    before_ = after_;
    since_ = {};
  }
  void add_rows(StreamRows& rows) const override {
    project_saved_views(person_, before_, after_, rows.batch);
    add_erased(since_, rows.batch);
  }

 private:
  std::string person_;
  SavedViews before_;
  SavedViews after_;
  WriteBatch since_;
};

// --- keys --------------------------------------------------------------------------------------

class KeysFold final : public StreamFold {
 public:
  Result<void> check(const Event& event) const override {
    const auto* created = std::get_if<KeyCreated>(&event.payload);
    const Id128& key = created != nullptr ? created->key : std::get<KeyRevoked>(event.payload).key;
    return check_known(find(key) != keys_.end(), created != nullptr, "key");
  }
  void apply(std::int64_t, const Digest&, const Event& event) override {
    if (const auto* created = std::get_if<KeyCreated>(&event.payload)) {
      keys_.push_back(key_row(*created, event.at));
    }
    const auto* gone = std::get_if<KeyRevoked>(&event.payload);
    for (KeyRow& row : keys_) {
      if (gone != nullptr && row.key == gone->key) row.revoked = true;
    }
  }
  // All of them: they are few.
  void add_rows(StreamRows& rows) const override { rows.batch.keys = keys_; }

 private:
  std::vector<KeyRow>::const_iterator find(const Id128& key) const {
    return std::find_if(keys_.begin(), keys_.end(),
                        [&](const KeyRow& row) { return row.key == key; });
  }

  std::vector<KeyRow> keys_;
};

// --- all others have no rows -------------------------------------------------------------------

class BareFold final : public StreamFold {};

}  // namespace

std::unique_ptr<StreamFold> fold_of(StreamKind kind, std::string_view stream, Services& services) {
  switch (kind) {
    case StreamKind::request:
      return std::make_unique<RequestFold>(request_of_stream(stream), services);
    case StreamKind::views:
      return std::make_unique<ViewsFold>(stream.substr(views_prefix.size()));
    case StreamKind::keys:
      return std::make_unique<KeysFold>();
    case StreamKind::person:
    case StreamKind::settings:
    case StreamKind::digests:
    case StreamKind::retention:
    case StreamKind::report_mails:
      return std::make_unique<BareFold>();
  }
  return std::make_unique<BareFold>();
}

}  // namespace amends
