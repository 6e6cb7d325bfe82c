// SPDX-License-Identifier: Apache-2.0
#include "estimate/precision.hpp"

#include <staffsim/core/contracts.hpp>

#include <algorithm>
#include <cmath>

namespace staffsim {
namespace {

bool pools(const Row& row, const std::vector<std::uint16_t>& members, Measure measure) {
  return std::ranges::is_permutation(row.members, members) && carries(row, measure);
}

/// A row of its own: like a target over the horizon it may pool calls and e-mail.
Row row_of(const Model& model, MeasureScope scope, std::vector<std::uint16_t> members) {
  Row row;
  row.is_email =
      scope == MeasureScope::contacts && std::ranges::any_of(members, [&](std::uint16_t type) {
        return model.contact_types()[type].channel == Channel::email;
      });
  row.members = std::move(members);
  return row;
}

/// Without names: all contacts where a row of all carries the measure, else calls where their row
/// does, else e-mail.
std::vector<std::uint16_t> members_without_names(const Model& model, Measure measure) {
  const std::vector<Row> rows = contact_rows(model);
  if (carries(rows.back(), measure)) return rows.back().members;
  const auto shows = [&](const Row& row) {
    return row.label == RowLabel{.channel = row.label.channel} && carries(row, measure);
  };
  return std::ranges::find_if(rows, shows)->members;
}

std::vector<std::uint16_t> members_of(const PrecisionTarget& target, const Model& model,
                                      Measure measure) {
  const MeasureScope scope = info(measure).scope;
  if (scope == MeasureScope::contacts && target.contact_types.empty())
    return members_without_names(model, measure);
  return pooled_members(model, scope, target.contact_types, target.agent_groups);
}

}  // namespace

PrecisionSubject subject_of(const PrecisionTarget& target, const Model& model,
                            std::vector<Row>& contact_rows, std::vector<Row>& agent_rows) {
  const auto measure = measure_from_id(target.measure);
  require(measure.has_value() && is_promisable(*measure), "ExperimentSpec",
          "a precision needs the id of a measure of contacts or agents");
  const MeasureScope scope = info(*measure).scope;
  const auto& of_others =
      scope == MeasureScope::agents ? target.contact_types : target.agent_groups;
  require(of_others.empty(), "ExperimentSpec",
          "a precision names contact types for a measure of agents, or the other way round");
  std::vector<Row>& rows = scope == MeasureScope::agents ? agent_rows : contact_rows;
  std::vector<std::uint16_t> members = members_of(target, model, *measure);
  const auto found =
      std::ranges::find_if(rows, [&](const Row& row) { return pools(row, members, *measure); });
  const auto index = static_cast<std::size_t>(found - rows.begin());
  if (found == rows.end()) rows.push_back(row_of(model, scope, std::move(members)));
  return {*measure, index};
}

PrecisionResult judge(const PrecisionTarget& target, std::size_t index, const Estimate& estimate) {
  PrecisionResult result{.target = index, .estimate = estimate, .reached = estimate.half_width()};
  result.wanted = target.half_width;
  if (target.is_relative) result.wanted *= std::abs(estimate.value);
  result.is_met = result.wanted > 0.0 && result.reached <= result.wanted;  // false where NaN
  return result;
}

}  // namespace staffsim
