// The product's rules, through commands and the state they lead to.

#include "core/report/figures.hpp"
#include "core/rules/ask.hpp"
#include "core/rules/counting.hpp"
#include "core/rules/pass_time.hpp"
#include "core/rules/rate.hpp"
#include "core/rules/tell.hpp"
#include "core/rules/work_follow_up.hpp"

#include "tests/unit/catch_result.hpp"

using namespace amends;

namespace {

// One request lived through: every step is a command, and its events are applied.
class Story {
 public:
  Story() { state_.id = "17"; }

  Story& at(std::int64_t seconds) {
    now_ = UtcMillis{1'795'500'000'000 + seconds * second_ms};
    return *this;
  }
  Story& tell(Tell::Status status) {
    Tell tell;
    tell.status = status;
    tell.requester = {"u17", "Ingrid Solberg", "ingrid@example.org", ""};
    tell.snapshot.agent = "eoin";
    tell.snapshot.team = "Network";
    return take(decide_tell(state_, tell, context(host_)));
  }
  Story& ask() {
    Ask ask;
    ask.fresh = InvitationId{++ids_};
    return take(decide_ask(state_, ask, context(host_)));
  }
  Story& asked() { return at(0).tell(Tell::Status::completed).ask(); }

  RateResult rate(int answer, std::string key = "hers", Evidence evidence = Evidence::explicit_) {
    Rate rate;
    rate.invitation = state_.invitations.back().id;
    rate.answer = answer;
    rate.key_hash = std::move(key);
    rate.evidence = evidence;
    return send(rate);
  }
  RateResult send(Rate rate) {
    rate.fresh_follow_up.bytes[0] = static_cast<std::uint8_t>(++ids_);
    auto decision = decide_rate(state_, rate, context(customer_));
    REQUIRE(decision);
    append(decision->events);
    return decision->result;
  }
  Rate about_last() const {
    Rate rate;
    rate.invitation = state_.invitations.back().id;
    rate.key_hash = "hers";
    return rate;
  }
  ErrorCode refused(const FollowUpCommand& command) {
    const auto result =
        decide_follow_up(state_, follow_up().id, follow_up().revision, command, context(manager_));
    REQUIRE_FALSE(result);
    return result.error().code;
  }
  Story& work(const FollowUpCommand& command) {
    return take(
        decide_follow_up(state_, follow_up().id, follow_up().revision, command, context(manager_)));
  }
  Story& pass_time() {
    append(decide_pass_time(state_, context(system_)));
    return *this;
  }
  Story& take(Result<Events> events) {
    if (!events) FAIL(events.error().message);
    append(*events);
    return *this;
  }

  const FollowUp& follow_up() const { return state_.follow_ups.back(); }
  SatisfactionStatus status() const { return status_of(state_); }
  Counts figures(Cohort cohort = Cohort::answered) const {
    for (const TallyDelta& delta : figures_of(state_, state_.cycle)) {
      if (delta.key.cohort == cohort && delta.key.pair == DimensionPair{}) return delta.counts;
    }
    return {};
  }
  Context context(const Actor& actor) const { return {now_, settings_, actor, {}}; }
  const RequestState& state() const { return state_; }
  const Actor& manager() const { return manager_; }

 private:
  void append(const Events& events) {
    for (const Event& event : events) apply(state_, state_.revision + 1, {}, event);
  }

  SettingsState settings_;
  RequestState state_;
  UtcMillis now_{1'795'500'000'000};
  std::uint64_t ids_ = 0;
  Actor host_{.kind = ActorKind::host, .id = "redmine", .role = Role::host};
  Actor customer_;
  Actor manager_{.kind = ActorKind::staff, .id = "marta", .name = "Marta", .role = Role::manager};
  Actor system_ = system_actor("tick");
};

}  // namespace

