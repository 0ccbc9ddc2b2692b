// Runs every row of docs/states.md through the rules: the document is the test.

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <fstream>
#include <map>
#include <sstream>

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/report/figures.hpp"
#include "core/rules/ask.hpp"
#include "core/rules/counting.hpp"
#include "core/rules/erase.hpp"
#include "core/rules/helpdesk_task.hpp"
#include "core/rules/merge_cases.hpp"
#include "core/rules/pass_time.hpp"
#include "core/rules/rate.hpp"
#include "core/rules/retention.hpp"
#include "core/rules/tell.hpp"
#include "core/rules/work_follow_up.hpp"

#include "tests/unit/catch_result.hpp"

using namespace amends;

namespace {

/// One request, lived through in the words of the document.
class Life {
 public:
  Life() {
    state_.id = "17";
    begin_other();
  }

  /// Carries out one step; what the one who did it is told.
  std::string step(const std::string& text) {
    now_ = now_ + second_ms;
    if (text == "nothing") return "–";
    const auto found = steps().find(text);
    const std::string told = found == steps().end() ? answered(text) : (this->*found->second)();
    tell_each_other();
    return told;
  }

  std::string status() const { return std::string(enum_text(status_of(state_))); }
  std::string follow_up() const {
    if (state_.follow_ups.empty()) return "–";
    const FollowUp& last = state_.follow_ups.back();
    std::string text(enum_text(last.state));
    if (last.is_settling(now_)) text += ", settling";
    if (last.pause) text += ", waiting for the customer";
    return text;
  }
  std::string figures() const {
    std::string text;
    for (const TallyDelta& delta : figures_of(state_, state_.cycle)) {
      if (delta.key.cohort != Cohort::answered || !(delta.key.pair == DimensionPair{})) continue;
      for (std::size_t i = 0; i < measure_count; ++i) {
        const auto measure = static_cast<Measure>(i);
        if (measure == Measure::asked || delta.counts[measure] == 0) continue;
        text.append(text.empty() ? "" : ", ").append(enum_text(measure));
      }
    }
    return text.empty() ? "–" : text;
  }

 private:
  static constexpr std::int64_t wait_s = 3600;

  using Step = std::string (Life::*)();
  static const std::map<std::string, Step>& steps() {
    static const std::map<std::string, Step> all = {
        {"told completed", &Life::complete},
        {"told completed as a duplicate", &Life::complete_as_duplicate},
        {"told completed for inactivity", &Life::complete_silently},
        {"told open", &Life::open_again},
        {"told deleted", &Life::remove},
        {"asked", &Life::ask},
        {"asked after a stop", &Life::ask_after_stop},
        {"asked with a delay", &Life::ask_later},
        {"delay ends", &Life::end_delay},
        {"recovery is asked for", &Life::ask_for_recovery},
        {"asked whether it is good", &Life::end_recovery_delay},
        {"says it is good", &Life::say_it_is_good},
        {"says it is not", &Life::say_it_is_not},
        {"taken back", &Life::take_back},
        {"words added", &Life::add_words},
        {"contact wanted", &Life::want_contact},
        {"contact not wanted", &Life::want_no_contact},
        {"erased", &Life::erase},
        {"texts expire", &Life::outlive_texts},
        {"excluded", &Life::exclude},
        {"restored", &Life::restore},
        {"assigned", &Life::assign},
        {"assigned to nobody", &Life::unassign},
        {"contacted", &Life::contact},
        {"message left", &Life::leave_message},
        {"not reached", &Life::miss},
        {"noted", &Life::note},
        {"waiting for the customer", &Life::wait},
        {"resumed", &Life::resume},
        {"the wait is over", &Life::end_wait},
        {"staff are reminded", &Life::remind},
        {"written to", &Life::write},
        {"the helpdesk sends it", &Life::finish_task},
        {"the helpdesk cannot", &Life::fail_task},
        {"the request is to be reopened", &Life::reopen_request},
        {"offered", &Life::offer},
        {"watched", &Life::watch},
        {"merged", &Life::merge},
        {"taken out", &Life::take_out},
        {"the other case is addressed", &Life::address_other},
        {"the other case is reopened", &Life::reopen_other},
        {"the other case is undone", &Life::undo_other},
        {"the other case is opened by an answer", &Life::reopen_other_by_answer},
        {"the other case is withdrawn", &Life::withdraw_other},
        {"addressed", &Life::address},
        {"addressed without a note", &Life::address_silently},
        {"addressed without an outcome", &Life::address_openly},
        {"reopened", &Life::reopen},
        {"undone", &Life::undo},
        {"grace ends", &Life::end_grace},
        {"edit window ends", &Life::end_edit_window},
        {"link expires", &Life::expire},
    };
    return all;
  }

