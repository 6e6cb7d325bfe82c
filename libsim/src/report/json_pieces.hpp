// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/result.hpp>

#include <string>
#include <string_view>

namespace staffsim::report {

/// As a JSON string; bytes that are no UTF-8 become the replacement character.
[[nodiscard]] std::string escaped(std::string_view text);

/// A number, or null where it is not finite.
[[nodiscard]] std::string number_json(double value);

/// The fields that say what a row is about, without braces.
[[nodiscard]] std::string label_json(const RowLabel& label, MeasureScope scope);

/// A row about a difference, with its verdict.
[[nodiscard]] std::string difference_json(const MeasureDifference& of, const RowLabel& label);

}  // namespace staffsim::report
