// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include <staffsim/core/fnv1a.hpp>
#include <staffsim/core/version.hpp>
#include <staffsim/planning/feasibility.hpp>
#include <staffsim/report/check_text.hpp>

#include "output.hpp"
#include "simulation.hpp"
#include "terminal.hpp"
#include "warnings.hpp"

#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

namespace driver {
namespace {

namespace scenario = staffsim::scenario;

/// Findings are for standard error; no study when the scenario cannot be used.
scenario::Reading read_scenario(const Options& options, std::string& text) {
  text = read_file(options.file, scenario::limits::bytes);
  scenario::Overrides overrides = options.overrides;
  overrides.base_directory = std::filesystem::path{options.file}.parent_path().string();
  overrides.base_alone = options.command == Command::run;
  return scenario::check(text, overrides);
}

bool is_same_file(const std::filesystem::path& a, const std::filesystem::path& b) {
  std::error_code unknown;  // of a file that is not there yet
  return std::filesystem::equivalent(a, b, unknown) && !unknown;
}

/// Results go over nothing that the scenario names.
void require_apart(const Options& options, const std::vector<std::string>& files) {
  const std::filesystem::path scenario{options.file};
  std::vector<std::filesystem::path> sources{scenario};
  for (const std::string& name : files) sources.push_back(scenario.parent_path() / name);
  for (const auto& output : {options.json, options.csv, options.checkpoint})
    for (const std::filesystem::path& source : sources)
      if (output && is_same_file(*output, source))
        throw BadCommandLine{
            "results would be written over " + source.string() +
            (source == scenario ? ", from which they come" : ", which the scenario names")};
}

/// What all processes must have read alike: the scenario, and by which program.
std::uint64_t fingerprint(const std::optional<scenario::Study>& study) {
  const std::string text = std::string{staffsim::version} + (study ? study->hash : "none");
  return staffsim::fnv1a(text);
}

/// What was read, if it can be used, and whether anything was said about it.
struct StudyRead {
  std::optional<scenario::Study> study;
  bool has_findings = false;
};

/// Where there are several processes, all must read the same, or none can use it.
StudyRead read_study(const Options& options, Machines& machines) {
  constexpr std::uint64_t unreadable = 0;
  std::string text;
  scenario::Reading reading;
  try {
    reading = read_scenario(options, text);
  } catch (const FileError& error) {
    if (!machines.agree_on(unreadable) && !machines.lead())
      std::cerr << "staffsim: " << error.what() << '\n';
    throw;
  } catch (...) {  // the others wait to agree
    static_cast<void>(machines.agree_on(unreadable));
    throw;
  }
  if (!machines.agree_on(fingerprint(reading.study)))
    throw FileError{"the processes read different scenarios, or are of different versions"};
  require_apart(options, reading.files);
  if (machines.lead()) std::cerr << scenario::render(reading.diagnostics, options.file, text);
  return {std::move(reading.study), !reading.diagnostics.empty()};
}

std::string findings_text(const staffsim::Diagnostics& warnings, bool has_others) {
  if (!warnings.empty()) return staffsim::report::warnings_text(warnings, output_page());
  return has_others ? "No further warnings.\n" : "No warnings.\n";
}

Status check(const Options& options, const scenario::Study& study, bool has_findings) {
  const staffsim::Model& model = study.rows.front().model;
  const staffsim::Diagnostics warnings = warnings_of(study.rows);
  const std::string text =
      options.quiet ? std::string{}
                    : staffsim::report::check_text(
                          study.resolved, staffsim::planning::load_and_duty(model), output_page()) +
                          "\n";
  if (!options.quiet || !warnings.empty()) print(text + findings_text(warnings, has_findings));
  return done;
}

}  // namespace

Status execute(const Options& options, Machines& machines) {
  auto [study, has_findings] = read_study(options, machines);
  if (!study) return bad_scenario;
  if (options.command == Command::check)
    return machines.lead() ? check(options, *study, has_findings) : done;
  return simulate_and_report(options, std::move(*study), machines);
}

}  // namespace driver
