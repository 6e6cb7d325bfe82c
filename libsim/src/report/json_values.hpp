// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/estimate.hpp>

#include <nlohmann/json.hpp>

#include <cmath>
#include <string>
#include <vector>

namespace staffsim::report {

/// Objects of which a document has few: rows of which it has many are written as text.
using Json = nlohmann::ordered_json;

/// Null where it is not finite.
[[nodiscard]] inline Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

/// What a number is of: a measure, and what it pools where that is said.
inline void put_subject(Json& row, const std::string& measure,
                        const std::vector<std::string>& contact_types,
                        const std::vector<std::string>& agent_groups) {
  row["measure"] = measure;
  if (!contact_types.empty()) row["contact_types"] = contact_types;
  if (!agent_groups.empty()) row["agent_groups"] = agent_groups;
}

inline void put_estimate(Json& row, const Estimate& estimate) {
  row["estimate"] = number(estimate.value);
  row["low"] = number(estimate.low);
  row["high"] = number(estimate.high);
}

/// On one line; bytes that are no UTF-8 become the replacement character.
[[nodiscard]] inline std::string text_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace staffsim::report
