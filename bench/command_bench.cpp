// SPDX-License-Identifier: Apache-2.0
/// The command `staffsim sweep FILE --json -` without the operating system: read, simulate,
/// estimate every measure of every interval, write table and JSON. Beside it the engine inside:
/// contacts made, handled and counted, and nothing estimated. And the hotline as it stands, without
/// its candidates, beside the same without what the whole centre adds.
#include <staffsim/estimate/simulate.hpp>
#include <staffsim/report/json.hpp>
#include <staffsim/report/tables.hpp>
#include <staffsim/scenario/scenario.hpp>

#include "estimate/accumulator.hpp"
#include "estimate/replicator.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace staffsim::bench {
namespace {

std::string text_of(const std::string& name) {
  std::ifstream file{std::string{STAFFSIM_SCENARIOS} + "/" + name};
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::vector<Model> models_of(const scenario::Study& study) {
  std::vector<Model> models;
  for (const scenario::Row& row : study.rows) models.push_back(row.model);
  return models;
}

report::StudyResults results_of(const scenario::Study& study, std::vector<Result> results) {
  report::StudyResults all{study.title,      study.hash,  study.resolved,
                           study.experiment, study.notes, {}};
  for (std::size_t i = 0; i < results.size(); ++i)
    all.candidates.push_back({study.rows[i].name, study.rows[i].model, std::move(results[i])});
  return all;
}

/// Contacts that arrive in the measured days of all candidates and replications.
double contacts_of(const scenario::Study& study) {
  double contacts = 0.0;
  for (const scenario::Row& row : study.rows)
    for (std::size_t type = 0; type < row.model.contact_types().size(); ++type) {
      double per_week = 0.0;
      for (const double mean : demand::weekly_arrivals(row.model, type)) per_week += mean;
      contacts += per_week * row.model.grid().days() / 7.0 * study.experiment.replications;
    }
  return contacts;
}

void whole_command(benchmark::State& state, const std::string& text) {
  double contacts = 0.0;
  for (auto _ : state) {
    const scenario::Study study = scenario::read(text);
    RunOptions options;
    options.intervals = true;
    const report::StudyResults results =
        results_of(study, simulate_all(models_of(study), study.experiment, options));
    std::size_t written = report::sweep_table(results).size();
    report::write_json(results, [&](std::string_view piece) { written += piece.size(); });
    benchmark::DoNotOptimize(written);
    contacts += contacts_of(study);
  }
  state.SetItemsProcessed(std::llround(contacts));
}

void engine_inside(benchmark::State& state, const std::string& text) {
  const scenario::Study study = scenario::read(text);
  const std::vector<Model> models = models_of(study);
  std::vector<const Model*> pointers;
  std::vector<engine::TallyPlan> plans;
  for (const Model& model : models) {
    pointers.push_back(&model);
    plans.push_back(Accumulator{model, false}.tally_plan());
    plans.back().by_interval = true;  // as the command's, which writes intervals
  }
  double contacts = 0.0;
  for (auto _ : state) {
    Replicator replicator{pointers, plans, engine::make_kernel};
    std::vector<engine::Tallies> tallies(models.size());
    for (int replication = 0; replication < study.experiment.replications; ++replication)
      replicator.run(study.experiment.seed, static_cast<std::uint64_t>(replication), tallies);
    benchmark::DoNotOptimize(tallies.data());
    contacts += contacts_of(study);
  }
  state.SetItemsProcessed(std::llround(contacts));
}

/// Contacts wait, are answered or give up: no redials, deadlines, interruptions, answers to
/// outages.
ModelSpec simple(ModelSpec spec) {
  for (ContactTypeSpec& type : spec.contact_types) {
    type.redial.reset();
    type.returns.reset();
    type.invalid.reset();
    type.transfers.clear();
    type.due.reset();
  }
  for (AgentGroupSpec& group : spec.agent_groups) {
    group.absence = 0.0;
    for (Skill& skill : group.handles) skill = {.type = skill.type, .speed = skill.speed};
  }
  for (IncidentSpec& incident : spec.incidents) {
    incident.responses.clear();
    for (auto& [type, effect] : incident.affects) effect.deflected = 0.0;
  }
  spec.day_factors = {};
  spec.lines.reset();
  return spec;
}

/// From a model to its results: all attempts, those of the warm-up too.
void hotline(benchmark::State& state, const ModelSpec& spec) {
  const Model model{spec};
  ExperimentSpec experiment{.replications = 20, .seed = 0};
  double attempts = 0.0;
  for (auto _ : state) {
    ++experiment.seed;
    const Result result = simulate(model, experiment);
    attempts += result.total(Measure::offered).value *
                (spec.horizon.warm_up_days + spec.horizon.days) * experiment.replications;
  }
  state.SetItemsProcessed(std::llround(attempts));
}

const bool registered = [] {
  const std::string text = text_of("customs_hotline.toml");
  benchmark::RegisterBenchmark("command/sweep", whole_command, text)->Unit(benchmark::kMillisecond);
  const ModelSpec whole = scenario::read(text).rows.front().model.spec();
  benchmark::RegisterBenchmark("engine/whole_hotline", hotline, whole)
      ->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("engine/simple_hotline", hotline, simple(whole))
      ->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("command/engine_inside", engine_inside, text)
      ->Unit(benchmark::kMillisecond);
  return true;
}();

}  // namespace
}  // namespace staffsim::bench
