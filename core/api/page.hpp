// The pages of the public mount, as HTML. They work without scripts, show nothing about the request
// and set no cookie.
#pragma once

#include <string>
#include <string_view>

#include "core/api/message.hpp"
#include "core/api/services.hpp"

namespace amends {

struct Vote;

/// What the landing page is made of.
struct LandingPage {
  const Survey& survey;
  std::string_view language;
  std::string token;
  std::string nonce;
  int chosen = 0;                 // the answer that the link names; 0: none
  std::string_view notice = {};   // a line above the form
  std::string state = {};         // for the widget: what GET tells as JSON
  bool needs_press = false;       // the widget may not send what is marked by itself
  std::string_view key = {};      // the voter's key, for what is said after the vote
  const Vote* written = nullptr;  // details that were not taken: the page has them again
  std::string place = {};         // where its form posts, below the mount; empty: r/{token}
  bool asks_contact = false;      // how to reach the customer is not known otherwise
};

// `path` is where the page is asked for, below the mount: its links are relative.

/// The page behind a link: the question, the marked answer, one button. With scripts the widget
/// takes the form's place, and sends what is marked at the first sign of a person. A link that
/// nobody can see leads to the decoy.
Response landing_page(Services& services, std::string_view path, const LandingPage& page);

/// The page after an answer (`chosen`; 0: it is not told) that asks what should have been better.
Response details_page(Services& services, std::string_view path, const LandingPage& page);

/// What the page that ends the asking is made of.
struct StopPage {
  std::string_view language;
  std::string token;
  std::string nonce;
  bool stopped = false;          // it was done, and can be taken back
  std::string_view notice = {};  // a line above the button
};

/// "Do not ask me again": what it means, and one button; once it is done, the way back.
Response stop_page(Services& services, std::string_view path, const StopPage& page);

/// A page that only says something: a heading and a line.
Response notice_page(Services& services, std::string_view path, int status,
                     std::string_view language, std::string_view heading, std::string_view line);

/// The same friendly page for every link that is not good, in the browser's language.
Response closed_page(Services& services, const Request& request);

/// What a person is told while the store cannot be used. Why is nothing for customers: health and
/// log say it.
Response later_page(Services& services, const Request& request);

/// Our own security headers; a host may add none.
void add_page_headers(Response& response);

/// The same for a page that pages of `parents` may show in a frame: origins with blanks between.
void add_frame_headers(Response& response, std::string_view parents);

}  // namespace amends
