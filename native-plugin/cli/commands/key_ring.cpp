#include "native-plugin/cli/commands/key_ring.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <memory>
#include <string>

#include "core/base/time.hpp"
#include "native-plugin/cli/direct_core.hpp"
#include "native-plugin/cli/store_options.hpp"
#include "native-plugin/cli/text/table.hpp"
#include "native-plugin/store/key_file.hpp"

namespace amends::cli {
namespace {

namespace json = boost::json;

struct Options {
  StoreArguments store;
  bool now = false;
  bool as_json = false;
};

std::string name_of(const KeyRing& ring, KeyState state) {
  const RingKey* key = ring.find(state);
  return key == nullptr ? std::string() : "key " + std::to_string(key->id);
}

std::string minute_text(UtcMillis at) {
  return to_text(at).substr(0, 16) + "Z";
}

// --- what the next step is ----------------------------------------------------------------------

std::string next_line(const KeyRing& ring) {
  const auto from = safe_from(ring);
  const std::string when = from ? ", from " + minute_text(*from) + " on" : std::string();
  switch (next_step(ring)) {
    case RotationStep::add:
      return "next: amends key rotate begins with another key whenever you like";
    case RotationStep::sign:
      return "next: amends key rotate lets " + name_of(ring, KeyState::fresh) + " sign" + when +
             ", when every process has read the file";
    case RotationStep::retire:
      return "next: amends key rotate retires " + name_of(ring, KeyState::old) + when +
             ", when the last link that it signed is over";
  }
  return {};
}

std::string done_line(const KeyRing& before, const KeyRing& after) {
  switch (next_step(before)) {
    case RotationStep::add:
      return name_of(after, KeyState::fresh) +
             " was made: what it signs is accepted from now on; " +
             name_of(after, KeyState::signs) + " signs as before";
    case RotationStep::sign:
      return name_of(after, KeyState::signs) + " signs from now on; what " +
             name_of(after, KeyState::old) + " signed is still accepted";
    case RotationStep::retire:
      return name_of(before, KeyState::old) + " is retired: what it signed is refused from now on";
  }
  return {};
}

// What --now would break.
std::string price_of(RotationStep step) {
  return step == RotationStep::sign
             ? "with --now, links made from now on may be refused by a process that has not read "
               "the file yet, for a second or as long as its call takes"
             : "with --now, links in mails that were sent before are closed";
}

// --- rotate -------------------------------------------------------------------------------------

// Links that are made on this day may still come from a process that has not read the file.
UtcMillis links_until(DirectCore& core, UtcMillis now) {
  const auto settings = expect(core.services().settings());
  const std::int64_t days = now.count / day_ms + settings->current().link_valid_days + 1;
  return std::max(expect(core.opened().last_close()), UtcMillis{days * day_ms});
}

Result<KeyRing> next_ring(const Options& options, DirectCore& core, const KeyRing& ring) {
  SystemClock clock;
  Rotation rotation{clock.now(), {}, {}};
  const RotationStep step = next_step(ring);
  const auto from = safe_from(ring);
  if (from && rotation.now < *from && !options.now) {
    return fail(
        ErrorCode::transition_not_allowed,
        "too early, wait until " + minute_text(*from + 59 * second_ms) + "; " + price_of(step));
  }
  if (step == RotationStep::sign) rotation.links_until = links_until(core, rotation.now);
  if (step == RotationStep::add) {
    rotation.fresh_secret.resize(key_secret_bytes);
    SystemEntropy().fill(rotation.fresh_secret);
  }
  return rotated(ring, rotation);
}

ExitCode rotate(const Options& options) {
  DirectCore core(options.store, IfMissing::refuse);
  KeyRing before;
  KeyRing after;
  expect(KeyFile(options.store.store).change_ring([&](const KeyRing& ring) {
    auto next = next_ring(options, core, ring);
    before = ring;
    if (next) after = *next;
    return next;
  }));
  std::printf("%s\n%s\n", done_line(before, after).c_str(), next_line(after).c_str());
  return ExitCode::ok;
}

// --- ring ---------------------------------------------------------------------------------------

KeyRing ring_of(const StoreArguments& store) {
  check_store(store, IfMissing::refuse);
  StoreOptions options;
  options.path = store.store;
  return expect(read_store_keys(options)).ring;
}

json::value millis_if_set(UtcMillis at) {
  return at.count == 0 ? json::value() : json::value(at.count);
}

json::object ring_view(const KeyRing& ring) {
  json::array keys;
  for (const RingKey& key : ring.keys) {
    keys.push_back(json::object{{"id", key.id},
                                {"state", enum_text(key.state)},
                                {"since", millis_if_set(key.since)},
                                {"links_until", millis_if_set(key.links_until)}});
  }
  const auto from = safe_from(ring);
  return {{"keys", std::move(keys)},
          {"next_from", from ? json::value(from->count) : json::value()}};
}

std::string time_if_set(UtcMillis at) {
  return at.count == 0 ? std::string("-") : minute_text(at);
}

ExitCode show_ring(const Options& options) {
  const KeyRing ring = ring_of(options.store);
  if (options.as_json) {
    std::printf("%s\n", json::serialize(ring_view(ring)).c_str());
    return ExitCode::ok;
  }
  Table table({{"KEY"}, {"STATE"}, {"SINCE"}, {"LINKS UNTIL"}});
  for (const RingKey& key : ring.keys) {
    table.add({std::to_string(key.id), std::string(enum_text(key.state)), time_if_set(key.since),
               time_if_set(key.links_until)});
  }
  std::fputs(table.text().c_str(), stdout);
  std::printf("%s\n", next_line(ring).c_str());
  return ExitCode::ok;
}

}  // namespace

void add_key_ring(CLI::App& key, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* turn = key.add_subcommand(
      "rotate", "The next of three steps to another key behind links: accept, sign, retire");
  add_store_options(*turn, options->store);
  turn->add_flag("--now", options->now, "Also when it is too early; says what that breaks");
  turn->callback([options, &chosen] { chosen = [options] { return rotate(*options); }; });
  turn->footer("Example:\n  amends key rotate --store helpdesk.db");

  CLI::App* ring = key.add_subcommand("ring", "Show the keys behind links, without their secrets");
  add_store_options(*ring, options->store);
  ring->add_flag("--json", options->as_json, "The answer as JSON");
  ring->callback([options, &chosen] { chosen = [options] { return show_ring(*options); }; });
  ring->footer("Example:\n  amends key ring --store helpdesk.db");
}

}  // namespace amends::cli
