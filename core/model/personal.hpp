// What people said and who they are: beside the events, never in them.
#pragma once

#include <string>

namespace amends {

/// Text that can be erased: it lies in a side table, the event holds only a salted commitment to
/// it.
struct Personal {
  std::string requester_id;
  std::string requester_name;
  std::string requester_mail;
  std::string requester_phone;
  std::string subject;
  std::string comment;
  std::string note;
  std::string view_name;  // of a saved view, and what it asks for
  std::string view_query;

  bool empty() const { return *this == Personal{}; }
  friend bool operator==(const Personal&, const Personal&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit&& visit) {
    visit("requester_id", self.requester_id);
    visit("requester_name", self.requester_name);
    visit("requester_mail", self.requester_mail);
    visit("requester_phone", self.requester_phone);
    visit("subject", self.subject);
    visit("comment", self.comment);
    visit("note", self.note);
    visit("view_name", self.view_name);
    visit("view_query", self.view_query);
  }
};

/// What a text beside an event holds, as bits: it is kept for as long as the settings keep that.
namespace contents {
inline constexpr unsigned identity = 1;  // who a customer is, or what the request is about
inline constexpr unsigned comment = 2;   // a customer's words
inline constexpr unsigned note = 4;      // those of staff, with the subject they have
}  // namespace contents

inline unsigned contents_of(const Personal& personal) {
  if (!personal.note.empty()) return contents::note;
  const bool tells_who = !personal.requester_id.empty() || !personal.requester_name.empty() ||
                         !personal.requester_mail.empty() || !personal.requester_phone.empty() ||
                         !personal.subject.empty();
  return (tells_who ? contents::identity : 0) | (personal.comment.empty() ? 0 : contents::comment);
}

/// What somebody wrote, and nothing else.
inline Personal note_of(const std::string& note) {
  Personal personal;
  personal.note = note;
  return personal;
}

}  // namespace amends
