// SPDX-License-Identifier: Apache-2.0
#include <staffsim/core/contracts.hpp>
#include <staffsim/core/version.hpp>
#include <staffsim/report/json.hpp>

#include "core/format.hpp"
#include "core/wording.hpp"
#include "estimate/target_unit.hpp"
#include "report/incident_text.hpp"
#include "report/json_pieces.hpp"
#include "report/json_values.hpp"
#include "report/selection_text.hpp"
#include "report/simultaneous_text.hpp"
#include "report/steady_state_text.hpp"
#include "report/text_pieces.hpp"
#include "report/verdict_words.hpp"

namespace staffsim::report {
namespace {

/// What never changes within the rows of one measure and one label, escaped once.
struct RowText {
  std::string opening;  ///< {"measure":...,"contact_type":...
  std::string closing;  ///< ,"unit":...}
};

class RowTexts {
public:
  explicit RowTexts(const std::vector<RowLabel>& labels) {
    for (const RowLabel& label : labels)
      for (const MeasureInfo& measure : all_measures())
        texts_.push_back({fmt::format("{{\"measure\":{},{}", escaped(measure.id),
                                      label_json(label, measure.scope)),
                          fmt::format(",\"unit\":{}}}", escaped(unit_name(measure.unit)))});
  }
  [[nodiscard]] const RowText& of(Measure measure, RowIndex row) const {
    return texts_[row * all_measures().size() + static_cast<std::size_t>(measure)];
  }

private:
  std::vector<RowText> texts_;
};

void add_estimate(TextPieces& text, const Estimate& estimate) {
  text.add("\"estimate\":");
  text.add(estimate.value, "null");
  text.add(",\"low\":");
  text.add(estimate.low, "null");
  text.add(",\"high\":");
  text.add(estimate.high, "null");
}

void add_adjusted(TextPieces& text, const AdjustedEstimate& adjusted) {
  text.add(",\"adjusted\":{");
  add_estimate(text, adjusted.estimate);
  text.add(",\"variance_ratio\":");
  text.add(adjusted.variance_ratio, "null");
  text.add("}");
}

void add_measures(TextPieces& text, const Result& result, const RowTexts& rows) {
  std::string_view separator = "\n";
  for (const MeasureEstimate& entry : result.measures) {
    const RowText& row = rows.of(entry.measure, entry.row);
    text.add(separator);
    text.add(row.opening);
    text.add(",");
    add_estimate(text, entry.estimate);
    if (entry.adjusted) add_adjusted(text, *entry.adjusted);
    text.add(row.closing);
    text.flush_when_long();
    separator = ",\n";
  }
}

void add_intervals(TextPieces& text, const CandidateResult& candidate, const RowTexts& rows) {
  const std::vector<std::string> starts = interval_starts(candidate.model.grid());
  std::string_view separator = "\n";
  for (const IntervalEstimate& entry : candidate.result.intervals) {
    const RowText& row = rows.of(entry.measure, entry.row);
    text.add(separator);
    text.add(row.opening);
    text.add(entry.date ? R"(,"date":")" : R"(,"weekday":")");
    if (entry.date) text.add(date_text(*entry.date));
    else text.add(weekday_names.at(static_cast<std::size_t>(entry.weekday)));
    text.add(R"(","start":")");
    text.add(starts.at(static_cast<std::size_t>(entry.interval)));
    text.add("\",");
    add_estimate(text, entry.estimate);
    text.add(row.closing);
    text.flush_when_long();
    separator = ",\n";
  }
}

Json target_json(const TargetSpec& target, const TargetResult& judged) {
  Json row;
  row["target"] = judged.target + 1;
  put_subject(row, target.measure, target.contact_types, target.agent_groups);
  row[target.at_least ? "at_least" : "at_most"] = number(target.limit);
  row["over"] = span_word(target.over);
  if (target.over != TargetSpan::horizon) row["in_share"] = number(target.in_share);
  put_estimate(row, judged.estimate);
  row["unit"] = unit_name(target_unit(target));
  row["met"] = judged.estimate.is_known() ? Json(judged.is_met) : Json(nullptr);
  row["verdict"] = verdict_word(judged.verdict);
  return row;
}

void add_targets(TextPieces& text, const CandidateResult& candidate) {
  std::string_view separator = "\n";
  for (const TargetResult& judged : candidate.result.targets) {
    const TargetSpec& target = candidate.model.spec().targets.at(judged.target);
    text.add(separator);
    text.add(text_of(target_json(target, judged)));
    separator = ",\n";
  }
}

Json precision_json(const PrecisionTarget& target, const PrecisionResult& result) {
  Json row;
  put_subject(row, target.measure, target.contact_types, target.agent_groups);
  if (target.is_relative) row["relative"] = number(target.half_width);
  row["wanted"] = number(result.wanted);
  row["reached"] = number(result.reached);
  put_estimate(row, result.estimate);
  row["unit"] = unit_name(measure_unit(target.measure));
  row["met"] = result.is_met;
  return row;
}

void add_precision(TextPieces& text, const std::vector<PrecisionTarget>& targets,
                   const Result& result) {
  text.add(",\"precision\":[");
  std::string_view separator = "\n";
  for (const PrecisionResult& reached : result.precision) {
    text.add(separator);
    text.add(text_of(precision_json(targets.at(reached.target), reached)));
    separator = ",\n";
  }
  text.add("]");
}

void add_candidate(TextPieces& text, const StudyResults& study, const CandidateResult& candidate) {
  const RowTexts rows{candidate.result.labels};
  text.add("{\"candidate\":" + escaped(candidate.name) + ",\"measures\":[");
  add_measures(text, candidate.result, rows);
  text.add("],\"intervals\":[");
  add_intervals(text, candidate, rows);
  text.add("],\"targets\":[");
  add_targets(text, candidate);
  text.add("]");
  if (!study.experiment.precision.empty())
    add_precision(text, study.experiment.precision, candidate.result);
  if (const auto& neighbour = candidate.result.neighbour)
    text.add(",\n\"neighbour\":" +
             difference_json(*neighbour, candidate.result.labels.at(neighbour->row)));
  text.add("}");
}

void add_comparison(TextPieces& text, const StudyResults& study) {
  text.add(fmt::format(",\n\"comparison\":{{\"a\":{},\"b\":{},\"confidence\":{},\"measures\":[",
                       escaped(study.candidates.at(0).name), escaped(study.candidates.at(1).name),
                       study.experiment.confidence));
  std::string_view separator = "\n";
  for (const MeasureDifference& difference : study.differences) {
    text.add(separator);
    text.add(difference_json(difference, study.candidates.at(1).result.labels.at(difference.row)));
    text.flush_when_long();
    separator = ",\n";
  }
  text.add("]}");
}

/// One row a number, as those of measures.
void add_effects(TextPieces& text, const std::string& opening, const PlaybookEffect& effect) {
  const auto add = [&](std::string_view measure, const Estimate& estimate, std::string_view unit) {
    text.add(fmt::format(R"({},"playbook":"{}","measure":"{}",)", opening,
                         playbook_word(effect.playbook), measure));
    add_estimate(text, estimate);
    text.add(fmt::format(R"(,"unit":"{}"}})", unit));
  };
  add("contacts_lost", effect.contacts_lost, "contacts");
  add("contacts_kept", effect.contacts_kept, "contacts");
  add("worst_wait", effect.worst_wait_s, "s");
  add("recovery", effect.recovery_s, "s");
  add("call_in_hours", effect.call_in_hours, "h");
}

void add_incidents(TextPieces& text, const StudyResults& study) {
  const ModelSpec& spec = study.candidates.front().model.spec();
  bool is_first = true;
  for (const IncidentEffects& incident : study.incidents.incidents) {
    const std::string name = escaped(spec.incidents.at(incident.incident).name);
    const auto add = [&](std::string_view measure, const Estimate& estimate,
                         std::string_view unit) {
      text.add(fmt::format(R"({}{{"incident":{},"measure":"{}",)", is_first ? "\n" : ",\n", name,
                           measure));
      is_first = false;
      add_estimate(text, estimate);
      text.add(fmt::format(R"(,"unit":"{}"}})", unit));
    };
    add("occurrences", incident.occurrences, "per horizon");
    add("lasts", incident.lasts_s, "s");
    for (const PlaybookEffect& effect : incident.playbooks)
      add_effects(text, fmt::format(",\n{{\"incident\":{}", name), effect);
  }
}

std::string heading(const StudyResults& study) {
  Json scenario;
  scenario["title"] = study.title;
  scenario["hash"] = study.hash;
  scenario["seed"] = study.experiment.seed;
  scenario["replications"] = replications_done(study);
  scenario["days"] = study.candidates.front().model.spec().horizon.days;
  scenario["resolved"] = study.resolved;
  if (!study.experiment.precision.empty() && !study.incidents.incidents.empty())
    scenario["incident_replications"] = study.incidents.replications;
  if (is_partial(study)) scenario["partial"] = true;
  return fmt::format("{{\"staffsim\":{},\"format\":1,\n\"scenario\":{},\n\"results\":[",
                     escaped(version), text_of(scenario));
}

}  // namespace

void write_json(const StudyResults& study, const Sink& sink) {
  require(!study.candidates.empty(), "write_json", "a study has at least one candidate");
  TextPieces text{sink};
  text.add(heading(study));
  std::string_view separator = "\n";
  for (const CandidateResult& candidate : study.candidates) {
    text.add(separator);
    add_candidate(text, study, candidate);
    separator = ",\n";
  }
  text.add("]");
  if (const std::string families = simultaneous_json(study); !families.empty())
    text.add(",\n\"simultaneous\":" + families);
  if (study.selection) text.add(",\n\"selection\":" + selection_json(study));
  if (!study.differences.empty()) add_comparison(text, study);
  if (study.steady_state) text.add(",\n\"steady_state\":" + steady_state_json(study));
  if (!study.incidents.incidents.empty()) {
    text.add(",\n\"incidents\":[");
    add_incidents(text, study);
    text.add("]");
  }
  text.add("}\n");
  text.flush();
}

std::string to_json(const StudyResults& study) {
  std::string text;
  write_json(study, [&text](std::string_view piece) { text += piece; });
  return text;
}

}  // namespace staffsim::report
