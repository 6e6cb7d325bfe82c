// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/diagnostics.hpp>
#include <staffsim/planning/feasibility.hpp>
#include <staffsim/report/page.hpp>

#include <string>
#include <string_view>

namespace staffsim::report {

/// What a check says: the resolved scenario, offered load and agents on duty by weekday and hour.
[[nodiscard]] std::string check_text(std::string_view resolved, const planning::LoadAndDuty& week,
                                     Page page = {});

/// Warnings as a list, a paragraph each; empty when there are none.
[[nodiscard]] std::string warnings_text(const Diagnostics& warnings, Page page = {});

}  // namespace staffsim::report
