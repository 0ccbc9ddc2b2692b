// Rows of requests and invitations. What many rows hold alike is interned as a whole.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <utility>

#include "core/base/index.hpp"
#include "core/store/memory/texts.hpp"
#include "core/store/rows.hpp"

namespace amends::memory {

/// When something about a request is due: time, request.
using DueSet = std::multiset<std::pair<std::int64_t, TextId>>;

class Requests {
 public:
  explicit Requests(Texts& texts) : texts_(texts) {}

  void put(const RequestRow& row);
  void each(const std::function<bool(const RequestRow&)>& visit) const;
  /// Those that wake, by wakes_at.
  const DueSet& waking() const { return waking_; }

 private:
  struct Packed {
    TextId request;
    TextId rest;
  };
  RequestRow unpack(const Packed& packed) const;

  Texts& texts_;
  std::deque<Packed> rows_;
  Index index_;
  DueSet waking_;
};

class Invitations {
 public:
  explicit Invitations(Texts& texts) : texts_(texts) {}

  void put(const InvitationRow& row);
  std::optional<InvitationRow> find(InvitationId invitation) const;
  void each(const std::function<bool(const InvitationRow&)>& visit) const;
  /// Open ones, by closes_at.
  const DueSet& closing() const { return closing_; }

 private:
  struct Packed {
    std::uint64_t invitation;
    std::int64_t closes_at;
    TextId request;
    TextId rest;
  };
  bool is_open(const Packed& packed) const;
  InvitationRow unpack(const Packed& packed) const;
  std::optional<std::uint32_t> number_of_row(InvitationId invitation) const;

  Texts& texts_;
  std::deque<Packed> rows_;
  Index index_;
  DueSet closing_;
};

}  // namespace amends::memory
