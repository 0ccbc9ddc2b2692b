// The commands that work a case, as they come in.
#pragma once

#include "core/api/case_access.hpp"
#include "core/api/writer.hpp"
#include "core/model/field_reader.hpp"
#include "core/rules/work_follow_up.hpp"

namespace amends {

struct CaseCommand {
  std::int64_t revision = 0;
  OpStamp op;
  FollowUpCommand command;
};

std::string read_note(FieldReader& fields);

/// A revision of a request's stream, which must be given.
std::int64_t read_revision(FieldReader& fields, std::string_view name = "revision");

/// The op of a call, with what tells its body from another one's.
OpStamp read_stamp(Call& call, FieldReader& fields);

/// Whether the op was carried out before: op_reused when that was another command.
Result<bool> is_repeated(const RequestState& state, const OpStamp& op);

/// Reads the members that are a command's own.
using ReadCommand = FollowUpCommand (*)(FieldReader& fields);

FollowUpCommand read_assign(FieldReader& fields);
FollowUpCommand read_contact(FieldReader& fields);
FollowUpCommand read_add_note(FieldReader& fields);
FollowUpCommand read_address(FieldReader& fields);
FollowUpCommand read_wait(FieldReader& fields);
FollowUpCommand read_resume(FieldReader& fields);
FollowUpCommand read_reopen(FieldReader& fields);
FollowUpCommand read_undo(FieldReader& fields);
FollowUpCommand read_take_out(FieldReader& fields);
FollowUpCommand read_write(FieldReader& fields);
FollowUpCommand read_reopen_request(FieldReader& fields);
FollowUpCommand read_offer(FieldReader& fields);
FollowUpCommand read_watch(FieldReader& fields);

/// The whole body of a call about one case.
Result<CaseCommand> read_command(Call& call, FieldReader& fields, ReadCommand read);

/// Carries the command out, once for each op. Refused: forbidden for who only watches the case, and
/// what decide_follow_up() refuses; transition_not_allowed where the helpdesk cannot do it.
Result<Written> work_on(Call& call, const VisibleCase& seen, const CaseCommand& command);

}  // namespace amends
