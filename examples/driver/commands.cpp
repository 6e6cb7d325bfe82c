// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include <staffsim/planning/feasibility.hpp>
#include <staffsim/report/check_text.hpp>

#include "output.hpp"
#include "simulation.hpp"

#include <filesystem>
#include <iostream>

namespace driver {
namespace {

namespace scenario = staffsim::scenario;

/// Prints findings to standard error; nothing when the scenario cannot be used.
std::optional<scenario::Study> read_study(const Options& options) {
  const std::string text = read_file(options.file, scenario::limits::bytes);
  scenario::Overrides overrides = options.overrides;
  overrides.base_directory = std::filesystem::path{options.file}.parent_path().string();
  scenario::Reading reading = scenario::check(text, overrides);
  std::cerr << scenario::render(reading.diagnostics, options.file, text);
  return std::move(reading.study);
}

Status check(const Options& options, const scenario::Study& study) {
  const staffsim::Model& model = study.rows.front().model;
  const staffsim::Diagnostics warnings = staffsim::planning::feasibility_warnings(model);
  const std::string text =
      options.quiet
          ? std::string{}
          : staffsim::report::check_text(study.resolved, staffsim::planning::load_and_duty(model)) +
                "\n";
  if (!options.quiet || !warnings.empty()) print(text + staffsim::report::warnings_text(warnings));
  return done;
}

}  // namespace

Status execute(const Options& options) {
  std::optional<scenario::Study> study = read_study(options);
  if (!study) return bad_scenario;
  if (options.command == Command::check) return check(options, *study);
  return simulate_and_report(options, std::move(*study));
}

}  // namespace driver
