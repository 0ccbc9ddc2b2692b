#include "core/model/survey.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/model/field_reader.hpp"

namespace amends {
namespace {

std::vector<AnswerClass> read_classes(FieldReader& fields, int scale) {
  std::vector<AnswerClass> classes;
  for (const auto& text : fields.texts("classes", 10, 32)) {
    const auto value = enum_from_text<AnswerClass>(text);
    if (!value) {
      fields.refuse(ErrorCode::out_of_range, "classes",
                    "must be satisfied, neutral or dissatisfied for each answer");
      return {};
    }
    classes.push_back(*value);
  }
  if (classes.size() != static_cast<std::size_t>(scale)) {
    fields.refuse(ErrorCode::out_of_range, "classes",
                  "must have " + std::to_string(scale) + " items, one per answer");
  } else if (!std::is_sorted(classes.begin(), classes.end())) {
    fields.refuse(ErrorCode::out_of_range, "classes",
                  "must not get worse from a lower to a higher answer");
  }
  return classes;
}

SurveyTexts read_texts(FieldReader& parent, const json::value& value, const std::string& path,
                       const Survey& survey) {
  SurveyTexts texts;
  if (!value.is_object()) {
    parent.refuse(fail(ErrorCode::wrong_type, path + " must be an object", path));
    return texts;
  }
  FieldReader fields(value.get_object(), path + ".");
  texts.question = fields.required_text("question", limits::max_text_bytes);
  texts.labels = fields.texts("labels", 10, limits::max_text_bytes);
  if (texts.labels.size() != static_cast<std::size_t>(survey.scale)) {
    fields.refuse(ErrorCode::out_of_range, "labels",
                  "must have " + std::to_string(survey.scale) + " items, one per answer");
  }
  FieldReader reasons(fields.object("reasons"), path + ".reasons.");
  for (const auto& reason : survey.reasons) {
    texts.reasons[reason] = reasons.required_text(reason, limits::max_text_bytes);
  }
  if (auto error = reasons.finish()) fields.refuse(*error);
  if (auto error = fields.finish()) parent.refuse(*error);
  return texts;
}

void read_languages(FieldReader& fields, const std::string& path, Survey& survey) {
  const json::object& languages = fields.object("texts");
  if (languages.size() > limits::max_languages) {
    fields.refuse(ErrorCode::field_too_long, "texts",
                  "must have at most " + std::to_string(limits::max_languages) + " languages");
    return;
  }
  for (const auto& member : languages) {
    const std::string language(member.key());
    survey.texts[language] = read_texts(fields, member.value(), path + "texts." + language, survey);
  }
  if (!survey.texts.contains("en")) {
    fields.refuse(ErrorCode::missing_field, "texts.en", "is required");
  }
}

// The language of the texts that fits a tag: itself, else its primary language. Empty: none.
std::string_view match(const std::map<std::string, SurveyTexts>& texts, std::string_view wanted) {
  const std::string tag = lower_ascii(wanted);
  for (const auto& [language, unused] : texts) {
    if (lower_ascii(language) == tag) return language;
  }
  const auto found = texts.find(tag.substr(0, tag.find('-')));
  return found != texts.end() ? std::string_view(found->first) : std::string_view();
}

}  // namespace

bool Survey::speaks(std::string_view wanted) const {
  return !match(texts, wanted).empty();
}

std::string_view Survey::language_for(std::string_view wanted) const {
  const std::string_view found = match(texts, wanted);
  return found.empty() ? "en" : found;
}

const SurveyTexts& Survey::texts_in(std::string_view language) const {
  return texts.find(std::string(language_for(language)))->second;
}

const std::string& Survey::label_of(int answer, std::string_view language) const {
  return texts_in(language).labels[static_cast<std::size_t>(answer - 1)];
}

bool Survey::has_reason(std::string_view reason) const {
  return std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
}

bool Survey::same_content(const Survey& other) const {
  return id == other.id && touchpoint == other.touchpoint && scale == other.scale &&
         classes == other.classes && reasons == other.reasons &&
         ask_importance == other.ask_importance && texts == other.texts;
}

Result<Survey> survey_from_json(const json::object& object, const std::string& path) {
  FieldReader fields(object, path);
  Survey survey;
  survey.id = fields.required_text("id", 64);
  survey.version = static_cast<int>(fields.integer("version", 1, 1'000'000, 1));
  survey.touchpoint = fields.text("touchpoint", 64, "request-resolved");
  const std::int64_t points = fields.integer("scale", 2, longest_scale, 5);
  if (const auto scale = Scale::of(points); !scale) {
    fields.refuse(ErrorCode::out_of_range, "scale", "must be 2, 3, 5 or 10");
  }
  survey.scale = static_cast<int>(points);
  survey.classes = read_classes(fields, survey.scale);
  survey.reasons = fields.texts("reasons", limits::max_reasons, 64);
  survey.ask_importance = fields.optional_flag("ask_importance").value_or(false);
  read_languages(fields, path, survey);
  if (auto error = fields.finish()) return *error;
  return survey;
}

json::object survey_to_json(const Survey& survey) {
  json::array classes;
  for (const auto value : survey.classes) classes.emplace_back(enum_text(value));
  json::object texts;
  for (const auto& [language, words] : survey.texts) {
    json::object reasons;
    for (const auto& [id, text] : words.reasons) reasons.emplace(id, text);
    texts.emplace(language,
                  json::object{{"question", words.question},
                               {"labels", json::array(words.labels.begin(), words.labels.end())},
                               {"reasons", std::move(reasons)}});
  }
  return {{"id", survey.id},
          {"version", survey.version},
          {"touchpoint", survey.touchpoint},
          {"scale", survey.scale},
          {"classes", std::move(classes)},
          {"reasons", json::array(survey.reasons.begin(), survey.reasons.end())},
          {"ask_importance", survey.ask_importance},
          {"texts", std::move(texts)}};
}

}  // namespace amends
