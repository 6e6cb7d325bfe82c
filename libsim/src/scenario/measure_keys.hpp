// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/measure.hpp>
#include <staffsim/model/model.hpp>

#include "scenario/field.hpp"

#include <optional>
#include <string>
#include <vector>

namespace staffsim::scenario {

/// What is wrong with a measure that is known, and what to write instead.
struct Objection {
  const char* message;
  const char* hint;
};
/// Reads which number is meant: a measure, and what it pools.
/// @param about_targets  why the measure of targets themselves will not do, and what to do
/// @return  nothing when there is no measure of that id, which is reported
[[nodiscard]] const MeasureInfo*
read_measure_keys(const TableReader& table, const Objection& about_targets, std::string& measure,
                  std::vector<std::string>& contact_types, std::vector<std::string>& agent_groups);

/// A value in the unit of a measure: a duration where it is seconds, else a number; at least 0, and
/// at most 1 for shares.
[[nodiscard]] double measure_value(const Field& field, const MeasureInfo& measure);

/// What a scenario would need for a measure to say something.
struct Lack {
  std::string message;
  std::string hint;
};
/// What the contact types must have and none of them has, so that nothing can be observed.
/// @param contact_types  names; empty: all
[[nodiscard]] std::optional<Lack> what_lacks(const std::string& measure,
                                             const std::vector<std::string>& contact_types,
                                             const ModelSpec& model);

/// What a measure leaves out by a rule that none of the contact types has; nothing elsewhere.
/// @param contact_types  names; empty: all
[[nodiscard]] std::optional<Lack> what_never_counts(const std::string& measure,
                                                    const std::vector<std::string>& contact_types,
                                                    const ModelSpec& model);

/// Why a measure is 0 in every replication; nothing where it need not be.
/// @param contact_types  names; empty: all
[[nodiscard]] std::optional<Lack> what_keeps_at_zero(const std::string& measure,
                                                     const std::vector<std::string>& contact_types,
                                                     const ModelSpec& model);

/// What to warn of where the waits of all contacts are meant and e-mail is among them, which may
/// well wait for hours; nothing elsewhere.
[[nodiscard]] std::optional<Lack> what_pools(const std::string& measure,
                                             const std::vector<std::string>& contact_types,
                                             const ModelSpec& model);

}  // namespace staffsim::scenario
