#include "core/model/report_mail.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <set>

#include "core/base/limits.hpp"
#include "core/model/clock_time.hpp"
#include "core/model/object_list.hpp"

namespace amends {
namespace {

Result<StaffRecipient> report_recipient_from_json(const json::object& object,
                                                  const std::string& path) {
  FieldReader fields(object, path);
  StaffRecipient to = read_staff_recipient(fields);
  if (auto error = fields.finish()) return *error;
  return to;
}

json::object report_recipient_to_json(const StaffRecipient& to) {
  json::object object;
  add_staff_recipient(to, object);
  return object;
}

void read_report_day(FieldReader& fields, ReportMail& mail) {
  if (fields.has("weekday") == fields.has("day_of_month")) {
    fields.refuse(ErrorCode::out_of_range, "weekday", "or day_of_month is required, and not both");
  }
  const std::string text = fields.text("weekday", 3);
  const auto day = std::find(weekdays.begin(), weekdays.end(), text);
  if (day != weekdays.end()) {
    mail.weekday = static_cast<int>(day - weekdays.begin());
  } else if (fields.has("weekday")) {
    fields.refuse(ErrorCode::out_of_range, "weekday",
                  "must be one of mon, tue, wed, thu, fri, sat, sun");
  }
  const auto number = fields.optional_integer("day_of_month", 1, 31);
  if (number) mail.day_of_month = static_cast<int>(*number);
}

// The helpdesk knows the managers of one queue, or of all.
void check_managers(FieldReader& fields, const ReportMail& mail) {
  const bool to_managers =
      std::any_of(mail.to.begin(), mail.to.end(), [](const StaffRecipient& to) { return !to; });
  if (to_managers && mail.scopes.queues.size() > 1) {
    fields.refuse(ErrorCode::out_of_range, "queues", "must have at most one item for managers");
  }
}

void check_recipients(FieldReader& fields, const ReportMail& mail) {
  if (mail.to.empty()) fields.refuse(ErrorCode::missing_field, "to", "is required");
  for (std::size_t i = 0; i < mail.to.size(); ++i) {
    const auto is_same = [&](const StaffRecipient& other) {
      return other.has_value() == mail.to[i].has_value() && (!other || other->id == mail.to[i]->id);
    };
    if (std::none_of(mail.to.data(), mail.to.data() + i, is_same)) continue;
    fields.refuse(ErrorCode::out_of_range, "to[" + std::to_string(i) + "]",
                  "must be somebody whom no item before it names");
  }
  check_managers(fields, mail);
}

Result<ReportMail> report_mail_from_json(const json::object& object, const std::string& path) {
  FieldReader fields(object, path);
  ReportMail mail;
  mail.name = fields.required_text("name", limits::max_report_mail_name_bytes);
  read_report_day(fields, mail);
  mail.at_min = read_time_of_day(fields, "at");
  mail.period = fields.choice("period", ReportPeriod::week);
  mail.to = read_objects(fields, "to", limits::max_digest_recipients, &report_recipient_from_json);
  mail.scopes = read_scopes(fields);
  check_recipients(fields, mail);
  if (auto error = fields.finish()) return *error;
  return mail;
}

}  // namespace

std::vector<ReportMail> read_report_mails(FieldReader& fields) {
  constexpr std::string_view name = "report_mails";
  auto mails = read_objects(fields, name, limits::max_report_mails, &report_mail_from_json);
  std::set<std::string> known;
  for (std::size_t i = 0; i < mails.size(); ++i) {
    if (known.insert(mails[i].name).second) continue;
    fields.refuse(ErrorCode::out_of_range, std::string(name) + "[" + std::to_string(i) + "].name",
                  "must be a name that no report mail before it has");
  }
  return mails;
}

json::object report_mail_to_json(const ReportMail& mail) {
  json::object object{{"name", mail.name}};
  if (mail.weekday) object["weekday"] = weekdays[static_cast<std::size_t>(*mail.weekday)];
  if (mail.day_of_month) object["day_of_month"] = *mail.day_of_month;
  object["at"] = to_clock(mail.at_min);
  object["period"] = enum_text(mail.period);
  object["to"] = objects_to_json(mail.to, &report_recipient_to_json);
  add_scopes(mail.scopes, object);
  return object;
}

}  // namespace amends
