// Plays the sample story to the application, with a clock that follows it: every request is told,
// asked about, rated and followed up through the door, as a real helpdesk does.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "native-plugin/cli/demo/story.hpp"
#include "native-plugin/cli/store_options.hpp"

namespace amends::cli {

/// What the demo needs to know of the helpdesk that was made.
struct SampleHelpdesk {
  std::string manager_key;            // a bearer key
  std::vector<SampleRequest> staged;  // those that a visitor may rate
};

/// Makes the store, which is not there yet.
SampleHelpdesk make_sample_helpdesk(const StoreArguments& store, UtcMillis now, std::uint32_t seed);

/// Takes everything out of the outbox: nobody sends mails here.
void empty_outbox(const class Desk& desk);

}  // namespace amends::cli
