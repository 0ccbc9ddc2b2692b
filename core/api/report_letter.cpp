#include "core/api/report_letter.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "core/api/markup.hpp"
#include "core/api/page_parts.hpp"

namespace amends {
namespace {

using Lines = std::vector<std::string>;
using Values = std::initializer_list<std::pair<std::string_view, std::string>>;

std::string with_values(std::string_view text, Values values) {
  std::string out(text);
  for (const auto& [name, value] : values) out = filled(out, name, value);
  return out;
}

std::string count_text(std::int64_t count) {
  return std::to_string(count);
}

// Whole percents. All and nothing are said of all and nothing alone.
std::string percent(int bp) {
  const int whole = (bp + 50) / 100;
  if (bp > 0 && whole == 0) return "1";
  if (bp < 10000 && whole == 100) return "99";
  return std::to_string(whole);
}

std::string share_of(std::string_view text, std::int64_t part, std::int64_t whole) {
  return with_values(text, {{"count", count_text(part)},
                            {"total", count_text(whole)},
                            {"share", percent(share_bp(part, whole).value_or(0))}});
}

std::string names_text(const Lines& names) {
  std::string text;
  for (const std::string& name : names) {
    text.append(text.empty() ? "" : ", ").append(name.empty() ? "–" : name);
  }
  return text;
}

Lines about(const ReportedDays& days, const Scopes& scopes, const Texts& texts) {
  Lines lines{to_text(days.from) + " – " + to_text(days.to)};
  if (!scopes.teams.empty()) {
    lines.push_back(with_values(texts.report_teams, {{"names", names_text(scopes.teams)}}));
  }
  if (!scopes.queues.empty()) {
    lines.push_back(with_values(texts.report_queues, {{"names", names_text(scopes.queues)}}));
  }
  return lines;
}

Lines amends_lines(const MailedReport& report, const Texts& texts) {
  const AmendsFigures& amends = report.amends;
  Lines lines{with_values(texts.report_unhappy, {{"count", count_text(amends.dissatisfied)}})};
  if (amends.cases > 0) {
    lines.push_back(share_of(texts.report_addressed, amends.addressed, amends.cases));
    lines.push_back(with_values(texts.report_open, {{"count", count_text(amends.open())}}));
  }
  const TimesFigures& times = report.times;
  if (times.judged() > 0) {
    lines.push_back(share_of(texts.report_within_due, times.within_due, times.judged()));
  }
  return lines;
}

std::string_view change_text(const std::optional<Beyond>& beyond, const Texts& texts) {
  if (!beyond) return texts.report_few_before;
  switch (*beyond) {
    case Beyond::no:
      return texts.report_no_change;
    case Beyond::lower:
      return texts.report_lower;
    case Beyond::higher:
      return texts.report_higher;
  }
  return {};
}

void add_change(const SatisfactionBefore& before, const Texts& texts, Lines& lines) {
  const auto share = before.figures.satisfied_bp();
  if (share) {
    lines.push_back(with_values(
        texts.report_before,
        {{"from", to_text(before.from)}, {"to", to_text(before.to)}, {"share", percent(*share)}}));
  }
  lines.emplace_back(change_text(before.beyond, texts));
}

Lines satisfaction_lines(const SatisfactionReport& report, const Texts& texts) {
  const SatisfactionFigures& total = report.total;
  if (total.answered == 0) return {std::string(texts.report_no_answers)};
  const Interval interval = total.interval();
  const std::string satisfied = share_of(texts.report_satisfied, total.satisfied, total.answered);
  Lines lines{with_values(
      satisfied, {{"low", percent(interval.low_bp)}, {"high", percent(interval.high_bp)}})};
  if (total.answered < min_compared) {
    lines.push_back(with_values(texts.report_few, {{"count", count_text(min_compared)}}));
  }
  if (report.before) add_change(*report.before, texts, lines);
  return lines;
}

Lines response_lines(const SatisfactionFigures& total, const Texts& texts) {
  if (total.asked == 0) return {};
  return {share_of(texts.report_response, total.responded, total.asked)};
}

// Groups that chance explains are not named.
Lines outstanding_lines(const SatisfactionReport& report, const Texts& texts) {
  Lines lines;
  for (const auto& [beyond, text] : {std::pair(Beyond::lower, texts.report_stand_lower),
                                     std::pair(Beyond::higher, texts.report_stand_higher)}) {
    Lines names;
    for (const SatisfactionRow& row : report.rows) {
      if (row.beyond == beyond) names.push_back(row.name.label);
    }
    if (!names.empty()) lines.push_back(with_values(text, {{"names", names_text(names)}}));
  }
  return lines;
}

}  // namespace

ReportLetter report_letter(const MailedReport& report, const ReportedDays& days,
                           const Scopes& scopes, const Texts& texts) {
  ReportLetter letter;
  for (Lines lines : {about(days, scopes, texts), amends_lines(report, texts),
                      satisfaction_lines(report.satisfaction, texts),
                      response_lines(report.satisfaction.total, texts),
                      outstanding_lines(report.satisfaction, texts)}) {
    if (!lines.empty()) letter.paragraphs.push_back(std::move(lines));
  }
  return letter;
}

std::string letter_text(const ReportLetter& letter, const Texts& texts) {
  std::string text;
  for (const Lines& lines : letter.paragraphs) {
    if (!text.empty()) text += "\n";
    for (const std::string& line : lines) text += line + "\n";
  }
  if (letter.link.empty()) return text;
  return text + "\n" + std::string(texts.report_view) + "\n" + letter.link + "\n";
}

std::string letter_html(const ReportLetter& letter, const Texts& texts) {
  Markup html;
  html.raw("<div lang=\"").raw(texts.language).raw("\" dir=\"");
  html.raw(direction_of(texts.language)).raw("\">\n");
  for (const Lines& lines : letter.paragraphs) {
    html.raw("<p>");
    for (std::size_t i = 0; i < lines.size(); ++i) html.raw(i > 0 ? "<br>\n" : "").text(lines[i]);
    html.raw("</p>\n");
  }
  if (!letter.link.empty()) {
    html.raw("<p>").text(texts.report_view).raw("<br>\n<a href=\"").text(letter.link).raw("\">");
    html.text(letter.link).raw("</a></p>\n");
  }
  return html.raw("</div>\n").take();
}

}  // namespace amends
