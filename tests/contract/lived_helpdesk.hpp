// A helpdesk that lived for a while: random commands through the rules, written the way the product
// writes, the same in every run.
#pragma once

#include <boost/json/serialize.hpp>
#include <string>
#include <utility>
#include <vector>

#include "contract/store_samples.hpp"
#include "core/api/importer.hpp"
#include "core/api/writer.hpp"
#include "core/rules/ask.hpp"
#include "core/rules/counting.hpp"
#include "core/rules/pass_time.hpp"
#include "core/rules/rate.hpp"
#include "core/rules/tell.hpp"
#include "core/rules/work_follow_up.hpp"
#include "support/held_clock.hpp"
#include "unit/catch_result.hpp"

namespace amends::testing {

/// Not HMAC: enough to notice every change, without a library of its own.
class ToySigner final : public Signer {
 public:
  Digest hmac_sha256(ByteView key, ByteView message) override {
    Digest digest{};
    std::uint64_t state = 14695981039346656037ULL;
    const auto mix = [&](std::uint8_t byte) { state = (state ^ byte) * 1099511628211ULL; };
    for (std::size_t i = 0; i < digest.size(); ++i) {
      mix(static_cast<std::uint8_t>(i));
      for (const std::uint8_t byte : key) mix(byte);
      mix(0);
      for (const std::uint8_t byte : message) mix(byte);
      digest[i] = static_cast<std::uint8_t>(state >> 56U);
    }
    return digest;
  }
};

class LivedHelpdesk {
 public:
  LivedHelpdesk(Store& store, std::uint32_t seed, Bytes root_key = {})
      : chance_(seed),
        entropy_(seed),
        services_({"default", std::move(root_key)}, {store, clock_, entropy_, signer_, assets_, {}},
                  {}) {}

  /// `steps` commands for requests "0" to "19", some imported.
  void live(int steps) {
    set_policy();
    for (int i = 0; i < 4; ++i) import_one("import" + std::to_string(i));
    for (int i = 0; i < steps; ++i) {
      clock_.pass(chance_.below(4) * 3600 + chance_.below(90));
      step(chance_.one_of("", 20));
    }
  }

  /// No case waits for its customer any more.
  void end_waits() {
    clock_.pass(5 * 3600);
    const auto settings = services_.settings().value();
    for (int number = 0; number < 20; ++number) {
      REQUIRE(write_request(services_, std::to_string(number), [&](const RequestState& state) {
        return Result<Events>(decide_pass_time(state, {clock_.now(), *settings, manager_, {}}));
      }));
    }
  }

  History& history() { return services_.history(); }
  Services& services() { return services_; }

 private:
  class RepeatableEntropy final : public Entropy {
   public:
    explicit RepeatableEntropy(std::uint32_t seed) : engine_(seed) {}
    void fill(std::span<std::uint8_t> bytes) override {
      for (auto& byte : bytes) byte = static_cast<std::uint8_t>(engine_() >> 24U);
    }

   private:
    std::mt19937 engine_;
  };

  void set_policy() {
    Settings settings;
    settings.offers = {Offer{"credit", {}, OfferLimit{5000, "EUR"}}};
    for (const std::int64_t offset_s : {-24 * 3600, 0, 24 * 3600}) {
      ReminderRule rule;
      rule.id = std::to_string(offset_s);
      rule.offset_s = offset_s;
      rule.to.managers = true;
      if (offset_s == 0) rule.repeat = ReminderRule::Repeat{6LL * 3600, 2};
      settings.reminders.push_back(std::move(rule));
    }
    const SettingsState none;
    const Context context{clock_.now(), none, manager_, {}};
    const Events events{
        event_of(context, SettingsChanged{json::serialize(settings_to_json(settings))})};
    REQUIRE(write_stream(services_, "settings", 0, Digest{}, events, {}));
  }

  void import_one(const std::string& id) {
    ImportPlan plan{"request-resolved", default_survey(), true};
    RatedElsewhere rated;
    rated.request = id;
    rated.answer = chance_.below(6);
    rated.snapshot.team = chance_.one_of("team", 3);
    rated.personal.requester_id = "u1";
    rated.personal.comment = chance_.coin() ? "Brought along" : "";
    rated.day_asked = rated.day_answered = chance_.coin() ? undated : Day{20000};
    Importer importer(services_, plan);
    REQUIRE(importer.write({rated}));
  }

  void step(const std::string& id) {
    const auto settings = services_.settings().value();
    // A refusal is an answer too: it writes nothing.
    static_cast<void>(write_request(services_, id, [&](const RequestState& state) {
      const Context context{clock_.now(), *settings, actor(), {}};
      return decide(state, context);
    }));
  }

  const Actor& actor() const { return manager_; }

  Result<Events> decide(const RequestState& state, const Context& context) {
    switch (chance_.below(9)) {
      case 0:
        return decide_tell(state, tell(), context);
      case 1:
        return decide_tell(state, completed(), context);
      case 2:
        return decide_ask(state, ask(), context);
      case 3:
        return decide_pass_time(state, context);
      case 4:
        return unasked(state, context);
      case 5:
        return worked(state, context);
      case 6:
        return excluded_or_restored(state, context);
      default:
        return rated(state, context);
    }
  }