  std::string complete() { return tell(Tell::Status::completed); }
  std::string complete_as_duplicate() {
    return tell(Tell::Status::completed, Resolution::duplicate);
  }
  std::string complete_silently() { return tell(Tell::Status::completed, Resolution::inactivity); }
  std::string open_again() { return tell(Tell::Status::open); }
  std::string remove() { return tell(Tell::Status::deleted); }
  std::string tell(Tell::Status status, std::optional<Resolution> resolution = {}) {
    Tell tell;
    tell.status = status;
    tell.resolution = resolution;
    tell.requester = {"u17", "Ingrid Solberg", "ingrid@example.org", ""};
    return take(decide_tell(state_, tell, context(host_)));
  }
  std::string ask() {
    if (!state_.completed) complete();
    return ask_with({});
  }
  std::string ask_after_stop() {
    Ask ask;
    ask.stopped = true;
    return ask_with(ask);
  }
  std::string ask_later() {
    if (!state_.completed) complete();
    Settings later;
    later.ask.delay_s = 3600;
    use(later);
    return ask_with({});
  }
  std::string ask_for_recovery() {
    Settings asking;
    asking.recovery = {true, 3600};
    return use(asking);
  }
  std::string end_recovery_delay() {
    now_ = now_ + settings_.current().recovery.delay_s * second_ms;
    return send_due();
  }
  std::string say_it_is_good() { return answer_recovery(2); }
  std::string say_it_is_not() { return answer_recovery(1); }
  std::string answer_recovery(int answer) {
    Rate rate = about_last();
    rate.answer = answer;
    return send(rate, customer_);
  }
  std::string use(const Settings& settings) {
    Event event;
    event.payload = SettingsChanged{json::serialize(settings_to_json(settings))};
    REQUIRE(settings_.apply(settings_.revision() + 1, event));
    return "done";
  }
  std::string end_delay() {
    now_ = now_ + settings_.current().ask.delay_s * second_ms;
    return send_due();
  }
  std::string send_due() {
    Ask ask;
    ask.fresh = InvitationId{++ids_};
    return take(decide_due_asks(state_, ask, context(system_)));
  }
  std::string ask_with(Ask ask) {
    ask.fresh = InvitationId{++ids_};
    const auto events = decide_ask(state_, ask, context(host_));
    if (!events || events->empty()) return take(events);
    append(*events);
    const auto* suppressed = std::get_if<AskSuppressed>(&events->front().payload);
    return suppressed == nullptr ? "done"
                                 : "suppressed: " + std::string(enum_text(suppressed->reason));
  }

