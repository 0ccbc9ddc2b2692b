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
  }
};

/// What somebody wrote, and nothing else.
inline Personal note_of(const std::string& note) {
  Personal personal;
  personal.note = note;
  return personal;
}

}  // namespace amends
