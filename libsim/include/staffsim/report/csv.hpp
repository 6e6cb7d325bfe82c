// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/report/json.hpp>
#include <staffsim/report/study_results.hpp>

#include <string>

namespace staffsim::report {

/// Measures and intervals as CSV (RFC 4180, lines end in CR LF): one header, one line a row, the
/// candidate first. An empty field stands for what was not observed or does not apply.
[[nodiscard]] std::string to_csv(const StudyResults& study);

/// The same in pieces of about 64 kB.
void write_csv(const StudyResults& study, const Sink& sink);

}  // namespace staffsim::report
