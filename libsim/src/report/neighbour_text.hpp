// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/report/study_results.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace staffsim::report {

/// What a sweep says of rows that stand one below the other.

/// Behind the name of a row that is not told apart from the one above; nothing for the others.
[[nodiscard]] std::string_view neighbour_mark(const CandidateResult& candidate) noexcept;

/// What the mark means, where there is one, and what meeting the same contacts is worth.
[[nodiscard]] std::vector<std::string>
neighbour_legend(std::span<const CandidateResult> candidates);

/// "the share of calls abandoned", as a sentence calls a measure of one channel.
[[nodiscard]] std::string main_measure_text(Measure measure, const RowLabel& label);

/// A ratio of variances for people: two digits, "8.3", "120".
[[nodiscard]] std::string times_text(double ratio);

}  // namespace staffsim::report