  // "rated 2", "rated 2 by staff", "rated 5 signed in", "imported 1" …
  std::string answered(const std::string& text) {
    std::istringstream words(text);
    std::string verb;
    int answer = 0;
    std::string how;
    words >> verb >> answer;
    std::getline(words >> std::ws, how);
    if (verb == "imported") return import_answer(answer, how);
    REQUIRE(verb == "rated");
    Rate rate = about_last();
    rate.answer = answer;
    return give(rate, how);
  }
  std::string give(Rate rate, const std::string& how) {
    if (how == "by staff") return give_unasked(rate, staff_, Evidence::staff);
    if (how == "signed in") return give_unasked(rate, requester_, Evidence::signed_in);
    if (how == "by another browser") rate.key_hash = "his";
    if (how == "without a key") rate.key_hash.clear();
    if (how == "by a link alone") rate.evidence = Evidence::link;
    if (how == "by waiting") rate.evidence = Evidence::dwell;
    if (how == "on another page") rate.page = "another page";
    if (how == "when asked which") {
      pass(limits::held_press_ms / second_ms);
      rate.was_asked_which = true;
    }
    return send(rate, customer_);
  }
  // Who is known needs no question: the invitation is made when there is none.
  std::string give_unasked(Rate rate, const Actor& actor, Evidence evidence) {
    const auto own = evidence == Evidence::staff
                         ? staff_invitation(state_, InvitationId{++ids_}, context(actor))
                         : own_invitation(state_, InvitationId{++ids_}, context(actor));
    if (!own) return refusal(own.error());
    append(own->made);
    rate.invitation = own->id;
    rate.evidence = evidence;
    rate.key_hash.clear();
    return send(rate, actor);
  }
  std::string take_back() {
    Rate rate = about_last();
    rate.kind = Rate::Kind::retract;
    return send(rate, customer_);
  }
  std::string add_words() {
    Rate rate = about_last();
    rate.kind = Rate::Kind::details;
    rate.comment = "Nobody called back";
    return send(rate, customer_);
  }
  std::string want_contact() { return say_of_contact(true); }
  std::string want_no_contact() { return say_of_contact(false); }
  std::string say_of_contact(bool wanted) {
    Rate rate = about_last();
    rate.kind = Rate::Kind::details;
    rate.details.contact_me = wanted;
    return send(rate, customer_);
  }
  Rate about_last() const {
    Rate rate;
    if (!state_.invitations.empty()) rate.invitation = state_.invitations.back().id;
    rate.key_hash = "hers";
    rate.page = "her page";
    return rate;
  }
  std::string send(Rate rate, const Actor& actor) {
    rate.fresh_follow_up.bytes[0] = static_cast<std::uint8_t>(++ids_);
    const auto decision = decide_rate(state_, rate, context(actor));
    if (!decision) return refusal(decision.error());
    append(decision->events);
    return std::string(enum_text(decision->result));
  }
  std::string import_answer(int answer, const std::string& how) {
    Imported imported;
    imported.invitation = InvitationId{++ids_};
    imported.answer = answer;
    imported.scale = 5;
    if (answer > 0) imported.answer_class = default_survey().class_of(answer);
    if (how == "with a case") imported.follow_up = Id128{{1}};
    append({event_of(context(system_), imported)});
    return "done";
  }

  std::string erase() {
    const auto is_anybody = [](const Naming&) { return true; };
    return take(decide_erase(state_, is_anybody, context(manager_)));
  }
  std::string outlive_texts() {
    Settings keeping;
    keeping.retention = {30, 30, 60, std::nullopt};
    use(keeping);
    now_ = now_ + 366 * day_ms;
    const bool waits = std::any_of(state_.follow_ups.begin(), state_.follow_ups.end(),
                                   [](const FollowUp& each) { return is_waiting(each.state); });
    const Events events = decide_retention(state_, context(system_));
    CHECK(events.empty() == waits);
    return take(events);
  }
  std::string exclude() {
    return take(
        decide_exclude(state_, state_.invitations.back().id, "Wrong request", context(manager_)));
  }
  std::string restore() {
    return take(
        decide_restore(state_, state_.invitations.back().id, "Right request", context(manager_)));
  }

