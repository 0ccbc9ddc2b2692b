// What the receiver of a webhook must know.
#include "core/api/routes.hpp"
#include "core/api/webhook_secret.hpp"

namespace amends {

Result<Response> get_webhook_secret(Call& call) {
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  const Webhook* webhook = (*settings)->current().webhook(call.arguments[0]);
  if (webhook == nullptr) return fail(ErrorCode::not_found, "the webhook is not known");
  return json_response(
      200, json::object{{"id", webhook->id}, {"secret", webhook_secret(call.services, *webhook)}});
}

}  // namespace amends
