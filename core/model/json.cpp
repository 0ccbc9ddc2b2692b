#include "core/model/json.hpp"

#include <algorithm>
#include <array>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/serializer.hpp>
#include <boost/json/value_stack.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/limits.hpp"
#include "core/base/text.hpp"

namespace amends {
namespace {

// Builds a value like boost::json::parse, which is a parser of its own and would double what a web
// page loads. Where it is asked to, remembers the members of each open object: Boost lets the last
// of two equal ones win in silence.
class Handler {
 public:
  static constexpr std::size_t max_object_size = std::size_t(-1);
  static constexpr std::size_t max_array_size = std::size_t(-1);
  static constexpr std::size_t max_key_size = std::size_t(-1);
  static constexpr std::size_t max_string_size = std::size_t(-1);
  using error_code = boost::system::error_code;

  void refuse_duplicates() { strict_ = true; }
  const std::string& duplicate() const { return duplicate_; }
  json::value release() { return stack_.release(); }

  bool on_document_begin(error_code&) {
    stack_.reset();
    return true;
  }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code&) {
    if (strict_) open_.emplace_back();
    return true;
  }
  bool on_object_end(std::size_t members, error_code& error) {
    if (strict_ && ends_with_a_duplicate()) {
      error = json::error::syntax;
      return false;
    }
    stack_.push_object(members);
    return true;
  }
  bool on_array_begin(error_code&) { return true; }
  bool on_array_end(std::size_t elements, error_code&) {
    stack_.push_array(elements);
    return true;
  }
  bool on_key_part(std::string_view part, std::size_t, error_code&) {
    if (strict_) key_ += part;
    stack_.push_chars(part);
    return true;
  }
  bool on_key(std::string_view part, std::size_t, error_code&) {
    if (strict_) {
      key_ += part;
      open_.back().push_back(std::exchange(key_, {}));
    }
    stack_.push_key(part);
    return true;
  }
  bool on_string_part(std::string_view part, std::size_t, error_code&) {
    stack_.push_chars(part);
    return true;
  }
  bool on_string(std::string_view part, std::size_t, error_code&) {
    stack_.push_string(part);
    return true;
  }
  bool on_number_part(std::string_view, error_code&) { return true; }
  bool on_int64(std::int64_t number, std::string_view, error_code&) {
    stack_.push_int64(number);
    return true;
  }
  bool on_uint64(std::uint64_t number, std::string_view, error_code&) {
    stack_.push_uint64(number);
    return true;
  }
  bool on_double(double number, std::string_view, error_code&) {
    stack_.push_double(number);
    return true;
  }
  bool on_bool(bool value, error_code&) {
    stack_.push_bool(value);
    return true;
  }
  bool on_null(error_code&) {
    stack_.push_null();
    return true;
  }
  bool on_comment_part(std::string_view, error_code&) { return true; }
  bool on_comment(std::string_view, error_code&) { return true; }

 private:
  bool ends_with_a_duplicate() {
    std::vector<std::string> names = std::move(open_.back());
    open_.pop_back();
    std::sort(names.begin(), names.end());
    const auto twin = std::adjacent_find(names.begin(), names.end());
    if (twin == names.end()) return false;
    duplicate_ = *twin;
    return true;
  }

  json::value_stack stack_;
  bool strict_ = false;
  std::vector<std::vector<std::string>> open_;
  std::string key_;
  std::string duplicate_;
};

using Parser = json::basic_parser<Handler>;

json::parse_options options() {
  json::parse_options options;
  options.max_depth = limits::max_json_depth;
  return options;
}

Error invalid(std::size_t at, const std::string& what) {
  return fail(ErrorCode::invalid_json, "invalid JSON at byte " + std::to_string(at) + ": " + what);
}

// Boost's parser stops behind the value; only white space may follow.
std::optional<Error> parse(Parser& parser, std::string_view text) {
  boost::system::error_code error;
  const std::size_t used = parser.write_some(false, text.data(), text.size(), error);
  if (error) return invalid(used, error.message());
  if (text.find_first_not_of(" \t\r\n", used) == std::string_view::npos) return std::nullopt;
  return invalid(used, "something stands behind the end");
}

Result<json::object> object_from(Result<json::value> value) {
  if (!value) return value.error();
  if (!value->is_object()) return fail(ErrorCode::invalid_json, "the JSON must be an object");
  return std::move(value->as_object());
}

}  // namespace

Result<json::value> parse_json(std::string_view text) {
  if (!is_utf8(text)) return fail(ErrorCode::invalid_utf8, "the JSON is not valid UTF-8");
  Parser parser(options());
  parser.handler().refuse_duplicates();
  const auto error = parse(parser, text);
  const std::string& duplicate = parser.handler().duplicate();
  if (!duplicate.empty()) {
    return fail(ErrorCode::duplicate_field, "the member " + duplicate + " stands twice", duplicate);
  }
  if (error) return *error;
  return parser.handler().release();
}

Result<json::object> parse_json_object(std::string_view text) {
  return object_from(parse_json(text));
}

Result<json::object> parse_own_json(std::string_view text) {
  Parser parser(options());
  if (const auto error = parse(parser, text)) return *error;
  return object_from(parser.handler().release());
}

void append_json_text(std::string& out, std::string_view text) {
  json::serializer writer;
  writer.reset(json::string_view(text));
  std::array<char, 256> piece;
  while (!writer.done()) out.append(writer.read(piece.data(), piece.size()));
}

}  // namespace amends