TEST_CASE("one click becomes a rating, a complaint becomes a follow-up, somebody makes amends") {
  Story story;
  story.asked();
  CHECK(story.status() == SatisfactionStatus::asked);
  CHECK(story.at(10).rate(1) == RateResult::recorded);
  CHECK(story.status() == SatisfactionStatus::dissatisfied);
  CHECK(story.follow_up().state == FollowUpState::open);
  CHECK(story.follow_up().is_settling(story.context(story.manager()).now));
  story.at(200).pass_time();
  CHECK_FALSE(story.follow_up().settles_at);
  story.work(Assign{{"jana", "Jana"}});
  CHECK(story.follow_up().state == FollowUpState::assigned);
  story.work(Contact{ContactChannel::phone, ContactResult::not_reached, ""});
  CHECK(story.follow_up().state == FollowUpState::assigned);
  story.work(Contact{ContactChannel::phone, ContactResult::reached, "She is waiting"});
  CHECK(story.follow_up().state == FollowUpState::contacted);
  story.work(Address{"fixed", "Replaced the router"});
  CHECK(story.status() == SatisfactionStatus::addressed);
  const Counts counts = story.figures();
  CHECK(counts[Measure::unhappy] == 1);
  CHECK(counts[Measure::addressed] == 1);
  CHECK(counts[Measure::answered] == 1);
}

TEST_CASE("a satisfied answer opens nothing") {
  Story story;
  CHECK(story.asked().rate(5) == RateResult::recorded);
  CHECK(story.state().follow_ups.empty());
  CHECK(story.status() == SatisfactionStatus::satisfied);
  CHECK(story.figures()[Measure::unhappy] == 0);
}

TEST_CASE("changed to better within the grace period leaves no trace in any figure") {
  Story story;
  story.asked().at(10).rate(1);
  story.at(20).rate(4);
  CHECK(story.follow_up().state == FollowUpState::withdrawn);
  CHECK(story.figures()[Measure::withdrawn] == 0);
  CHECK(story.figures()[Measure::unhappy] == 0);
  CHECK(story.status() == SatisfactionStatus::satisfied);
}

TEST_CASE("changed to better after the grace period is counted as withdrawn") {
  Story story;
  story.asked().at(10).rate(1);
  story.at(500).rate(4);
  CHECK(story.follow_up().state == FollowUpState::withdrawn);
  CHECK(story.figures()[Measure::withdrawn] == 1);
}

TEST_CASE("changed to better after contact keeps the case") {
  Story story;
  story.asked().at(10).rate(1);
  story.at(500)
      .work(Contact{ContactChannel::mail, ContactResult::left_message, ""})
      .at(600)
      .rate(5);
  CHECK(story.follow_up().state == FollowUpState::contacted);
  CHECK(story.figures()[Measure::cases] == 1);
  CHECK(story.figures()[Measure::satisfied] == 1);
}

TEST_CASE("dissatisfied again after addressed opens the case again") {
  Story story;
  story.asked().at(10).rate(2);
  story.at(500).work(Address{"fixed", "Done"}).at(600).rate(1);
  CHECK(story.follow_up().state == FollowUpState::open);
  CHECK(story.status() == SatisfactionStatus::dissatisfied);
}

TEST_CASE("words added after addressed open nothing again") {
  Story story;
  story.asked().at(10).rate(1);
  story.at(500).work(Address{"fixed", "Done"});
  Rate words = story.about_last();
  words.kind = Rate::Kind::details;
  words.comment = "Thanks for calling";
  CHECK(story.at(600).send(words) == RateResult::recorded);
  CHECK(story.follow_up().state == FollowUpState::addressed);
}

TEST_CASE("an answer taken back is asked again") {
  Story story;
  story.asked().at(10).rate(1);
  Rate back = story.about_last();
  back.kind = Rate::Kind::retract;
  CHECK(story.at(20).send(back) == RateResult::retracted);
  CHECK(story.status() == SatisfactionStatus::asked);
  CHECK(story.follow_up().state == FollowUpState::withdrawn);
  CHECK(story.figures()[Measure::answered] == 0);
}

TEST_CASE("another browser's later answer is disputed, the first stands") {
  Story story;
  story.asked().at(10).rate(5);
  CHECK(story.at(20).rate(1, "his") == RateResult::disputed);
  CHECK(story.at(30).rate(1, "") == RateResult::disputed);
  CHECK(story.status() == SatisfactionStatus::satisfied);
  CHECK(story.state().follow_ups.empty());
}

