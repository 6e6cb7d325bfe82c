// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/result.hpp>
#include <staffsim/model/model.hpp>
#include <staffsim/report/study_results.hpp>

#include <string>
#include <vector>

namespace staffsim::report {

/// A row of results that tables show: everything, a channel, a branch, a contact type, a group.
struct Part {
  enum class Kind { all, channel, branch, type, group };
  Kind kind = Kind::all;
  std::string name;   ///< as in the results' labels
  std::string title;  ///< as printed
};

/// The estimate of a measure for a part; nullptr where the results have none.
[[nodiscard]] const Estimate* find(const Result& result, Measure measure, const Part& part);

/// The difference in a measure of a part; nullptr where it was not compared.
[[nodiscard]] const MeasureDifference* find(const StudyResults& study, Measure measure,
                                            const Part& part);

/// How a channel's contacts are called: "calls" or "e-mail".
[[nodiscard]] std::string contacts_of(Channel channel);

[[nodiscard]] Part channel_part(Channel channel);

/// All contacts of the channel whose waits tables show first: calls where there are any.
[[nodiscard]] Part main_part(const ModelSpec& spec);

/// What tables show of a channel beside its total: its branches; the contact types of a branch that
/// mixes calls and e-mail, the only type of a branch or, when `every_type`, all of them.
[[nodiscard]] std::vector<Part> parts_of(const ModelSpec& spec, Channel channel, bool every_type);

/// The agent groups and, if there are several, all agents.
[[nodiscard]] std::vector<Part> group_parts(const ModelSpec& spec);

}  // namespace staffsim::report
