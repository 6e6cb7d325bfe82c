// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

namespace staffsim::scenario {

/// What somebody probably meant whose text is nearly right: hints such as `write "08:00"`; empty
/// where nobody can tell. Habits of other programs and countries: decimal commas, "8:00", "8am",
/// "80 %", "3 h 30 min", "1.9.2025", long dashes.
[[nodiscard]] std::string number_slip(std::string_view text);
[[nodiscard]] std::string duration_slip(std::string_view text);
[[nodiscard]] std::string time_of_day_slip(std::string_view text);
[[nodiscard]] std::string days_slip(std::string_view text);
[[nodiscard]] std::string when_slip(std::string_view text);
/// Without quotes, as a file of data has it: write 08:00, write 2025-09-01.
[[nodiscard]] std::string clock_slip(std::string_view text);
[[nodiscard]] std::string date_slip(std::string_view text);
[[nodiscard]] std::string moment_slip(std::string_view text);

}  // namespace staffsim::scenario
