// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/report/study_results.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace staffsim::report {

/// Takes a text piece by piece. What it throws passes through.
using Sink = std::function<void(std::string_view)>;

/// The results as JSON, in the format of docs/scenario-format.md. Numbers are the shortest
/// that read again to the same double; null stands for what was not observed. Durations in seconds.
[[nodiscard]] std::string to_json(const StudyResults& study);

/// The same in pieces of about 64 kB: the interval rows of a sweep can be gigabytes.
void write_json(const StudyResults& study, const Sink& sink);

}  // namespace staffsim::report
