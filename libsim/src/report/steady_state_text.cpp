// SPDX-License-Identifier: Apache-2.0
#include "report/steady_state_text.hpp"

#include "core/format.hpp"
#include "core/wording.hpp"
#include "estimate/batch_means.hpp"
#include "model/features.hpp"
#include "report/estimate_table.hpp"
#include "report/text_table.hpp"
#include "report/verdict_words.hpp"

#include <algorithm>

namespace staffsim::report {
namespace {

std::string reason(const SteadyState& state) {
  switch (state.refusal) {
    case NoSteadyState::dated:
      return "contacts, agents or incidents go by dates, so that no week is like the next";
    case NoSteadyState::odd_period: return "the rates repeat neither by the day nor by the week";
    case NoSteadyState::too_short:
      return fmt::format("the run has fewer than {} {} after its warm-up", batching::fewest_cycles,
                         state.cycle_days == 1 ? "days" : "weeks");
    case NoSteadyState::not_settled:
      return "the run has not settled by half its length; either it is too short, or more work "
             "comes than can be done";
    case NoSteadyState::stopped: return "interrupted";
    case NoSteadyState::none: break;
  }
  return {};
}

/// As results, for the tables.
Result as_result(const SteadyState& state) {
  Result result;
  result.labels = state.labels;
  for (const SteadyEstimate& steady : state.measures) result.measures.push_back(steady.row);
  return result;
}

std::string contact_table(const ModelSpec& spec, const Result& result, Page page) {
  EstimateTable table{{},
                      {{Measure::answer_rate, "answered", ""},
                       {Measure::abandonment_rate, "abandoned", ""},
                       {Measure::service_level, "service", "level"},
                       {Measure::asa, "ASA", ""},
                       {Measure::mean_wait, "mean wait", ""},
                       {Measure::queue_mean, "in queue", ""}}};
  for (const Channel channel : {Channel::phone, Channel::email})
    if (has_channel(spec, channel))
      for (const Part& part : parts_of(spec, channel, true))
        table.add_row(part.title, result, part);
  return table.text(page);
}

std::string group_table(const ModelSpec& spec, const Result& result, Page page) {
  EstimateTable table{
      {}, {{Measure::occupancy, "occupancy", ""}, {Measure::utilization, "utilisation", ""}}};
  for (const Part& part : group_parts(spec)) table.add_row(part.title, result, part);
  return table.text(page);
}

bool has_dependent_batches(const SteadyState& state) {
  return std::ranges::any_of(state.measures,
                             [](const SteadyEstimate& steady) { return steady.batches == 0; });
}

}  // namespace

std::string steady_state_text(const StudyResults& study, Page page) {
  if (!study.steady_state) return {};
  const SteadyState& state = *study.steady_state;
  const std::string title = "\nSteady state\n";
  if (state.refusal != NoSteadyState::none)
    return title + paragraph("  ", "No long-run means: " + reason(state) + ".", page);
  const ModelSpec& spec = study.candidates.front().model.spec();
  const Result result = as_result(state);
  std::string text =
      title + contact_table(spec, result, page) + "\n" + group_table(spec, result, page);
  text += paragraph(
      "  ",
      fmt::format("Long-run means over {}, after {} of warm-up chosen by MSER. ±: half width "
                  "of the {} interval by batch means.",
                  counted(state.days, "day"), counted(state.warm_up_days, "day"),
                  percent_text(study.experiment.confidence)),
      page);
  if (has_dependent_batches(state))
    text += paragraph("  ",
                      "Some measures have no interval, for their batches still depend on each "
                      "other: run longer.",
                      page);
  return text;
}

}  // namespace staffsim::report
