#include "core/api/case_command.hpp"

#include <utility>

#include "core/api/helpdesk_effect.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/model/money.hpp"

namespace amends {
namespace {

Person read_person(FieldReader& parent, std::string_view name) {
  FieldReader fields(parent.object(name), std::string(name) + ".");
  Person person;
  person.id = fields.required_text("id", limits::max_name_bytes);
  person.name = fields.text("name", limits::max_name_bytes);
  if (auto error = fields.finish()) parent.refuse(*error);
  return person;
}

// Who watches a case may say something, and go away.
bool is_for_watchers(const FollowUpCommand& command, const Actor& actor) {
  if (std::holds_alternative<AddNote>(command)) return true;
  const auto* watch = std::get_if<Watch>(&command);
  return watch != nullptr && watch->ends && watch->person.id == actor.id;
}

Result<void> check_helpdesk(Services& services, TaskKind kind) {
  auto takes = helpdesk_takes(services, kind);
  if (!takes) return takes.error();
  if (*takes) return {};
  return fail(ErrorCode::transition_not_allowed,
              "this helpdesk does not take request." + std::string(enum_text(kind)) + " yet");
}

Result<void> check_helpdesk(Services& services, const FollowUpCommand& command) {
  if (std::holds_alternative<WriteToCustomer>(command)) {
    return check_helpdesk(services, TaskKind::reply);
  }
  if (std::holds_alternative<ReopenRequest>(command)) {
    return check_helpdesk(services, TaskKind::reopen);
  }
  return {};
}

}  // namespace

std::string read_note(FieldReader& fields) {
  return std::string(trimmed(fields.text("note", limits::max_note_bytes)));
}

std::int64_t read_revision(FieldReader& fields, std::string_view name) {
  if (!fields.has(name)) fields.refuse(ErrorCode::missing_field, name, "is required");
  return fields.integer(name, 0, INT64_MAX, 0);
}

OpStamp read_stamp(Call& call, FieldReader& fields) {
  return {
      fields.text("op", limits::max_op_chars),
      call.services.digest_text(call.services.keys().api, call.request.path + call.request.body)};
}

Result<bool> is_repeated(const RequestState& state, const OpStamp& op) {
  const OpRecord* repeated = op.op.empty() ? nullptr : state.find_op(op.op);
  if (repeated != nullptr && repeated->body_hash != op.body_hash) {
    return fail(ErrorCode::op_reused, "op was used before with another body", "op");
  }
  return repeated != nullptr;
}

FollowUpCommand read_assign(FieldReader& fields) {
  Assign assign;
  if (!fields.has("assignee")) fields.refuse(ErrorCode::missing_field, "assignee", "is required");
  if (!fields.object("assignee").empty()) assign.assignee = read_person(fields, "assignee");
  return assign;
}

FollowUpCommand read_contact(FieldReader& fields) {
  Contact contact;
  contact.channel = fields.choice("channel", ContactChannel::other);
  contact.result = fields.choice("result", ContactResult::reached);
  contact.note = read_note(fields);
  return contact;
}

FollowUpCommand read_add_note(FieldReader& fields) {
  return AddNote{read_note(fields)};
}

FollowUpCommand read_address(FieldReader& fields) {
  Address address;
  address.outcome = fields.text("outcome", limits::max_case_code_bytes);
  address.root_cause = fields.text("root_cause", limits::max_case_code_bytes);
  address.action = fields.text("action", limits::max_case_code_bytes);
  address.note = read_note(fields);
  return address;
}

FollowUpCommand read_wait(FieldReader& fields) {
  WaitForCustomer wait;
  if (!fields.has("until_at")) fields.refuse(ErrorCode::missing_field, "until_at", "is required");
  wait.until.count = fields.integer("until_at", 0, INT64_MAX, 0);
  wait.note = read_note(fields);
  return wait;
}

FollowUpCommand read_resume(FieldReader& fields) {
  return Resume{read_note(fields)};
}

FollowUpCommand read_reopen(FieldReader& fields) {
  return Reopen{read_note(fields)};
}

FollowUpCommand read_undo(FieldReader& fields) {
  return Undo{read_note(fields)};
}

FollowUpCommand read_take_out(FieldReader& fields) {
  return TakeOut{read_note(fields)};
}

FollowUpCommand read_write(FieldReader& fields) {
  WriteToCustomer write;
  write.subject = std::string(trimmed(fields.text("subject", limits::max_subject_bytes)));
  write.text = std::string(trimmed(fields.text("text", limits::max_note_bytes)));
  write.despite_declined = fields.optional_flag("despite_declined").value_or(false);
  if (write.subject.find_first_of("\r\n") != std::string::npos) {
    fields.refuse(ErrorCode::out_of_range, "subject", "must be one line");
  }
  return write;
}

FollowUpCommand read_reopen_request(FieldReader& fields) {
  return ReopenRequest{read_note(fields)};
}

FollowUpCommand read_offer(FieldReader& fields) {
  MakeOffer wanted;
  wanted.offer = fields.required_text("offer", limits::max_case_code_bytes);
  if (const std::string amount = fields.text("amount", 16); !amount.empty()) {
    wanted.hundredths = hundredths_from_text(amount);
    if (!wanted.hundredths) {
      fields.refuse(ErrorCode::out_of_range, "amount",
                    "must be an amount such as 50 or 49.90, at most 9999999.99");
    }
  }
  wanted.note = read_note(fields);
  return wanted;
}

FollowUpCommand read_watch(FieldReader& fields) {
  Watch watch;
  if (!fields.has("person")) fields.refuse(ErrorCode::missing_field, "person", "is required");
  watch.person = read_person(fields, "person");
  watch.ends = fields.optional_flag("ends").value_or(false);
  return watch;
}

Result<CaseCommand> read_command(Call& call, FieldReader& fields, ReadCommand read) {
  CaseCommand parsed;
  parsed.revision = read_revision(fields);
  parsed.op = read_stamp(call, fields);
  parsed.command = read(fields);
  if (auto error = fields.finish()) return *error;
  return parsed;
}

Result<Written> work_on(Call& call, const VisibleCase& seen, const CaseCommand& wanted) {
  if (!seen.works_on_it && !is_for_watchers(wanted.command, call.request.actor)) {
    return fail(ErrorCode::forbidden, "who watches a case may read it and write notes");
  }
  auto can = check_helpdesk(call.services, wanted.command);
  if (!can) return can.error();
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  const auto decide = [&](const RequestState& state) -> Result<Events> {
    auto repeated = is_repeated(state, wanted.op);
    if (!repeated) return repeated.error();
    if (*repeated) return Events{};
    const Context context{call.services.now(), **settings, call.request.actor, wanted.op};
    return decide_follow_up(state, seen.row().follow_up, wanted.revision, wanted.command, context);
  };
  return write_request(call.services, seen.row().request, decide);
}

}  // namespace amends
