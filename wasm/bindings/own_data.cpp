// A CSV file of the visitor's own, brought into the application of a page. A leaf, as
// application.cpp: rows and documents go in as bytes, a JSON document comes out of each step.
#include <emscripten/bind.h>

#include <array>
#include <boost/json/serialize.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/api/services.hpp"
#include "core/importing/intake.hpp"
#include "core/importing/recognition.hpp"
#include "core/importing/surveys.hpp"
#include "wasm/bindings/instance.hpp"
#include "wasm/bindings/packed_rows.hpp"

namespace {

using namespace amends;
using importing::CsvRecord;
using importing::Intake;

struct OwnData {
  explicit OwnData(page::Instance& instance)
      : services(instance.config, instance.ports(), make_application_cache()) {}

  Services services;
  std::optional<Intake> intake;
  std::int64_t records = 0;  // that were read since the header
  std::string given;
  std::string answer;
};

json::object refused(const Error& error) {
  return {{"error", json::object{{"code", code_text(error.code)},
                                 {"message", error.message},
                                 {"field", error.field}}}};
}

template <class T>
json::object told(const Result<T>& result) {
  return result ? json::object() : refused(result.error());
}

CsvRecord header_of(OwnData& own) {
  CsvRecord header;
  page::PackedRows(own.given).next(header);
  own.records = 0;
  return header;
}

// Wants the header and the rows behind it.
json::object recognise(OwnData& own) {
  page::PackedRows rows(own.given);
  CsvRecord header;
  rows.next(header);
  std::vector<CsvRecord> sample(1);
  while (rows.next(sample.back())) sample.emplace_back();
  sample.pop_back();
  return importing::recognised(header, sample);
}

// Wants a mapping document. Answers with the settings that have its survey, to be put by the page.
json::object plan(OwnData& own) {
  const auto mapping = importing::mapping_from_text(own.given);
  if (!mapping) return refused(mapping.error());
  if (const auto checked = check_mapping(*mapping); !checked) return refused(checked.error());
  const auto settings = own.services.settings();
  if (!settings) return refused(settings.error());
  const Settings& current = (*settings)->current();
  const auto known = check_outcomes(*mapping, current.outcomes);
  if (!known) return refused(known.error());
  const auto survey = find_survey(current, *mapping);
  if (!survey) return refused(survey.error());
  own.intake.emplace(own.services, *mapping, *survey, current);
  auto body = importing::settings_with(**settings, *survey);
  return {{"settings", body ? json::value(std::move(*body)) : json::value(nullptr)}};
}

json::object begin_check(OwnData& own) {
  return told(own.intake->begin_check(header_of(own)));
}

json::object check_rows(OwnData& own) {
  page::PackedRows rows(own.given);
  CsvRecord record;
  while (rows.next(record)) {
    record.number = ++own.records;
    own.intake->check(record);
  }
  return {};
}

// Wants rows of one field: what is wrong with their lines.
json::object complain(OwnData& own) {
  page::PackedRows rows(own.given);
  CsvRecord record;
  while (rows.next(record)) own.intake->complain(record.line, record.fields.front());
  return {};
}

json::object end_check(OwnData& own) {
  const auto again = own.intake->end_check();
  if (!again) return refused(again.error());
  const importing::ImportCounts& counts = own.intake->counts();
  json::array complaints;
  for (const auto& [line, message] : own.intake->told()) {
    complaints.push_back(json::object{{"line", line}, {"message", message}});
  }
  json::array mixed;
  for (const auto target : own.intake->mixed_dates())
    mixed.push_back(json::string(enum_text(target)));
  return {{"again", *again},
          {"rows", counts.rows},
          {"answered", counts.answered},
          {"satisfied", counts.satisfied},
          {"neutral", counts.neutral},
          {"dissatisfied", counts.dissatisfied},
          {"undated", counts.undated},
          {"addressed", counts.addressed},
          {"notes", counts.notes},
          {"complaints_in_all", counts.bad_lines},
          {"lines_left_out", own.intake->lines_left_out()},
          {"first_day", counts.first_day ? to_text(*counts.first_day) : std::string()},
          {"last_day", counts.last_day ? to_text(*counts.last_day) : std::string()},
          {"complaints", std::move(complaints)},
          {"more_complaints", own.intake->hidden()},
          {"mixed_dates", std::move(mixed)}};
}

json::object begin_take(OwnData& own) {
  return told(own.intake->begin_take(header_of(own)));
}

json::object take_rows(OwnData& own) {
  page::PackedRows rows(own.given);
  CsvRecord record;
  while (rows.next(record)) {
    record.number = ++own.records;
    if (const auto taken = own.intake->take(record); !taken) return refused(taken.error());
  }
  return {};
}

json::object end_take(OwnData& own) {
  if (const auto ended = own.intake->end_take(); !ended) return refused(ended.error());
  const Importer::Outcome& outcome = own.intake->outcome();
  return {{"imported", outcome.imported}, {"follow_ups", outcome.follow_ups}};
}

struct Step {
  std::string_view name;
  json::object (*run)(OwnData&);
};
constexpr std::array steps = {
    Step{"recognise", recognise},   Step{"plan", plan},           Step{"begin_check", begin_check},
    Step{"check_rows", check_rows}, Step{"complain", complain},   Step{"end_check", end_check},
    Step{"begin_take", begin_take}, Step{"take_rows", take_rows}, Step{"end_take", end_take}};

OwnData& own_data_of(std::uintptr_t handle) {
  return *reinterpret_cast<OwnData*>(handle);
}

std::uintptr_t open_own_data(std::uintptr_t application) {
  return reinterpret_cast<std::uintptr_t>(new OwnData(page::instance_of(application)));
}

void close_own_data(std::uintptr_t handle) {
  delete &own_data_of(handle);
}

emscripten::val view_of_own(const std::string& text) {
  return emscripten::val(emscripten::typed_memory_view(
      text.size(), reinterpret_cast<const std::uint8_t*>(text.data())));
}

/// Where the page writes what the next step wants.
emscripten::val room_for_step(std::uintptr_t handle, std::size_t size) {
  std::string& given = own_data_of(handle).given;
  given.resize(size);
  return view_of_own(given);
}

/// The answer of a step; a page that asks for none there is gets an empty view.
emscripten::val run_step(std::uintptr_t handle, const std::string& name) {
  OwnData& own = own_data_of(handle);
  own.answer.clear();
  for (const Step& step : steps) {
    if (step.name == name) own.answer = json::serialize(step.run(own));
  }
  return view_of_own(own.answer);
}

}  // namespace

EMSCRIPTEN_BINDINGS(own_data) {
  using namespace emscripten;
  function("openOwnData", &open_own_data);
  function("closeOwnData", &close_own_data);
  function("roomForStep", &room_for_step);
  function("runStep", &run_step);
}
