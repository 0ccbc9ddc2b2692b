// Which events of a request are erased with a person, and what is left of the state.
#include <catch2/catch.hpp>

#include "core/model/person.hpp"
#include "core/rules/erase.hpp"

#include "tests/unit/catch_result.hpp"

using namespace amends;

namespace {

class Request {
 public:
  Request& told(const std::string& id, const std::string& mail = "") {
    Personal personal;
    personal.requester_id = id;
    personal.requester_mail = mail;
    personal.subject = "VPN drops";
    return append(RequestUpdated{}, personal);
  }
  Request& asked() {
    Invited invited;
    invited.invitation = InvitationId{1};
    invited.scale = 5;
    return append(invited);
  }
  Request& rated(const std::string& comment) {
    Rated rated;
    rated.invitation = InvitationId{1};
    rated.answer = 2;
    Personal personal;
    personal.comment = comment;
    return append(rated, personal);
  }
  Request& append(Payload payload, Personal personal = {}) {
    events_.push_back({UtcMillis{static_cast<std::int64_t>(events_.size()) + 1},
                       {},
                       {},
                       std::move(payload),
                       std::move(personal)});
    apply(state_, static_cast<std::int64_t>(events_.size()), {}, events_.back());
    return *this;
  }
  Request& erased(const std::string& who) {
    return append(PersonalErased{spans_of(state_, is(who))});
  }

  static IsPerson is(std::string who) {
    return [who = std::move(who)](const Naming& naming) { return naming.who == who; };
  }
  /// "1-2, 5-6".
  std::string spans(const std::string& who) const {
    std::string text;
    for (const RevisionSpan& span : spans_of(state_, is(who))) {
      text.append(text.empty() ? "" : ", ").append(std::to_string(span.first));
      text.append("-").append(std::to_string(span.last));
    }
    return text;
  }
  const RequestState& state() const { return state_; }
  /// As the stream tells it again when the texts are gone.
  RequestState told_again() const {
    RequestState again;
    for (std::size_t i = 0; i < events_.size(); ++i) {
      Event event = events_[i];
      const auto revision = static_cast<std::int64_t>(i) + 1;
      for (const Event& later : events_) {
        const auto* erased = std::get_if<PersonalErased>(&later.payload);
        if (erased == nullptr) continue;
        for (const RevisionSpan& span : erased->spans) {
          if (span.holds(revision)) event.personal = {};
        }
      }
      apply(again, revision, {}, event);
    }
    return again;
  }

 private:
  std::vector<Event> events_;
  RequestState state_;
};

const std::string ingrid = person_text_of_id("u17");
const std::string tomas = person_text_of_id("u4");

}  // namespace

TEST_CASE("a person is an id, or an address in either case", "[erase]") {
  CHECK(person_text({"u17", "Ingrid", "ingrid@example.org", ""}) == ingrid);
  CHECK(person_text({"", "", "Ingrid@Example.org", ""}) ==
        person_text({"", "", "ingrid@example.org", ""}));
  CHECK(person_text({"u17", "", "", ""}) != person_text({"", "", "u17", ""}));
  CHECK(person_text({"", "Ingrid", "", "+49 30 1"}).empty());
}

TEST_CASE("what was told while somebody was the requester is his", "[erase]") {
  Request request;
  request.told("u17").asked().rated("Slow").told("u17").told("u4").rated("Fast").told("u17");
  CHECK(request.spans(ingrid) == "1-4, 7-7");
  CHECK(request.spans(tomas) == "5-6");
  CHECK(request.spans("somebody").empty());
}

TEST_CASE("what was told of nobody in particular goes with whoever is erased", "[erase]") {
  Request request;
  request.told("").asked().told("u17").rated("Slow").told("").told("u4");
  CHECK(request.spans(ingrid) == "1-5");
  CHECK(request.spans(tomas) == "1-2, 5-6");
}

TEST_CASE("nobody is erased twice", "[erase]") {
  Request request;
  request.told("u17").asked().rated("Slow").erased(ingrid);
  CHECK(request.spans(ingrid).empty());
  CHECK(request.told("u17").spans(ingrid) == "1-5");
}

TEST_CASE("the state after an erasure is the one that the stream tells later", "[erase]") {
  Request request;
  request.told("u4").asked().rated("Fast").told("u17").rated("Slow").erased(ingrid);
  const RequestState& now = request.state();
  const RequestState again = request.told_again();
  const Rating& rating = *now.invitations.front().rating;
  CHECK(rating.comment_revision == 3);
  CHECK(again.invitations.front().rating->comment_revision == 3);
  CHECK(now.requester_revision == 0);
  CHECK(again.requester_revision == 0);
  CHECK(now.requester.id.empty());
  CHECK(now.subject.empty());
  CHECK(rating.answer == 2);
  request.erased(tomas);
  CHECK(request.state().invitations.front().rating->comment_revision == 0);
  CHECK(request.told_again().invitations.front().rating->comment_revision == 0);
}
