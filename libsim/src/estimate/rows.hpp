// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/result.hpp>
#include <staffsim/model/model.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace staffsim {

/// A row of results: what it sums over, and which measures it may carry.
struct Row {
  RowLabel label;
  std::vector<std::uint16_t> members;  ///< contact types, or agent groups
  bool mixes_channels = false;         ///< then only counts and answer_rate (rule 7)
  bool is_email = false;               ///< all of it
};

/// The rows about contacts: each type, each branch, each channel, all.
[[nodiscard]] std::vector<Row> contact_rows(const Model& model);
/// The rows about agents: each group, all.
[[nodiscard]] std::vector<Row> agent_rows(const Model& model);
/// What a measure of this scope pools: the named contact types or agent groups, all without names.
[[nodiscard]] std::vector<std::uint16_t>
pooled_members(const Model& model, MeasureScope scope,
               const std::vector<std::string>& contact_types,
               const std::vector<std::string>& agent_groups);
/// Whether a row of contacts may carry a measure: what only e-mail has stands in rows of e-mail
/// alone. Rows of agents carry every measure of agents.
[[nodiscard]] bool carries(const Row& row, Measure measure) noexcept;
/// Whether intervals show a measure: those that cannot but be 0, or repeat another, are left out.
[[nodiscard]] bool shows_in_intervals(const ModelSpec& spec, Measure measure);

}  // namespace staffsim
