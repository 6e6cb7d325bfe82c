// SPDX-License-Identifier: Apache-2.0
#include "report/unfinished_text.hpp"

#include "core/format.hpp"
#include "core/wording.hpp"
#include "report/cells.hpp"
#include "report/parts.hpp"

namespace staffsim::report {
namespace {

constexpr double share_to_mention = 0.01;

/// Of the e-mail that came; 0 where none did.
double unfinished_share(const CandidateResult& candidate) {
  const Part email = channel_part(Channel::email);
  const Estimate* const offered = find(candidate.result, Measure::offered, email);
  const Estimate* const unfinished = find(candidate.result, Measure::unfinished, email);
  if (offered == nullptr || unfinished == nullptr || !(offered->value > 0.0)) return 0.0;
  return unfinished->value / offered->value;
}

}  // namespace

std::vector<std::string> unfinished_legend(std::span<const CandidateResult> shown) {
  std::string names;
  for (const CandidateResult& candidate : shown) {
    const double share = unfinished_share(candidate);
    if (share > share_to_mention)
      names += fmt::format("{}{} ({} %)", names.empty() ? "" : ", ", printable(candidate.name),
                           short_number(100.0 * share));
  }
  if (names.empty()) return {};
  return {"E-mail that still waits at the end counts in no wait, and waits look too good in: " +
          names + "."};
}

}  // namespace staffsim::report
