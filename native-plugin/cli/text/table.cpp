#include "native-plugin/cli/text/table.hpp"

#include <algorithm>
#include <cstdint>

#include "core/base/text.hpp"

namespace amends::cli {
namespace {

std::string padded(const std::string& text, std::size_t width, Align align) {
  const std::string gap(width - std::min(width, text_width(text)), ' ');
  return align == Align::right ? gap + text : text + gap;
}

}  // namespace

std::string harmless(std::string text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 || byte == 0x7F) text[i] = ' ';
    // C1 controls are C2 80 … C2 9F in UTF-8.
    const bool is_c1 =
        byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (is_c1) text[i] = text[i + 1] = ' ';
  }
  return text;
}

void Table::add(std::vector<std::string> cells) {
  for (std::string& cell : cells) cell = harmless(std::move(cell));
  rows_.push_back(std::move(cells));
}

std::string Table::text() const {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::size_t width = text_width(columns_[i].title);
    for (const auto& row : rows_) width = std::max(width, text_width(row[i]));
    widths.push_back(width);
  }
  std::string out;
  const auto add_line = [&](const auto& cell_at) {
    std::string line;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (i > 0) line += "  ";
      line += padded(cell_at(i), widths[i], columns_[i].align);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  };
  add_line([&](std::size_t i) { return columns_[i].title; });
  for (const auto& row : rows_) add_line([&](std::size_t i) { return row[i]; });
  return out;
}

std::size_t text_width(std::string_view text) {
  return characters(text);
}

std::string percent(std::int64_t basis_points) {
  const std::string fraction = std::to_string(100 + basis_points % 100).substr(1);
  return std::to_string(basis_points / 100) + "." + fraction + " %";
}

std::string span(std::int64_t seconds) {
  const std::int64_t minutes = (seconds + 30) / 60;
  const std::int64_t hours = (seconds + 1800) / 3600;
  if (hours >= 24) return grouped(hours / 24) + " d " + std::to_string(hours % 24) + " h";
  if (minutes < 60) return std::to_string(minutes) + " min";
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

std::string grouped(std::int64_t number) {
  std::string text = std::to_string(number);
  const std::size_t first_digit = number < 0 ? 1 : 0;
  for (std::size_t at = text.size(); at > first_digit + 3;) {
    at -= 3;
    text.insert(at, 1, ',');
  }
  return text;
}

}  // namespace amends::cli
