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

/// What somebody wrote, and nothing else.
inline Personal note_of(const std::string& note) {
  Personal personal;
  personal.note = note;
  return personal;
}

}  // namespace amends