  std::string assign() { return work(Assign{{"jana", "Jana"}}); }
  std::string unassign() { return work(Assign{}); }
  std::string contact() { return work(Contact{}); }
  std::string leave_message() {
    return work(Contact{ContactChannel::phone, ContactResult::left_message, ""});
  }
  std::string miss() {
    return work(Contact{ContactChannel::phone, ContactResult::not_reached, ""});
  }
  std::string note() { return work(AddNote{"She is waiting"}); }
  std::string wait() {
    return work(WaitForCustomer{now_ + wait_s * second_ms, "She sends the log"});
  }
  std::string resume() { return work(Resume{}); }
  std::string end_wait() { return pass(wait_s + 1); }
  std::string remind() {
    now_ = now_ + SettingsState().current().due_s * second_ms;
    SettingsState reminding;
    REQUIRE(reminding.apply(
        1,
        {{},
         {},
         {},
         SettingsChanged{R"({"reminders":[{"id":"late","after_due_s":0,"to":{"managers":true}}]})"},
         {}}));
    const auto events = decide_pass_time(state_, Context{now_, reminding, system_, {}});
    REQUIRE(std::any_of(events.begin(), events.end(), [](const Event& event) {
      return std::holds_alternative<FollowUpReminded>(event.payload);
    }));
    return take(events);
  }
  std::string write() { return work(WriteToCustomer{"", "We are sorry", false}); }
  std::string reopen_request() { return work(ReopenRequest{""}); }
  std::string finish_task() { return report_task(true); }
  std::string fail_task() { return report_task(false); }
  std::string report_task(bool done) {
    const FollowUp& last = state_.follow_ups.back();
    const TaskReport report{last.id, last.tasks.all().back().revision, done, "no address", !done};
    const Events events = decide_task_report(state_, report, context(host_));
    REQUIRE_FALSE(events.empty());
    return take(events);
  }
  std::string offer() {
    Settings offering;
    offering.offers = {Offer{"call", {}, {}}};
    use(offering);
    return work(MakeOffer{"call", {}, ""});
  }
  std::string watch() { return work(Watch{{"olga", "Olga"}, false}); }
  std::string address() { return work(Address{"fixed", "Replaced the router"}); }
  std::string address_silently() { return work(Address{"fixed", ""}); }
  std::string address_openly() { return work(Address{"", "Replaced the router"}); }
  std::string reopen() { return work(Reopen{"It broke again"}); }
  std::string undo() { return work(Undo{""}); }
  std::string work(const FollowUpCommand& command) {
    REQUIRE_FALSE(state_.follow_ups.empty());
    const FollowUp& last = state_.follow_ups.back();
    return take(decide_follow_up(state_, last.id, last.revision, command, context(manager_)));
  }

  // The same customer is unhappy about another request.
  void begin_other() {
    other_.id = "18";
    Event told = event_of(context(host_), RequestUpdated{});
    told.personal.requester_id = "u17";
    Invited invited;
    invited.invitation = InvitationId{900};
    invited.cycle = 1;
    FollowUpOpened opened;
    opened.follow_up = other_case;
    opened.invitation = invited.invitation;
    opened.cycle = 1;
    append_to(other_, {told, event_of(context(host_), invited), event_of(context(host_), opened)});
  }
  std::string merge() {
    REQUIRE_FALSE(state_.follow_ups.empty());
    const FollowUp& last = state_.follow_ups.back();
    const Merge merge{last.revision, other_case, other_.find(other_case)->revision, ""};
    const auto both = decide_merge(state_, last.id, other_, merge, context(manager_));
    if (!both) return refusal(both.error());
    return append_both(*both);
  }
  std::string take_out() { return work(TakeOut{"Another thing"}); }
  std::string address_other() { return work_on_other(Address{"fixed", "Replaced the router"}); }
  std::string reopen_other() { return work_on_other(Reopen{"It broke again"}); }
  std::string undo_other() { return work_on_other(Undo{""}); }
  std::string work_on_other(const FollowUpCommand& command) {
    const auto events = decide_follow_up(other_, other_case, other_.find(other_case)->revision,
                                         command, context(manager_));
    REQUIRE(events);
    append_to(other_, *events);
    return "done";
  }
  std::string reopen_other_by_answer() {
    return happens_to_other(FollowUpReopened{other_case, ReopenReason::dissatisfied_again, {}, {}});
  }
  std::string withdraw_other() { return happens_to_other(FollowUpWithdrawn{other_case, true}); }
  std::string happens_to_other(Payload payload) {
    append_to(other_, {event_of(context(customer_), std::move(payload))});
    return "done";
  }
  // As the writer does it behind each write.
  void tell_each_other() {
    if (state_.follow_ups.empty()) return;
    const Id128 id = state_.follow_ups.back().id;
    EventsOfTwo passed = pass_on(other_, other_case, state_, id, context(system_));
    std::swap(passed.first, passed.second);
    append_both(passed);
    append_both(report_leaving(state_, id, other_, context(system_)));
    CHECK_FALSE(state_.find(id)->has_news());
    CHECK_FALSE(other_.find(other_case)->has_news());
  }
  std::string append_both(const EventsOfTwo& both) {
    append(both.first);
    append_to(other_, both.second);
    return "done";
  }

