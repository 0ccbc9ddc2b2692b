#include "core/api/webhook_cards.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "core/model/json.hpp"

namespace amends {
namespace {

// Slack refuses a block with more than 3,000 characters; a card of Teams may have 28 KB.
constexpr std::size_t max_words_bytes = 2000;

// Cut between characters.
std::string shortened_to_bytes(const std::string& text) {
  if (text.size() <= max_words_bytes) return text;
  std::size_t end = max_words_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

// https://api.slack.com/reference/surfaces/formatting#escaping
std::string slack_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else {
      out += c;
    }
  }
  return out;
}

// What would end the address of a link, as its percent code.
std::string slack_address(std::string_view url) {
  std::string out;
  for (const char c : url) {
    if (c == '|') {
      out += "%7C";
    } else if (c == '<') {
      out += "%3C";
    } else if (c == '>') {
      out += "%3E";
    } else {
      out += c;
    }
  }
  return out;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text.append(text.empty() ? "" : "\n").append(line);
  return text;
}

json::object slack_section(std::string_view type, std::string text) {
  json::object words{{"type", type}, {"text", std::move(text)}};
  if (type == "plain_text") words.emplace("emoji", false);
  return {{"type", "section"}, {"text", std::move(words)}};
}

json::object teams_line(const std::string& text, bool bold) {
  json::object run{{"type", "TextRun"}, {"text", text}};
  if (bold) run.emplace("weight", "Bolder");
  return {{"type", "RichTextBlock"}, {"inlines", json::array{std::move(run)}}};
}

}  // namespace

std::string slack_body(const WebhookStory& story) {
  const std::string title = slack_escaped(shortened_to_bytes(story.title));
  json::array blocks;
  blocks.push_back(slack_section(
      "mrkdwn", story.link.empty() ? title : "<" + slack_address(story.link) + "|" + title + ">"));
  if (!story.details.empty()) {
    blocks.push_back(slack_section("plain_text", shortened_to_bytes(joined(story.details))));
  }
  if (!story.comment.empty()) {
    blocks.push_back(slack_section("plain_text", shortened_to_bytes(story.comment)));
  }
  return json::serialize(json::object{{"text", title}, {"blocks", std::move(blocks)}});
}

std::string teams_body(const WebhookStory& story) {
  json::array lines{teams_line(story.title, true)};
  for (const std::string& line : story.details) lines.push_back(teams_line(line, false));
  if (!story.comment.empty()) lines.push_back(teams_line(shortened_to_bytes(story.comment), false));
  json::object card{{"$schema", "http://adaptivecards.io/schemas/adaptive-card.json"},
                    {"type", "AdaptiveCard"},
                    {"version", "1.4"},
                    {"body", std::move(lines)}};
  if (!story.link.empty()) {
    card["actions"] = json::array{json::object{{"type", "Action.OpenUrl"},
                                               {"title", shortened_to_bytes(story.title)},
                                               {"url", story.link}}};
  }
  json::object attachment{{"contentType", "application/vnd.microsoft.card.adaptive"},
                          {"contentUrl", nullptr},
                          {"content", std::move(card)}};
  return json::serialize(
      json::object{{"type", "message"}, {"attachments", json::array{std::move(attachment)}}});
}

}  // namespace amends