  Tell tell() {
    Tell tell;
    const int kind = chance_.below(30);
    tell.status = kind == 0   ? Tell::Status::deleted
                  : kind < 12 ? Tell::Status::open
                              : Tell::Status::completed;
    tell.requester = {"u" + chance_.one_of("", 3), "Ingrid", "", ""};
    tell.subject = "VPN drops";
    tell.url = chance_.coin() ? "https://help.example.org/issues/17" : "";
    tell.snapshot.agent = chance_.one_of("agent", 4);
    tell.snapshot.team = chance_.one_of("team", 3);
    tell.snapshot.queue = chance_.one_of("queue", 2);
    tell.snapshot.service = chance_.coin() ? "Mail" : "";
    tell.snapshot.channel = kind % 3 == 0 ? "phone" : "mail";
    tell.snapshot.organisation = kind % 2 == 0 ? "Finance" : "";
    for (int tag = 0; tag < kind % 4; ++tag) {
      tell.snapshot.tags.push_back("tag" + std::to_string(tag % 2));  // one of them twice
    }
    return tell;
  }
  Tell completed() {
    Tell done = tell();
    done.status = Tell::Status::completed;
    return done;
  }
  Ask ask() {
    Ask ask;
    ask.fresh = services_.fresh_invitation_id();
    ask.language = chance_.coin() ? "de" : "";
    return ask;
  }

  Rate rate_of(InvitationId invitation) {
    static constexpr std::array evidence = {Evidence::dwell,     Evidence::explicit_,
                                            Evidence::explicit_, Evidence::signed_in,
                                            Evidence::staff,     Evidence::gesture};
    Rate rate;
    rate.invitation = invitation;
    rate.kind = chance_.below(5) == 0   ? Rate::Kind::retract
                : chance_.below(4) == 0 ? Rate::Kind::details
                                        : Rate::Kind::answer;
    rate.answer = 1 + chance_.below(5);
    rate.evidence = evidence[static_cast<std::size_t>(chance_.below(6))];
    rate.key_hash = chance_.below(4) == 0 ? "his" : "hers";
    rate.page = chance_.one_of("page", 3);
    rate.was_asked_which = chance_.coin();
    rate.fresh_follow_up = services_.fresh_id();
    if (chance_.coin()) rate.comment = "Nobody called back";
    if (chance_.coin()) rate.details.contact_me = chance_.coin();
    if (chance_.coin()) rate.details.reasons = {"too_long"};
    if (chance_.coin()) rate.details.importance = 1 + chance_.below(3);
    return rate;
  }
  Result<Events> events_of(Result<RateDecision> decision) {
    if (!decision) return decision.error();
    return std::move(decision->events);
  }
  Result<Events> rated(const RequestState& state, const Context& context) {
    if (state.invitations.empty()) return Events{};
    const auto index =
        static_cast<std::size_t>(chance_.below(static_cast<int>(state.invitations.size())));
    return events_of(decide_rate(state, rate_of(state.invitations[index].id), context));
  }
  // Staff enters an answer, on an invitation that is made for it if need be.
  Result<Events> unasked(const RequestState& state, const Context& context) {
    auto own = staff_invitation(state, services_.fresh_invitation_id(), context);
    if (!own) return own.error();
    RequestState with = state;
    Events events = own->made;
    std::int64_t revision = state.revision;
    for (const Event& made : events) apply(with, ++revision, {}, made);
    auto more = events_of(decide_rate(with, rate_of(own->id), context));
    if (!more) return more.error();
    events.insert(events.end(), more->begin(), more->end());
    return events;
  }

  Result<Events> worked(const RequestState& state, const Context& context) {
    if (state.follow_ups.empty()) return Events{};
    const FollowUp& follow_up = state.follow_ups.back();
    static constexpr std::array results = {ContactResult::reached, ContactResult::not_reached,
                                           ContactResult::left_message};
    FollowUpCommand command = AddNote{"Called"};
    switch (chance_.below(9)) {
      case 0:
        command = Assign{chance_.coin() ? Person{"jana", "Jana"} : Person{}};
        break;
      case 1:
        command = Contact{ContactChannel::phone,
                          results[static_cast<std::size_t>(chance_.below(3))], "Tried"};
        break;
      case 2:
        command = Address{"fixed", "New router", "delay", "training"};
        break;
      case 3:
        command = Reopen{"Not yet"};
        if (chance_.coin()) command = Undo{"A mistake"};
        break;
      case 4:
        command = WaitForCustomer{context.now + (1 + chance_.below(4)) * 3600 * second_ms, "Asked"};
        break;
      case 5:
        command = Resume{};
        break;
      case 6:
        command = Watch{{chance_.one_of("agent", 4), "Watcher"}, chance_.below(3) == 0};
        break;
      case 7:
        command = MakeOffer{"credit", 100 * (1 + chance_.below(9)), "For the trouble"};
        break;
      default:
        break;
    }
    return decide_follow_up(state, follow_up.id, follow_up.revision, command, context);
  }
  Result<Events> excluded_or_restored(const RequestState& state, const Context& context) {
    if (state.invitations.empty()) return Events{};
    const Invitation& invitation = state.invitations.back();
    if (invitation.waiting_dispute() != nullptr && chance_.coin()) {
      return decide_accept(state, invitation.id, "She called", services_.fresh_id(), context);
    }
    return invitation.excluded ? decide_restore(state, invitation.id, "Right request", context)
                               : decide_exclude(state, invitation.id, "Wrong request", context);
  }

  Chance chance_;
  HeldClock clock_;
  RepeatableEntropy entropy_;
  ToySigner signer_;
  NoAssets assets_;
  Services services_;
  Actor manager_{.kind = ActorKind::staff, .id = "marta", .name = "Marta", .role = Role::manager};
};

}  // namespace amends::testing
