// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/report/page.hpp>
#include <staffsim/report/study_results.hpp>

#include <span>
#include <string>

namespace staffsim::report {

/// Each target with what became of it in every candidate; empty without targets.
[[nodiscard]] std::string targets_text(std::span<const CandidateResult> candidates, Page page);

}  // namespace staffsim::report
