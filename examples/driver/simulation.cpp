// SPDX-License-Identifier: Apache-2.0
#include "simulation.hpp"

#include <staffsim/core/version.hpp>
#include <staffsim/estimate/comparison.hpp>
#include <staffsim/estimate/incident_study.hpp>
#include <staffsim/estimate/simulate.hpp>
#include <staffsim/estimate/steady_state.hpp>
#include <staffsim/report/csv.hpp>
#include <staffsim/report/json.hpp>
#include <staffsim/report/tables.hpp>

#include "candidates.hpp"
#include "checkpoint.hpp"
#include "interruption.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "terminal.hpp"
#include "warnings.hpp"

#include <algorithm>
#include <iostream>
#include <span>

namespace driver {
namespace {

using namespace staffsim;

/// The files that were asked for, opened before the work begins: a name that cannot be written to
/// is told at once, and not after an hour.
struct Outputs {
  std::optional<Output> json;
  std::optional<Output> csv;

  explicit Outputs(const Options& options) {
    if (options.json) json.emplace(*options.json);
    if (options.csv) csv.emplace(*options.csv);
  }
};

bool has_no_target(const scenario::Row& row) { return row.model.spec().targets.empty(); }

/// How many `check` prints about what is simulated; of a comparison's rows it may know nothing.
std::size_t count_warnings(const Options& options, const scenario::Study& study) {
  const std::span rows{study.rows};
  return warnings_of(options.command == Command::sweep ? rows : rows.first(1)).size();
}

void hint(const Options& options, const scenario::Study& study, std::size_t warnings) {
  if (options.quiet) return;
  if (options.command == Command::sweep && study.rows.size() == 1)
    std::cerr << "staffsim: the scenario has no [[candidates]] and no [[sweep]]: one row\n";
  if (options.enforce_targets && std::ranges::all_of(study.rows, has_no_target))
    std::cerr << "staffsim: the scenario has no [[targets]]: --enforce-targets enforces nothing\n";
  if (warnings > 0)
    std::cerr << "staffsim: " << warnings << (warnings == 1 ? " warning" : " warnings")
              << " about this scenario; staffsim check prints " << (warnings == 1 ? "it" : "them")
              << '\n';
}

/// Whether anybody will read more than results: a run's table or its JSON has it.
bool wants_more(const Options& options) {
  return options.command == Command::run && (!options.quiet || options.json);
}

bool wants_intervals(const Options& options) { return options.json || options.csv; }

/// Which rows are simulated, in a line.
std::string command_text(const Options& options) {
  if (options.command != Command::compare) return options.command == Command::run ? "run" : "sweep";
  std::string text = "compare";
  for (const std::string& name : options.candidates) text += " \"" + name + "\"";
  std::ranges::replace(text, '\n', ' ');
  return text;
}

/// Where the study keeps how far it is; nowhere unless that was asked for.
std::optional<Checkpoint> checkpoint_of(const Options& options, const scenario::Study& study) {
  if (!options.checkpoint) return std::nullopt;
  std::optional<Checkpoint> checkpoint;
  checkpoint.emplace(*options.checkpoint,
                     Identity{{"version", std::string{version}},
                              {"command", command_text(options)},
                              {"scenario", study.model_hash},
                              {"seed", std::to_string(study.experiment.seed)},
                              {"detail", wants_intervals(options) ? "intervals" : "totals"}});
  if (checkpoint->has_begun() && !options.quiet)
    std::cerr << "staffsim: going on from " << *options.checkpoint << '\n';
  return checkpoint;
}

/// A study under way: what can end it, and where it keeps how far it is.
struct Work {
  Machines* machines;
  std::optional<Checkpoint> checkpoint = {};
  Interruption interruption = Interruption{{}};  // a helper has nothing to tell
};

RunOptions run_options(const Options& options, Work& work, const char* part, Progress& progress) {
  RunOptions run;
  run.threads = options.threads;
  run.intervals = wants_intervals(options);
  run.team = work.machines->team();
  run.stop = work.interruption.token();
  if (work.checkpoint) run.keeping = work.checkpoint->keeping(part);
  run.progress = [&progress](int finished, int wanted) { progress.show(finished, wanted); };
  return run;
}

/// What comes of a study's rows, whichever command asks for them.
struct Outcome {
  std::vector<Result> results;
  std::optional<Selection> selection = {};
  std::vector<MeasureDifference> differences = {};
};

Outcome simulate_rows(const Options& options, const std::vector<Model>& models,
                      const ExperimentSpec& experiment, Work& work) {
  Progress progress{!options.quiet && work.machines->lead(),
                    experiment.precision.empty() ? "replications" : "replications (estimated)"};
  const RunOptions run = run_options(options, work, "rows", progress);
  if (options.command != Command::compare) {
    SweepResult swept = sweep(models, experiment, run);
    return {std::move(swept.rows), std::move(swept.selection)};
  }
  Comparison compared = compare(models.at(0), models.at(1), experiment, run);
  return {{std::move(compared.a), std::move(compared.b)}, {}, std::move(compared.differences)};
}

IncidentStudy study_incidents_of(const Options& options, const Model& model,
                                 const ExperimentSpec& experiment, Work& work) {
  Progress progress{!options.quiet && work.machines->lead(), "replications of the incidents"};
  return study_incidents(model, experiment, run_options(options, work, "incidents", progress));
}

report::StudyResults simulate_study(const Options& options, scenario::Study study, Work& work) {
  std::vector<Model> models;
  for (const scenario::Row& row : study.rows) models.push_back(row.model);
  auto [results, selection, differences] = simulate_rows(options, models, study.experiment, work);

  report::StudyResults all{std::move(study.title),
                           std::move(study.hash),
                           std::move(study.resolved),
                           study.experiment,
                           std::move(study.notes),
                           {},
                           {},
                           selection,
                           std::move(differences)};
  const bool is_stopped = work.machines->lead() && results.front().partial;
  if (wants_more(options) && !is_stopped) {
    all.incidents = study_incidents_of(options, models.front(), study.experiment, work);
    if (results.front().replications == 1 && work.machines->lead()) {
      RunOptions run;
      run.stop = work.interruption.token();
      all.steady_state = study_steady_state(models.front(), study.experiment, run);
    }
  }
  for (std::size_t i = 0; i < results.size(); ++i)
    all.candidates.push_back(
        {std::move(study.rows[i].name), std::move(models[i]), std::move(results[i])});
  return all;
}

std::string table_of(Command command, const report::StudyResults& results) {
  const report::Page page = output_page();
  if (command == Command::run) return report::run_table(results, page);
  return command == Command::compare ? report::compare_table(results, page)
                                     : report::sweep_table(results, page);
}

/// What cannot be written keeps nothing else from being written, and is told then. The files come
/// first: their reader may still be there when that of the table has gone.
void report_results(const Options& options, const report::StudyResults& results, Outputs& outputs) {
  std::string failures;
  bool has_reader_gone = false;
  const auto attempt = [&](const auto& write) {
    try {
      write();
    } catch (const ReaderGone&) {
      has_reader_gone = true;
    } catch (const FileError& error) {
      failures.append(failures.empty() ? "" : "; ").append(error.what());
    }
  };
  const auto fill = [&](std::optional<Output>& output, auto write) {
    if (!output) return;
    attempt([&] {
      write(results, output->sink());
      output->finish();
    });
  };
  fill(outputs.json, report::write_json);
  fill(outputs.csv, report::write_csv);
  if (!options.quiet && options.json != "-" && options.csv != "-")
    attempt([&] { print(table_of(options.command, results)); });
  if (!failures.empty()) throw FileError{failures};
  if (has_reader_gone) throw ReaderGone{"write results"};
}

/// The launcher that stops us waits for a second only, and tells us not why it does.
Interruption::Words words_of_a_stop(Machines& machines) {
  const char* const at_once =
      machines.team() == nullptr
          ? ""
          : "staffsim: told to stop: another process has died, or the whole run is to end\n";
  return {at_once, "staffsim: writing the results so far; interrupt once more to stop at once\n"};
}

report::StudyResults simulate_and_keep(const Options& options, scenario::Study study, Work& work) {
  try {
    return simulate_study(options, std::move(study), work);
  } catch (const BadState& bad) {
    if (!work.checkpoint) throw;  // of another process, which simulates something else
    work.checkpoint->refuse(bad.what());
  }
}

void tell_of_interruption(const Work& work, const std::string& what) {
  std::cerr << "staffsim: interrupted " << what
            << (work.checkpoint && work.checkpoint->is_up_to_date()
                    ? "; the same command goes on from " + work.checkpoint->path()
                    : "")
            << '\n';
}

bool misses_a_target(const report::StudyResults& results) {
  return std::ranges::any_of(results.candidates, [](const report::CandidateResult& candidate) {
    return std::ranges::any_of(candidate.result.targets,
                               [](const TargetResult& target) { return !target.is_met; });
  });
}

}  // namespace

Status simulate_and_report(const Options& options, scenario::Study study, Machines& machines) {
  const bool is_told = machines.lead() && !options.quiet;
  const std::size_t warnings = is_told ? count_warnings(options, study) : 0;
  if (options.command == Command::run) study.rows.resize(1, study.rows.front());
  if (options.command == Command::compare) study.rows = rows_named(options.candidates, study);
  if (!machines.lead()) {
    Work work{.machines = &machines};
    (void)simulate_study(options, std::move(study), work);
    return done;
  }
  Outputs outputs{options};
  hint(options, study, warnings);
  // A signal that comes when all is simulated does not keep it from being written: it lives on.
  Work work{.machines = &machines,
            .checkpoint = checkpoint_of(options, study),
            .interruption = Interruption{words_of_a_stop(machines)}};
  const report::StudyResults results = simulate_and_keep(options, std::move(study), work);
  if (report::replications_done(results) == 0) {
    tell_of_interruption(work, "before the first replication was done: no results");
    return interrupted;
  }
  report_results(options, results, outputs);
  if (report::is_partial(results)) {
    tell_of_interruption(work,
                         "after " + report::reached_text(results) + "; what is written is partial");
    return interrupted;
  }
  if (work.checkpoint && !work.checkpoint->is_up_to_date()) return not_read_or_written;
  return options.enforce_targets && misses_a_target(results) ? target_missed : done;
}

}  // namespace driver
