// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/result.hpp>
#include <staffsim/model/target.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace staffsim::report {

/// "met", "missed" or "cannot tell".
[[nodiscard]] std::string_view verdict_word(Verdict verdict) noexcept;

/// "A better", "B better", "higher in B", "lower in B", "no difference" or "cannot tell".
[[nodiscard]] std::string_view difference_word(DifferenceVerdict verdict) noexcept;

/// "interval", "day" or "horizon", as in scenario files.
[[nodiscard]] std::string_view span_word(TargetSpan span) noexcept;

/// "service_level of support calls, official calls": a measure and what it pools.
[[nodiscard]] std::string subject_text(const std::string& measure,
                                       const std::vector<std::string>& contact_types,
                                       const std::vector<std::string>& agent_groups);

/// "80 %".
[[nodiscard]] std::string percent_text(double share);

}  // namespace staffsim::report