  std::string end_grace() { return pass(SettingsState().current().grace_s + 1); }
  std::string end_edit_window() { return pass(SettingsState().current().edit_window_s + 1); }
  std::string expire() { return pass((SettingsState().current().link_valid_days + 2) * 24 * 3600); }
  std::string pass(std::int64_t seconds) {
    now_ = now_ + seconds * second_ms;
    return take(decide_pass_time(state_, context(system_)));
  }

  std::string take(const Result<Events>& events) {
    if (!events) return refusal(events.error());
    append(*events);
    return "done";
  }
  static std::string refusal(const Error& error) {
    return "refused: " + std::string(code_text(error.code));
  }
  void append(const Events& events) { append_to(state_, events); }
  static void append_to(RequestState& state, const Events& events) {
    for (const Event& event : events) apply(state, state.revision + 1, {}, event);
  }
  Context context(const Actor& actor) const { return {now_, settings_, actor, {}}; }

  static constexpr Id128 other_case{{18}};

  SettingsState settings_;
  RequestState state_;
  RequestState other_;
  UtcMillis now_{1'795'500'000'000};
  std::uint64_t ids_ = 0;
  Actor host_{.kind = ActorKind::host, .id = "redmine", .role = Role::host};
  Actor customer_;
  Actor requester_{.kind = ActorKind::requester, .id = "u17"};
  Actor staff_{.kind = ActorKind::staff, .id = "eoin", .name = "Eoin", .role = Role::agent};
  Actor manager_{.kind = ActorKind::staff, .id = "marta", .name = "Marta", .role = Role::manager};
  Actor system_ = system_actor("tick");
};

/// One row of the document.
struct Row {
  int line = 0;
  std::vector<std::string> cells;
};

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  for (const std::string_view part : split(line, '|')) cells.emplace_back(trimmed(part));
  // Before the first and behind the last bar stands nothing.
  return {cells.begin() + 1, cells.end() - 1};
}

// The rows of every table of the document that has the head of a table of states.
std::vector<Row> rows_of_document() {
  const std::vector<std::string> head = {"given",  "when",      "answer",
                                         "status", "follow-up", "figures"};
  std::ifstream file(AMENDS_DOCS "/states.md");
  std::vector<Row> rows;
  std::string line;
  bool inside = false;
  for (int number = 1; std::getline(file, line); ++number) {
    if (!line.starts_with("|")) {
      inside = false;
      continue;
    }
    const auto cells = cells_of(line);
    if (cells == head) {
      inside = true;
    } else if (inside && !line.starts_with("|-")) {
      rows.push_back({number, cells});
    }
  }
  return rows;
}

}  // namespace

TEST_CASE("every row of docs/states.md holds") {
  const std::vector<Row> rows = rows_of_document();
  CHECK(rows.size() >= 60);
  for (const Row& row : rows) {
    INFO("docs/states.md line " << row.line << ": " << row.cells[0] << " | " << row.cells[1]);
    REQUIRE(row.cells.size() == 6);
    Life life;
    for (const std::string_view step : split(row.cells[0], ',')) {
      const std::string told = life.step(std::string(trimmed(step)));
      INFO("given: " << step);
      CHECK(told.find("refused") == std::string::npos);
    }
    CHECK(life.step(row.cells[1]) == row.cells[2]);
    CHECK(life.status() == row.cells[3]);
    CHECK(life.follow_up() == row.cells[4]);
    CHECK(life.figures() == row.cells[5]);
  }
}
