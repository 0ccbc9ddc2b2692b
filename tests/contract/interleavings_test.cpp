// One person and any scanner on one link, their steps in random order, over one process of a host,
// which sees every fetch, or four: what the person said counts, once, and nothing else does. A
// failure names its seed.
//
// Outside are the scanners that the server cannot tell from a person (docs/one-click.md, "The
// limit"): whose pointer moves or presses for real in a browser that hides who drives it, who
// writes a browser's headers and claims a gesture on a page that it just fetched, and who also
// presses on the page that asks for one more press.
#include <functional>

#include "contract/door.hpp"
#include "contract/presses.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

constexpr int seeds = 1000;

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : numbers_(seed) {}

  /// 0 to `most`.
  int upto(int most) {
    return static_cast<int>(numbers_.next() % (static_cast<std::uint64_t>(most) + 1));
  }
  bool one_in(int times) { return upto(times - 1) == 0; }
  int answer() { return 1 + upto(4); }
  template <class Item>
  const Item& of(const std::vector<Item>& items) {
    return items[static_cast<std::size_t>(upto(static_cast<int>(items.size()) - 1))];
  }

 private:
  SplitMix64 numbers_;
};

/// What a page's script sends in any browser.
const json::object scripted{{"origin", "https://help.example.org"},
                            {"sec-fetch-site", "same-origin"},
                            {"sec-fetch-mode", "cors"}};

struct Posted {
  json::object headers;
  std::string body;
};

struct Loaded {
  std::string nonce;
  UtcMillis at;
};

/// What should count by what the person did so far; 0: nothing.
struct Meant {
  int answer = 0;
  bool held = false;   // two answers, and not said yet which
  int under_way = 0;   // sent, and not known to count: it may count already
  int complaints = 0;  // how often they said that they are dissatisfied
};

class Mail : public TestDoor {
 public:
  explicit Mail(std::uint64_t seed) : TestDoor(seed % 2 == 0 ? 1 : 4, seed), chance(seed) {
    token = asked();
  }

  Reply post(const json::object& headers, const std::string& body) {
    return call("POST", "/r/" + token, {{"headers", headers}, {"body", body}});
  }
  Loaded load(int answer) {
    const std::string path = "/r/" + token + (answer < 0 ? "" : "/" + std::to_string(answer));
    const Reply page = call("GET", path, {{"headers", {{"accept", "text/html"}}}});
    REQUIRE(page.status == 200);
    return {nonce_of(page), clock.now()};
  }
  void pass_ms(std::int64_t span_ms) { clock.hold(clock.now() + span_ms); }

  /// The one rating that counts and the one case that waits are those of the person.
  void check() {
    const json::object request = staff("manager", "GET", "/api/requests/17").object();
    int counted = 0;
    for (const json::value& rating : request.at("ratings").as_array()) {
      if (!rating.at("counted").as_bool()) continue;
      REQUIRE(counted == 0);
      counted = static_cast<int>(rating.at("answer").as_int64());
    }
    int waiting = 0;
    for (const json::value& follow_up : request.at("follow_ups").as_array()) {
      const std::string state(follow_up.at("state").as_string());
      if (state != "voided" && state != "withdrawn") ++waiting;
    }
    CHECK(waiting == (is_bad(counted) ? 1 : 0));
    if (meant.under_way != 0 && (counted == meant.under_way || counted == 0)) return;
    REQUIRE(counted == (meant.held ? 0 : meant.answer));
  }
  static bool is_bad(int answer) { return answer == 1 || answer == 2; }

  Chance chance;
  std::string token;
  Meant meant;
  std::vector<Posted> seen;  // what the person's browser sent
};

/// Does one thing at a time, and none of it may change what counts.
class Scanner {
 public:
  explicit Scanner(Mail& mail) : mail_(mail) {}

  void act() {
    const int which = mail_.chance.upto(static_cast<int>(deeds_.size()) - 1);
    INFO("the scanner's deed " << which);
    deeds_[static_cast<std::size_t>(which)]();
    mail_.check();
  }

