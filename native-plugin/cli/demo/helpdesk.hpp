// The sample helpdesk behind the demo's pages: its store, what stands beside the store, and the few
// things that a real helpdesk would know.
#pragma once

#include <mutex>
#include <optional>
#include <string>

#include "native-plugin/cli/door/desk.hpp"
#include "native-plugin/cli/http/mounts.hpp"
#include "native-plugin/cli/store_options.hpp"
#include "web-demo/sample/showcase.hpp"
#include "web-demo/sample/storyteller.hpp"

namespace amends::cli {

/// The sample's way to the application that a desk is of.
demo::SampleDoor sample_door(Desk desk);

class Helpdesk {
 public:
  /// Finds the store of an earlier demo, or makes a new one; `fresh` throws the earlier one away.
  /// Throws Failure(store) when there is a store that no demo made: that is never touched.
  Helpdesk(StoreArguments store, bool fresh);

  /// Asks the door about its requests and people. `base_url` is where customers reach Amends.
  void open(Door& door, Sessions& sessions, const std::string& base_url);

  /// The pages' own data below /demo: requests.json, touchpoints.json, people.json, mail/ID.json,
  /// and POST reset.
  Mount mount();

  /// Where the manager signs in, below the server's origin.
  std::string login_path() const;

 private:
  void make();
  bool load();
  void learn();
  void reset();
  std::optional<Reply> answer(const Asked& asked);

  StoreArguments store_;
  Door* door_ = nullptr;
  Sessions* sessions_ = nullptr;
  std::string base_url_;

  mutable std::mutex mutex_;
  demo::SampleHelpdesk sample_;
  std::optional<demo::Showcase> showcase_;
};

}  // namespace amends::cli
