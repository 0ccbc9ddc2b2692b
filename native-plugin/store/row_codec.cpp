#include "native-plugin/store/row_codec.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "core/store/port.hpp"

namespace amends {

std::string encode_texts(const std::vector<std::string>& texts) {
  if (texts.empty()) return {};
  boost::json::array array;
  for (const std::string& text : texts) array.emplace_back(text);
  return boost::json::serialize(array);
}

// What does not parse was damaged from outside; verification compares and names it.
std::vector<std::string> decode_texts(std::string_view column) {
  std::vector<std::string> texts;
  boost::system::error_code damaged;
  const boost::json::value parsed =
      boost::json::parse(boost::json::string_view(column.data(), column.size()), damaged);
  if (damaged || !parsed.is_array()) return texts;
  for (const boost::json::value& text : parsed.get_array()) {
    if (text.is_string()) texts.emplace_back(text.get_string().data(), text.get_string().size());
  }
  return texts;
}

void ColumnBinder::operator()(std::string_view, SortsLast<const std::optional<UtcMillis>> column) {
  out_.integer(column.at ? column.at->count : never_due);
}

void ColumnBinder::operator()(std::string_view, const std::optional<Id128>& value) {
  if (value) {
    out_.id(*value);
  } else {
    out_.null();
  }
}

void ColumnReader::operator()(std::string_view, std::optional<UtcMillis>& value) {
  value.reset();
  if (!row_.is_null(next_)) value = UtcMillis{row_.integer(next_)};
  ++next_;
}

void ColumnReader::operator()(std::string_view, SortsLast<std::optional<UtcMillis>> column) {
  const std::int64_t count = row_.integer(next_++);
  column.at.reset();
  if (count != never_due) column.at = UtcMillis{count};
}

void ColumnReader::operator()(std::string_view, std::optional<Id128>& value) {
  value.reset();
  if (row_.is_null(next_)) {
    ++next_;
  } else {
    value = id();
  }
}

void ColumnReader::operator()(std::string_view, FollowUpState& value) {
  value = enum_from_text<FollowUpState>(row_.text(next_++)).value_or(FollowUpState::voided);
}

void ColumnReader::operator()(std::string_view, AsideKind& value) {
  value = enum_from_text<AsideKind>(row_.text(next_++)).value_or(AsideKind::intent);
}

void ColumnReader::operator()(std::string_view, Evidence& value) {
  value = enum_from_text<Evidence>(row_.text(next_++)).value_or(Evidence::link);
}

void ColumnReader::operator()(std::string_view, ViewOf& value) {
  value = enum_from_text<ViewOf>(row_.text(next_++)).value_or(ViewOf::follow_ups);
}

Id128 ColumnReader::id() {
  const ByteView bytes = row_.bytes(next_++);
  Id128 id;
  std::copy_n(bytes.begin(), std::min(bytes.size(), id.bytes.size()), id.bytes.begin());
  return id;
}

}  // namespace amends
