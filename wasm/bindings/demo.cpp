// The demo in a web page: the application, and the sample helpdesk around it (web-demo/sample).
#include <emscripten/bind.h>

#include <string>

#include "wasm/bindings/demo.hpp"

namespace {

using amends::page::Demo;

Demo& demo_of(std::uintptr_t handle) {
  return *reinterpret_cast<Demo*>(handle);
}

std::uintptr_t open_demo(const std::string& root_key, amends::page::val page,
                         const std::string& base_url, const std::string& manifest) {
  return reinterpret_cast<std::uintptr_t>(new Demo(root_key, std::move(page), base_url, manifest));
}
void close_demo(std::uintptr_t handle) {
  delete &demo_of(handle);
}
std::uintptr_t application_of(std::uintptr_t handle) {
  return reinterpret_cast<std::uintptr_t>(&demo_of(handle).instance());
}
int tell_story(std::uintptr_t handle, std::size_t steps) {
  return demo_of(handle).tell(steps);
}
std::string sample_notes(std::uintptr_t handle) {
  return demo_of(handle).notes();
}
void know_sample_again(std::uintptr_t handle, const std::string& notes) {
  demo_of(handle).know_again(notes);
}
std::string find_document(std::uintptr_t handle, const std::string& path) {
  return demo_of(handle).find(path);
}
std::string take_journal(std::uintptr_t handle) {
  return demo_of(handle).take_journal();
}
bool take_erased(std::uintptr_t handle) {
  return demo_of(handle).take_erased();
}
std::string whole_history(std::uintptr_t handle) {
  return demo_of(handle).history();
}
std::string history_head(std::uintptr_t handle) {
  return amends::history_header("default", demo_of(handle).instance().page_ports.now());
}
std::string history_end(double events) {
  return amends::history_footer(static_cast<std::int64_t>(events));
}
std::string take_history(std::uintptr_t handle, const std::string& lines, bool own) {
  return demo_of(handle).take_history(lines, own);
}
void stage_open_questions(std::uintptr_t handle) {
  demo_of(handle).stage();
}
std::string end_history(std::uintptr_t handle) {
  return demo_of(handle).end_history();
}
void empty_demo_outbox(std::uintptr_t handle) {
  demo_of(handle).empty_outbox();
}

}  // namespace

EMSCRIPTEN_BINDINGS(demo) {
  using namespace emscripten;
  function("openDemo", &open_demo);
  function("closeDemo", &close_demo);
  function("applicationOf", &application_of);
  function("tellStory", &tell_story);
  function("sampleNotes", &sample_notes);
  function("knowSampleAgain", &know_sample_again);
  function("findDocument", &find_document);
  function("takeJournal", &take_journal);
  function("takeErased", &take_erased);
  function("wholeHistory", &whole_history);
  function("historyHead", &history_head);
  function("historyEnd", &history_end);
  function("takeHistory", &take_history);
  function("stageOpenQuestions", &stage_open_questions);
  function("endHistory", &end_history);
  function("emptyDemoOutbox", &empty_demo_outbox);
}
