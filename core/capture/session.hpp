// The rating widget's state machine: what a page shows, sends and says after each event.
//
// A pure reducer without I/O, clock or chance: the caller delivers what happened, with the time and
// fresh op ids, and carries out what comes back. One session per invitation. At most one post is
// under way at any time; its op is sent again only with the same body. What the customer wished
// meanwhile waits and goes out next. Free of JSON and of the model, so that the widget's module
// stays small.
#pragma once

#include <cstdint>
#include <string>

#include "core/model/evidence.hpp"

namespace amends::session {

/// What the page is about.
enum class Phase : std::uint8_t {
  asked,      // the scale; nothing is under way
  marked,     // an answer is marked with the arrow keys and not sent
  sending,    // a post is under way, or waits for its nonce to be old enough
  saved,      // the server has the answer
  details,    // the server has the answer, and there is more to ask
  confirmed,  // thank you; only after the server's word
  offline,    // kept here until the connection is back
  failed,     // kept here; tried again at wake_at_ms, or by retry
  held,       // two answers came from two pages: which one is meant?
  answered,   // was answered before this page came
  closed,     // expired, cancelled or unknown; nothing can be sent any more
  linked,     // the answer of the link that was followed is marked; a gesture sends it
  confirm,    // the server wants one more press for what is marked
};

/// What happened. Fields of Event that a kind does not name are not read.
enum class EventKind : std::uint8_t {
  opened,     // the server's view: scale, state, answer (0 unknown), edit_until_ms, ask_importance,
              // nonce
  restored,   // a post kept in the page's storage: post
  pressed,    // answer, op: pointer, touch, Enter, Space or a click by assistive technology
  marked,     // answer: arrow keys
  send,       // op: sends what is marked
  retry,      // tries what is kept, now
  undo,       // op: takes the answer back
  change,     // shows the scale again
  edited,     // details: as typed so far
  submitted,  // details, op
  skipped,    // no details
  recorded,   // op, answer, dissatisfied, edit_until_ms, nonce
  retracted,  // op, nonce
  disputed,   // op, nonce: kept beside another person's answer, which stands
  held,       // op, nonce: not counted before one more press
  stale_nonce,  // op: the caller has a fresh nonce now
  closed,       // the invitation takes no answers any more
  refused,      // op: the same post would be refused again
  unreachable,  // op, retry_after_ms (0 none): no answer, or "later"
  online,
  offline,
  timer,         // wake_at_ms of an earlier outcome has come; early and double ones do no harm
  linked,        // answer: of the link that was followed, confirm; after `opened`
  gesture,       // op: a trusted sign of a person on the page of a link
  left,          // op: the page of a link is left, or was only read
  press_needed,  // op, nonce: not counted before one more press
};

enum class Opened : std::uint8_t { asked, answered, closed, held };

enum class PostKind : std::uint8_t { none, answer, retraction, details };

/// Why the page shows something other than what the customer wished.
enum class Problem : std::uint8_t { none, unreachable, refused, too_long };

/// A sentence for people who do not see the change. Which words: the page's catalogue.
enum class Announcement : std::uint8_t {
  none,
  marked,
  sending,
  saved,
  details,
  thanks,
  kept_offline,
  not_sent,
  held,
  taken_back,
  answered,
  refused,
  too_long,
  closed,
  linked,
  confirm,
};

struct Details {
  std::string comment;        // UTF-8, at most limits::max_comment_bytes
  std::uint32_t reasons = 0;  // bit i: the survey's reason i
  bool contact_me = false;
  std::uint8_t importance = 0;  // 1..3; 0 not said
  std::string contact{};        // how to reach a person nobody knows; read with contact_me
  bool empty() const { return comment.empty() && reasons == 0 && !contact_me && importance == 0; }
  friend bool operator==(const Details&, const Details&) = default;
};

/// One body for the server under one op. `answer` and `evidence` are read for PostKind::answer,
/// `details` for details.
struct Post {
  PostKind kind = PostKind::none;
  std::string op{};
  int answer = 0;
  Details details{};
  Evidence evidence = Evidence::explicit_;  // dwell, gesture or explicit
  friend bool operator==(const Post&, const Post&) = default;
};

struct Event {
  EventKind kind = EventKind::timer;
  std::int64_t at_ms = 0;  // UTC; of the page's clock, like every time here but edit_until_ms
  std::string op{};
  int answer = 0;
  int scale = 0;
  Opened state = Opened::asked;
  bool ask_importance = false;
  bool dissatisfied = false;
  bool confirm = false;            // what is marked wants a press, a gesture is not enough
  bool nonce = false;              // a fresh nonce came with it
  std::int64_t edit_until_ms = 0;  // 0 not known: then the server decides
  std::int64_t retry_after_ms = 0;
  Details details{};
  Post post{};
};

struct State {
  Phase phase = Phase::asked;
  Problem problem = Problem::none;
  int scale = 0;
  bool ask_importance = false;
  bool online = true;

  // The server's word.
  int stored = 0;  // its answer; 0 none that we know of
  bool dissatisfied = false;
  bool disputed = false;
  bool has_details = false;
  std::int64_t edit_until_ms = 0;
  std::int64_t nonce_at_ms = 0;  // when the nonce in use came; 0 without one

  // The customer's wish.
  int chosen = 0;
  Details draft;

  // The way between them.
  Post pending;                // the oldest post without the server's word
  Post next;                   // goes out after it
  bool in_flight = false;      // pending was handed out and nothing was heard of it
  bool may_be_stored = false;  // something of what the customer pressed may have reached the server
  int attempts = 0;
  int stale_nonces = 0;
  std::int64_t wake_at_ms = 0;
  std::int64_t not_before_ms = 0;  // the server takes no press before; 0: at once

  // The page of a link.
  int link = 0;  // the answer that it named, while something older waits; 0 none
  bool link_confirms = false;
  bool armed = false;       // a gesture sends what is marked
  bool read_noted = false;  // the server was told that the page was read
};

/// What to draw.
struct View {
  Phase phase = Phase::asked;
  Problem problem = Problem::none;
  int chosen = 0;
  bool busy = false;  // a post is under way
  bool can_undo = false;
  bool can_change = false;
  bool ask_details = false;  // reasons, comment, "please contact me"
  bool ask_importance = false;
  bool about_details = false;  // what is under way, kept or confirmed includes details
  bool disputed = false;
};

struct Outcome {
  State state;
  View view;
  Post post;  // kind none: send nothing
  Announcement announcement = Announcement::none;
  std::int64_t wake_at_ms = 0;  // when to deliver `timer`; 0 never. Replaces any earlier one
};

/// Never throws but for memory. An event that does not fit the state changes nothing.
Outcome step(State state, const Event& event);

/// The part of step() that says what to draw at a point in time.
View view_of(const State& state, std::int64_t at_ms);

/// How long to wait before the attempt after `attempts` failed ones: doubles from two seconds up to
/// five minutes, spread by the op so that many pages do not come back in the same moment.
std::int64_t backoff_ms(int attempts, const std::string& op);

}  // namespace amends::session
