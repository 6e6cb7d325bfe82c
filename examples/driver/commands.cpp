// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include <staffsim/estimate/simulate.hpp>
#include <staffsim/planning/feasibility.hpp>
#include <staffsim/report/check_text.hpp>
#include <staffsim/report/csv.hpp>
#include <staffsim/report/json.hpp>
#include <staffsim/report/tables.hpp>
#include <staffsim/scenario/scenario.hpp>

#include "interruption.hpp"
#include "output.hpp"
#include "progress.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace driver {
namespace {

using namespace staffsim;

report::StudyResults simulate_study(const Options& options, scenario::Study study, const Interruption& interruption) {
  std::vector<Model> models;
  for (const scenario::Row& row : study.rows) models.push_back(row.model);
  if (options.command == "run") models.erase(models.begin() + 1, models.end());
  Progress progress{!options.quiet};
  RunOptions run;
  run.threads = options.threads;
  run.intervals = options.json.has_value() || options.csv.has_value();
  run.stop = interruption.token();
  run.progress = [&](int finished, int wanted) { progress(finished, wanted); };
  std::vector<Result> results = simulate_all(models, study.experiment, run);

  report::StudyResults all{study.title, study.hash, study.resolved, study.experiment, study.notes, {}};
  for (std::size_t i = 0; i < results.size(); ++i)
    all.candidates.push_back({study.rows[i].name, std::move(models[i]), std::move(results[i])});
  return all;
}

void write_results(const Options& options, const report::StudyResults& results) {
  const bool table_to_stdout = options.json != "-" && options.csv != "-";
  if (!options.quiet && table_to_stdout)
    print(options.command == "run" ? report::run_table(results) : report::sweep_table(results));
  if (options.json) write_output(*options.json, [&](const report::Sink& sink) { report::write_json(results, sink); });
  if (options.csv) write_output(*options.csv, [&](const report::Sink& sink) { report::write_csv(results, sink); });
}

bool misses_a_target(const report::StudyResults& results) {
  return std::ranges::any_of(results.candidates, [](const report::CandidateResult& candidate) {
    return std::ranges::any_of(candidate.result.targets, [](const TargetResult& target) { return !target.is_met; });
  });
}

int check(const scenario::Study& study) {
  const Model& base = study.rows.front().model;
  print(report::check_text(study.resolved, planning::load_and_duty(base)) + '\n' +
        report::warnings_text(planning::feasibility_warnings(base)));
  return done;
}

}  // namespace

int execute(const Options& options) {
  const std::string text = read_file(options.file);
  scenario::Overrides overrides = options.overrides;
  overrides.base_directory = std::filesystem::path{options.file}.parent_path().string();
  scenario::Reading reading = scenario::check(text, overrides);
  std::cerr << scenario::render(reading.diagnostics, options.file, text);
  if (!reading.study) return bad_scenario;
  if (options.command == "check") return check(*reading.study);

  const Interruption interruption;
  const report::StudyResults results = simulate_study(options, std::move(*reading.study), interruption);
  write_results(options, results);
  if (interruption.came()) return interrupted;
  return options.enforce_targets && misses_a_target(results) ? target_missed : done;
}

}  // namespace driver
