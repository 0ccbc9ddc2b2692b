#include "native-plugin/cli/copies/verification.hpp"

#include <cstdio>

#include "native-plugin/cli/interrupt.hpp"
#include "native-plugin/cli/text/progress.hpp"
#include "native-plugin/cli/text/table.hpp"

namespace amends::cli {
namespace {

void tell_damages(const VerifyReport& report) {
  for (const Damage& damage : report.listed) {
    std::fprintf(stderr, "%s\n", harmless(to_text(damage)).c_str());
  }
  const auto listed = static_cast<std::int64_t>(report.listed.size());
  if (report.damages > listed) {
    std::fprintf(stderr, "and %s more\n", grouped(report.damages - listed).c_str());
  }
}

}  // namespace

VerifyReport verified(DirectCore& core) {
  Progress progress;
  const VerifyCallbacks callbacks{
      [&progress](std::int64_t looked_at) { progress.show("verifying", looked_at); },
      was_interrupted};
  VerifyReport report =
      expect(verify(core.services().store(), core.services().history(), callbacks));
  progress.clear();
  if (!report.stopped) tell_damages(report);
  return report;
}

VerifyReport verified_copy(const std::string& path, const std::vector<std::string>& tenants,
                           const std::string& outcome) {
  VerifyReport sum;
  for (const std::string& tenant : tenants) {
    DirectCore core({path, tenant}, IfMissing::refuse);
    const VerifyReport report = verified(core);
    if (report.stopped) throw Failure(ExitCode::interrupted, "interrupted; " + outcome);
    sum.streams += report.streams;
    sum.events += report.events;
    sum.rows += report.rows;
    sum.damages += report.damages;
  }
  if (sum.content()) return sum;
  throw Failure(ExitCode::failed, "damaged in " + grouped(sum.damages) + " places; " + outcome);
}

std::string counts_text(const VerifyReport& report) {
  return "looked at " + grouped(report.streams) + " streams, " + grouped(report.events) +
         " events, " + grouped(report.rows) + " derived rows";
}

}  // namespace amends::cli