 private:
  void fetches() {
    if (mail_.chance.one_in(4)) mail_.call("HEAD", "/r/" + mail_.token + "/1");
    pages_.push_back(mail_.load(mail_.chance.upto(6) - 1));
  }
  void fetches_all() {
    for (int answer = -1; answer <= 5; ++answer) pages_.push_back(mail_.load(answer));
  }
  void posts_without_headers() {
    const bool gesture = mail_.chance.one_in(2);
    mail_.post({{"content-type", "application/json"}, {"accept", "application/json"}},
               vote(page(), gesture ? "gesture" : "explicit"));
    mail_.send_form(mail_.token, form_of(page(), mail_.chance.answer(), fresh_op()), {});
  }
  void posts_what_is_stale() {
    for (const Loaded& old : pages_) {
      const std::int64_t age_ms = mail_.clock.now() - old.at;
      if (age_ms >= 300 && age_ms <= day_ms) continue;
      mail_.post(script(), vote(old.nonce, "explicit"));
    }
    mail_.post(script(), vote("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "explicit"));
  }
  void submits_by_script() {
    json::object headers = pressed_in_chromium;
    headers.erase("sec-fetch-user");
    mail_.send_form(mail_.token, form_of(page(), mail_.chance.answer(), fresh_op()), headers);
  }
  void submits_from_elsewhere() {
    json::object headers = pressed_in_chromium;
    headers["sec-fetch-site"] = "cross-site";
    mail_.send_form(mail_.token, form_of(page(), mail_.chance.answer(), fresh_op()), headers);
  }
  void dwells() { mail_.post(script(), vote(page(), "dwell")); }
  void moves_on_the_decoys_page() {
    const Loaded decoy = mail_.load(0);
    mail_.pass_ms(700);
    mail_.post(script(), vote(decoy.nonce, "gesture"));
  }
  void replays() {
    if (mail_.seen.empty()) return;
    const Posted& posted = mail_.chance.of(mail_.seen);
    for (int times = mail_.chance.upto(3); times >= 0; --times) {
      mail_.post(posted.headers, posted.body);
    }
  }
  void replays_without_headers() {
    if (mail_.seen.empty()) return;
    const Posted& posted = mail_.chance.of(mail_.seen);
    mail_.post({{"content-type", posted.headers.at("content-type")}}, posted.body);
  }
  void lets_time_pass() {
    static const std::vector<std::int64_t> spans_ms{40, 900, 4000, 59'000, 61'000, 20 * minute_ms};
    mail_.pass_ms(mail_.chance.of(spans_ms));
    mail_.host("POST", "/api/tick", json::object{});
  }

  json::object script() const {
    json::object headers = scripted;
    headers["content-type"] = "application/json";
    headers["accept"] = "application/json";
    return headers;
  }
  std::string page() {
    if (pages_.empty()) fetches();
    return mail_.chance.of(pages_).nonce;
  }
  std::string vote(const std::string& nonce, std::string_view evidence) {
    return json::serialize(json::object{{"answer", mail_.chance.answer()},
                                        {"op", fresh_op()},
                                        {"key", "key-of-a-scanner-1"},
                                        {"nonce", nonce},
                                        {"evidence", evidence}});
  }
  std::string fresh_op() { return "op-of-a-scanner-" + std::to_string(++ops_); }

  Mail& mail_;
  std::vector<Loaded> pages_;
  int ops_ = 0;
  std::vector<std::function<void()>> deeds_{
      [this] { fetches(); },
      [this] { fetches_all(); },
      [this] { posts_without_headers(); },
      [this] { posts_what_is_stale(); },
      [this] { submits_by_script(); },
      [this] { submits_from_elsewhere(); },
      [this] { dwells(); },
      [this] { moves_on_the_decoys_page(); },
      [this] { replays(); },
      [this] { replays_without_headers(); },
      [this] { lets_time_pass(); },
      [this] { lets_time_pass(); },
  };
};

/// Opens links, moves or presses, and presses once more when the page asks.
class Customer {
 public:
  enum class Browser : std::uint8_t { scripts, chromium_without, safari_without, text };

  Customer(Mail& mail, Scanner& scanner)
      : mail_(mail), scanner_(scanner), browser_(static_cast<Browser>(mail.chance.upto(3))) {}

  void visit() {
    const int answer = mail_.chance.answer();
    page_ = mail_.load(answer).nonce;
    look();
    say(answer);
  }
  /// Says the same or another answer, on the page that is open or on a new one. Without scripts
  /// the browser keeps nothing that would prove whose answer it is.
  void comes_back() {
    if (browser_ != Browser::scripts) return;
    const int answer = mail_.chance.one_in(2) ? mail_.meant.answer : mail_.chance.answer();
    if (mail_.chance.one_in(2)) page_ = mail_.load(answer).nonce;
    look();
    say(answer);
  }
  void meanwhile() {
    for (int deeds = mail_.chance.upto(4); deeds > 0; --deeds) scanner_.act();
  }

 private:
  void look() {
    static const std::vector<std::int64_t> spans_ms{50, 400, 2000, 30'000, 5 * minute_ms};
    mail_.pass_ms(mail_.chance.one_in(12) ? 2 * day_ms : mail_.chance.of(spans_ms));
    meanwhile();
  }

  void say(int answer) {
    mail_.meant.under_way = answer;
    bool pressed = browser_ != Browser::scripts || mail_.chance.one_in(2);
    int presses = pressed ? 1 : 0;
    std::string op = fresh_op();
    bool was_held = false;
    for (int tries = 0; tries < 8; ++tries) {
      const Reply reply = send(answer, op, pressed);
      const std::string asks = what_it_asks(reply);
      page_ = nonce_in(reply);
      if (asks.empty()) return arrived(answer, presses - (was_held ? 1 : 0));
      was_held = was_held || asks == "which";
      if (asks == "which") mail_.meant.held = true;
      meanwhile();
      mail_.pass_ms(asks == "which" ? 3000 : 400);
      if (asks == "again") continue;
      pressed = true;
      ++presses;
      op = fresh_op();
    }
    FAIL("the person was asked again and again");
  }

  void arrived(int answer, int presses) {
    const int most = browser_ == Browser::scripts ? 1 : browser_ == Browser::text ? 3 : 2;
    CHECK(presses <= most);
    const bool new_complaint =
        Mail::is_bad(answer) && (answer != mail_.meant.answer || mail_.meant.held);
    mail_.meant = {answer, false, 0, mail_.meant.complaints + (new_complaint ? 1 : 0)};
    mail_.check();
  }

  // Networks deliver twice, too.
  Reply send(int answer, const std::string& op, bool pressed) {
    const Posted posted{headers(), body(answer, op, pressed)};
    mail_.seen.push_back(posted);
    if (mail_.chance.one_in(4)) mail_.post(posted.headers, posted.body);
    return mail_.post(posted.headers, posted.body);
  }

  json::object headers() const {
    json::object all = browser_ == Browser::scripts            ? scripted
                       : browser_ == Browser::chromium_without ? pressed_in_chromium
                       : browser_ == Browser::safari_without   ? pressed_in_safari
                                                               : json::object{};
    const bool is_form = browser_ != Browser::scripts;
    all["content-type"] = is_form ? "application/x-www-form-urlencoded" : "application/json";
    all["accept"] = is_form ? "text/html" : "application/json";
    return all;
  }
  std::string body(int answer, const std::string& op, bool pressed) const {
    if (browser_ != Browser::scripts) return form_of(page_, answer, op);
    return json::serialize(json::object{{"answer", answer},
                                        {"op", op},
                                        {"key", "key-of-her-browser"},
                                        {"nonce", page_},
                                        {"evidence", pressed ? "explicit" : "gesture"}});
  }

  /// "press", "again" (the same op on the fresh nonce), "which", or nothing: it arrived.
  std::string what_it_asks(const Reply& reply) const {
    if (browser_ != Browser::scripts) {
      if (reply.body.find("Please press once more") != std::string::npos) return "press";
      return reply.body.find("which one?") != std::string::npos ? "which" : "";
    }
    if (reply.status == 409) return reply.code() == "nonce_stale" ? "again" : "press";
    REQUIRE(reply.status == 200);
    const std::string result(reply.object().at("result").as_string());
    REQUIRE((result == "recorded" || result == "held"));
    return result == "held" ? "which" : "";
  }
  std::string nonce_in(const Reply& reply) const {
    if (browser_ != Browser::scripts) return nonce_of(reply);
    return std::string(reply.object().at("nonce").as_string());
  }
  std::string fresh_op() { return "op-of-the-person-" + std::to_string(++ops_); }

  Mail& mail_;
  Scanner& scanner_;
  Browser browser_;
  std::string page_;
  int ops_ = 0;
};

/// How many mails the manager got, once the grace period is over, but for those that a customer
/// said more about a case.
std::size_t mails_after_grace(Mail& mail) {
  mail.pass_ms(2 * minute_ms + second_ms);
  mail.host("POST", "/api/tick", json::object{});
  const Reply leased = mail.host("POST", "/api/outbox/lease",
                                 {{"consumer", "redmine"}, {"kinds", json::array{"mail.send"}}});
  const json::array effects = leased.object().at("effects").as_array();
  return static_cast<std::size_t>(
      std::count_if(effects.begin(), effects.end(),
                    [](const json::value& effect) { return effect.at("template") != "detailed"; }));
}

}  // namespace

TEST_CASE("whatever scanners do between a person's steps, the person's answer counts",
          "[scanners][interleavings]") {
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    INFO("seed " << seed);
    Mail mail(seed);
    Scanner scanner(mail);
    Customer customer(mail, scanner);
    customer.meanwhile();
    const bool anybody = !mail.chance.one_in(6);
    if (anybody) {
      customer.visit();
      customer.meanwhile();
      for (int more = mail.chance.upto(3); more > 0; --more) {
        customer.comes_back();
        customer.meanwhile();
      }
    }
    const std::size_t mails = mails_after_grace(mail);
    mail.check();
    CHECK((mails > 0) == (Mail::is_bad(mail.meant.answer)));
    CHECK(mails <= static_cast<std::size_t>(mail.meant.complaints));
  }
}
