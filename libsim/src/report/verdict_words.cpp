// SPDX-License-Identifier: Apache-2.0
#include "report/verdict_words.hpp"

#include "core/format.hpp"
#include "core/wording.hpp"

namespace staffsim::report {

std::string_view verdict_word(Verdict verdict) noexcept {
  switch (verdict) {
    case Verdict::met: return "met";
    case Verdict::missed: return "missed";
    case Verdict::cannot_tell: break;
  }
  return "cannot tell";
}

std::string_view difference_word(DifferenceVerdict verdict) noexcept {
  switch (verdict) {
    case DifferenceVerdict::a_better: return "A better";
    case DifferenceVerdict::b_better: return "B better";
    case DifferenceVerdict::higher_in_b: return "higher in B";
    case DifferenceVerdict::lower_in_b: return "lower in B";
    case DifferenceVerdict::no_difference: return "no difference";
    case DifferenceVerdict::cannot_tell: break;
  }
  return "cannot tell";
}

std::string_view span_word(TargetSpan span) noexcept {
  switch (span) {
    case TargetSpan::interval: return "interval";
    case TargetSpan::day: return "day";
    case TargetSpan::horizon: break;
  }
  return "horizon";
}

std::string subject_text(const std::string& measure, const std::vector<std::string>& contact_types,
                         const std::vector<std::string>& agent_groups) {
  const std::vector<std::string>& names = agent_groups.empty() ? contact_types : agent_groups;
  if (names.empty()) return measure;
  return fmt::format("{} of {}", measure, fmt::join(names, ", "));
}

std::string percent_text(double share) { return fmt::format("{:.10g} %", share * 100.0); }

}  // namespace staffsim::report