TEST_CASE("weak evidence is an intent and counts nowhere") {
  Story story;
  CHECK(story.asked().rate(1, "hers", Evidence::dwell) == RateResult::intent);
  CHECK(story.status() == SatisfactionStatus::asked);
  CHECK(story.state().follow_ups.empty());
}

TEST_CASE("the edit window ends") {
  Story story;
  story.asked().at(10).rate(5);
  CHECK(story.at(15LL * 24 * 3600).rate(1) == RateResult::disputed);
  CHECK(story.status() == SatisfactionStatus::satisfied);
}

TEST_CASE("a customer's own vote supersedes a staff entry, never the other way round") {
  Story story;
  story.asked().at(10).rate(1, "", Evidence::staff);
  CHECK(story.status() == SatisfactionStatus::dissatisfied);
  CHECK(story.figures()[Measure::answered] == 0);
  CHECK(story.figures()[Measure::staff] == 1);
  CHECK(story.at(20).rate(5) == RateResult::recorded);
  CHECK(story.at(30).rate(1, "", Evidence::staff) == RateResult::disputed);
  CHECK(story.status() == SatisfactionStatus::satisfied);
}

TEST_CASE("addressed needs a note and an outcome") {
  Story story;
  story.asked().at(10).rate(1);
  CHECK(story.refused(Address{"fixed", ""}) == ErrorCode::note_required);
  CHECK(story.refused(Address{"", "Done"}) == ErrorCode::outcome_required);
  CHECK(story.refused(Address{"magic", "Done"}) == ErrorCode::out_of_range);
  CHECK(story.refused(Reopen{"again"}) == ErrorCode::transition_not_allowed);
}

TEST_CASE("who acts on an old revision is refused") {
  Story story;
  story.asked().at(10).rate(1);
  const auto stale =
      decide_follow_up(story.state(), story.follow_up().id, story.follow_up().revision - 1,
                       AddNote{"x"}, story.context(story.manager()));
  REQUIRE_FALSE(stale);
  CHECK(stale.error().code == ErrorCode::stale_revision);
}

TEST_CASE("reopened and resolved again: the second cycle starts at asked") {
  Story story;
  story.asked().at(10).rate(1);
  story.at(500).work(Address{"fixed", "Done"});
  story.tell(Tell::Status::open).tell(Tell::Status::completed).ask();
  CHECK(story.state().cycle == 2);
  CHECK(story.state().invitations.size() == 2);
  CHECK(story.status() == SatisfactionStatus::asked);
}

TEST_CASE("asking twice in a cycle makes one invitation") {
  Story story;
  story.asked().ask();
  CHECK(story.state().invitations.size() == 1);
}

TEST_CASE("a deleted request voids its case") {
  Story story;
  story.asked().at(10).rate(1);
  story.tell(Tell::Status::deleted);
  CHECK(story.follow_up().state == FollowUpState::voided);
  CHECK(story.figures()[Measure::cases] == 0);
}

TEST_CASE("an excluded rating voids its case, a restored one brings it back") {
  Story story;
  story.asked().at(10).rate(1);
  const InvitationId id = story.state().invitations.back().id;
  story.take(decide_exclude(story.state(), id, "wrong ticket", story.context(story.manager())));
  CHECK(story.follow_up().state == FollowUpState::voided);
  CHECK(story.figures()[Measure::unhappy] == 0);
  story.take(decide_restore(story.state(), id, "right ticket", story.context(story.manager())));
  CHECK(story.follow_up().state == FollowUpState::open);
  CHECK(story.figures()[Measure::unhappy] == 1);
}

TEST_CASE("please contact me makes the case due earlier") {
  Story story;
  story.asked().at(10).rate(1);
  const auto due = story.follow_up().due_at;
  Rate words = story.about_last();
  words.kind = Rate::Kind::details;
  words.details.contact_me = true;
  story.at(20).send(words);
  CHECK(story.follow_up().due_at < due);
}

TEST_CASE("a closed question takes no answer") {
  Story story;
  story.asked().at(62LL * 24 * 3600).pass_time();
  Rate late = story.about_last();
  late.answer = 1;
  const auto refused = decide_rate(story.state(), late, story.context(story.manager()));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::closed);
}
