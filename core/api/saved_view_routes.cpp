// /api/views: what members of the staff named in order to find it again.
#include <algorithm>
#include <boost/json/array.hpp>

#include "core/api/routes.hpp"
#include "core/api/saved_view_query.hpp"
#include "core/api/saved_views.hpp"
#include "core/api/tenant_writer.hpp"
#include "core/api/timeline.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/model/event_codec.hpp"
#include "core/model/field_reader.hpp"
#include "core/store/saved_views.hpp"

namespace amends {
namespace {

/// A view as it was sent.
struct WantedView {
  Id128 id;
  ViewOf of = ViewOf::follow_ups;
  bool shared = false;
  std::string name;
  std::string query;
};

Error unknown_view() {
  return fail(ErrorCode::not_found, "the view is not known");
}

bool may_share(const Actor& actor) {
  return actor.at_least(Role::manager);
}

bool may_see(const Actor& actor, ViewOf of) {
  return of == ViewOf::follow_ups || actor.at_least(Role::manager);
}

Result<std::string> person_of(Call& call) {
  const std::string& id = call.request.actor.id;
  if (id.empty()) return fail(ErrorCode::forbidden, "views are saved for people with an id");
  return views_person(call.services, id);
}

// --- as they go out ----------------------------------------------------------------------------

/// One to be listed.
struct ListedView {
  SavedViewRow row;
  Personal text;
  bool mine = false;
};

json::object listed_view(const ListedView& view) {
  return {{"id", to_text(view.row.view)},
          {"of", enum_text(view.row.of)},
          {"name", view.text.view_name},
          {"query", view.text.view_query},
          {"shared", view.row.shared},
          {"mine", view.mine},
          {"by", person_view({ActorKind::staff, view.row.owner_id, view.row.owner_name})},
          {"saved_at", view.row.saved_at.count}};
}

Result<void> add_listed(const std::vector<SavedViewFound>& found, const std::string& me,
                        std::vector<ListedView>& listed) {
  for (const SavedViewFound& view : found) {
    if (!view.text) continue;
    auto text = decode_personal(*view.text);
    if (!text) return text.error();
    listed.push_back({view.row, std::move(*text), view.row.person == me});
  }
  return {};
}

// His own and those that others share, by name.
Result<std::vector<ListedView>> all_views(Call& call, const std::string& me) {
  auto own = call.services.store().saved_views(me);
  if (!own) return own.error();
  auto shared = call.services.store().saved_views(std::nullopt);
  if (!shared) return shared.error();
  std::erase_if(*shared, [&](const SavedViewFound& view) { return view.row.person == me; });
  std::vector<ListedView> listed;
  if (auto done = add_listed(*own, me, listed); !done) return done.error();
  if (auto done = add_listed(*shared, me, listed); !done) return done.error();
  std::sort(listed.begin(), listed.end(), [](const ListedView& a, const ListedView& b) {
    const auto rank = [](const ListedView& view) {
      return std::tuple(!view.mine, lower_ascii(view.text.view_name), view.row.view);
    };
    return rank(a) < rank(b);
  });
  return listed;
}

// --- as they come in ---------------------------------------------------------------------------

Result<WantedView> view_from(const Call& call) {
  WantedView wanted;
  const auto id = id128_from_text(call.arguments[0]);
  if (!id) {
    return fail(ErrorCode::out_of_range, "the id of a view must be 32 lower-case hex digits", "id");
  }
  wanted.id = *id;
  auto body = parse_json_object(call.request.body);
  if (!body) return body.error();
  FieldReader fields(*body);
  const auto of = fields.optional_choice<ViewOf>("of");
  if (!of) fields.refuse(ErrorCode::missing_field, "of", "is required");
  wanted.of = of.value_or(ViewOf::follow_ups);
  wanted.name = trimmed(fields.text("name", limits::max_view_name_bytes));
  if (wanted.name.empty()) fields.refuse(ErrorCode::missing_field, "name", "is required");
  wanted.query = fields.text("query", limits::max_view_query_bytes);
  wanted.shared = fields.optional_flag("shared").value_or(false);
  if (auto error = fields.finish()) return *error;
  return wanted;
}

Result<void> check_rights(const Actor& actor, const WantedView& wanted) {
  if (!may_see(actor, wanted.of)) {
    return fail(ErrorCode::forbidden, "reports are for managers", "of");
  }
  if (wanted.shared && !may_share(actor)) {
    return fail(ErrorCode::forbidden, "a manager shares views", "shared");
  }
  return {};
}

// The own names, and those under which everybody would find another one.
Result<void> check_name(const std::vector<ListedView>& known, const WantedView& wanted) {
  for (const ListedView& view : known) {
    const bool same_name = lower_ascii(view.text.view_name) == lower_ascii(wanted.name);
    const bool meets = view.row.of == wanted.of && (view.mine || wanted.shared);
    if (view.mine && view.row.view == wanted.id) continue;
    if (!same_name || !meets) continue;
    return fail(ErrorCode::already_exists, "name is that of another view: " + view.text.view_name,
                "name");
  }
  return {};
}

Result<Events> saved_events(Call& call, const SavedViews& known, const WantedView& wanted) {
  const SavedView* earlier = known.find(wanted.id);
  if (earlier == nullptr && known.views.size() >= limits::max_saved_views) {
    return fail(ErrorCode::out_of_range,
                "there are " + std::to_string(limits::max_saved_views) +
                    " saved views, which is the limit; delete one first",
                "id");
  }
  if (earlier != nullptr && earlier->of != wanted.of) {
    return fail(ErrorCode::out_of_range, "of is another for this view, and stays", "of");
  }
  const bool same = earlier != nullptr && earlier->name == wanted.name &&
                    earlier->query == wanted.query && earlier->shared == wanted.shared;
  if (same) return Events{};
  Event event = by_actor(call, ViewSaved{wanted.id, wanted.of, wanted.shared});
  event.personal.view_name = wanted.name;
  event.personal.view_query = wanted.query;
  return Events{std::move(event)};
}

// Whose the view is that is to go: his own, or one that an admin takes from all.
Result<std::string> holder_of(Call& call, const std::string& me, const Id128& id) {
  auto known = all_views(call, me);
  if (!known) return known.error();
  for (const ListedView& view : *known) {
    if (view.row.view != id || !may_see(call.request.actor, view.row.of)) continue;
    if (view.mine || call.request.actor.at_least(Role::admin)) return view.row.person;
    return fail(ErrorCode::forbidden, "the view is another's; an admin may delete it");
  }
  return unknown_view();
}

}  // namespace

Result<Response> get_views(Call& call) {
  auto me = person_of(call);
  if (!me) return me.error();
  const std::string_view text = call.request.query_value("of");
  const auto of = enum_from_text<ViewOf>(text);
  if (!text.empty() && !of) {
    return fail(ErrorCode::out_of_range, "of must be follow-ups or report", "of");
  }
  auto known = all_views(call, *me);
  if (!known) return known.error();
  json::array items;
  for (const ListedView& view : *known) {
    const bool wanted = (!of || view.row.of == *of) && may_see(call.request.actor, view.row.of);
    if (wanted) items.push_back(listed_view(view));
  }
  return json_response(
      200, json::object{{"items", std::move(items)}, {"may_share", may_share(call.request.actor)}});
}

Result<Response> put_view(Call& call) {
  auto me = person_of(call);
  if (!me) return me.error();
  auto wanted = view_from(call);
  if (!wanted) return wanted.error();
  if (auto checked = check_rights(call.request.actor, *wanted); !checked) return checked.error();
  if (auto checked = check_view_query(call, wanted->of, wanted->query); !checked) {
    return checked.error();
  }
  auto written = write_views(call.services, *me, [&](const SavedViews& views) -> Result<Events> {
    auto known = all_views(call, *me);
    if (!known) return known.error();
    if (auto checked = check_name(*known, *wanted); !checked) return checked.error();
    return saved_events(call, views, *wanted);
  });
  if (!written) return written.error();
  const SavedView* view = written->find(wanted->id);
  if (view == nullptr) return unknown_view();
  ListedView listed{saved_view_row(*me, *view), {}, true};
  listed.text.view_name = view->name;
  listed.text.view_query = view->query;
  return json_response(200, listed_view(listed));
}

Result<Response> delete_view(Call& call) {
  auto me = person_of(call);
  if (!me) return me.error();
  const auto id = id128_from_text(call.arguments[0]);
  if (!id) return unknown_view();
  auto holder = holder_of(call, *me, *id);
  if (!holder) return holder.error();
  auto written =
      write_views(call.services, *holder, [&](const SavedViews& views) -> Result<Events> {
        if (views.find(*id) == nullptr) return Events{};
        return Events{by_actor(call, ViewDeleted{*id})};
      });
  if (!written) return written.error();
  return json_response(200, json::object{{"id", to_text(*id)}});
}

}  // namespace amends
