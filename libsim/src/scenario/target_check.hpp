// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/model.hpp>

#include <optional>
#include <string>

namespace staffsim::scenario {

/// What none of a target's contact types has, though the measure is about it.
struct NothingToJudge {
  std::string message;
  std::string hint;
};

/// Nothing when the target can be judged.
[[nodiscard]] std::optional<NothingToJudge> nothing_to_judge(const TargetSpec& target,
                                                             const ModelSpec& model);

}  // namespace staffsim::scenario
