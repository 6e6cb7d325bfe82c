// SPDX-License-Identifier: Apache-2.0
#include "report/json_values.hpp"
#include "report/steady_state_text.hpp"

#include <string_view>

namespace staffsim::report {
namespace {

std::string_view refusal_word(NoSteadyState refusal) {
  switch (refusal) {
    case NoSteadyState::dated: return "dated";
    case NoSteadyState::odd_period: return "odd period";
    case NoSteadyState::too_short: return "too short";
    case NoSteadyState::not_settled: return "not settled";
    case NoSteadyState::stopped: return "stopped";
    case NoSteadyState::none: break;
  }
  return "none";
}

Json row_json(const RowLabel& label, const SteadyEstimate& steady) {
  const MeasureInfo& measure = info(steady.row.measure);
  Json row;
  row["measure"] = measure.id;
  if (measure.scope == MeasureScope::agents) {
    row["agent_group"] = label.agent_group;
  } else {
    row["contact_type"] = label.contact_type;
    row["branch"] = label.branch;
    row["channel"] = label.channel;
  }
  put_estimate(row, steady.row.estimate);
  row["unit"] = unit_name(measure.unit);
  row["batches"] = steady.batches == 0 ? Json(nullptr) : Json(steady.batches);
  return row;
}

}  // namespace

std::string steady_state_json(const StudyResults& study) {
  const SteadyState& state = *study.steady_state;
  Json json;
  json["method"] = "batch means";
  if (state.refusal != NoSteadyState::none) {
    json["refused"] = refusal_word(state.refusal);
  } else {
    json["warm_up"] = {{"rule", "MSER"}, {"days", state.warm_up_days}};
    json["days"] = state.days;
    json["measures"] = Json::array();
    for (const SteadyEstimate& steady : state.measures)
      json["measures"].push_back(row_json(state.labels.at(steady.row.row), steady));
  }
  return text_of(json);
}

}  // namespace staffsim::report
