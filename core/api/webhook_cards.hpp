// What chat programs show of a delivery. Words of customers come as plain text, which no one
// formats or follows.
#pragma once

#include <string>
#include <vector>

namespace amends {

/// What a delivery says to people.
struct WebhookStory {
  std::string title;                 // one line
  std::vector<std::string> details;  // the answer, where, who; and what else is to be known
  std::string comment;               // empty: none, or not to be told
  std::string link;                  // of the case or the request; empty: none
};

/// The body of an incoming webhook of Slack.
std::string slack_body(const WebhookStory& story);

/// An adaptive card for a workflow of Teams ("when a webhook request is received").
std::string teams_body(const WebhookStory& story);

}  // namespace amends
