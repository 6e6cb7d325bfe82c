// SPDX-License-Identifier: Apache-2.0
#include "demand/incident_draw.hpp"

#include <staffsim/random/log_exp.hpp>
#include <staffsim/random/stream.hpp>

#include "core/wording.hpp"
#include "demand/require_ends.hpp"
#include "demand/step_function.hpp"

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <vector>

namespace staffsim::demand {
namespace {

enum class Draw : std::uint64_t { gap, length };  // StreamKey::index: never renumber

Stream stream_of(const IncidentSpec& incident, Draw draw, std::uint64_t seed,
                 std::uint64_t replication) {
  return Stream{
      {seed, Purpose::incident, incident.name, replication, static_cast<std::uint64_t>(draw)}};
}

void append_occurrences(const Model& model, std::uint16_t index, std::uint64_t seed,
                        std::uint64_t replication, std::vector<IncidentOccurrence>& occurrences) {
  const IncidentSpec& incident = model.spec().incidents[index];
  Stream lengths = stream_of(incident, Draw::length, seed, replication);
  const auto draw = [&](const AnyDistribution& law, Stream& stream, const char* what) {
    const double drawn_s = law(stream);
    require_ends(law, {&drawn_s, 1}, what, incident.name);
    return drawn_s;
  };
  if (const auto* moments = std::get_if<std::vector<Moment>>(&incident.starts)) {
    for (const Moment& moment : *moments) {
      const double start_s = model.grid().seconds_of(moment);
      const double length_s = draw(incident.lasts, lengths, "the duration");
      occurrences.push_back({index, start_s, start_s + length_s});
    }
    return;
  }
  const auto& gap = std::get<AnyDistribution>(incident.starts);
  Stream gaps = stream_of(incident, Draw::gap, seed, replication);
  const double expected = model.grid().end_s() / (gap.mean() + incident.lasts.mean());
  const double most = static_cast<double>(occurrences.size()) + 1e6 + 100.0 * expected;
  for (double start_s = draw(gap, gaps, "the gap"); start_s < model.grid().end_s();) {
    const double end_s = start_s + draw(incident.lasts, lengths, "the duration");
    occurrences.push_back({index, start_s, end_s});
    if (static_cast<double>(occurrences.size()) > most)  // a law of the user's own
      throw BadDraw{"the incident " + in_quotes(incident.name) +
                    " comes far more often than the means of its laws say"};
    start_s = end_s + draw(gap, gaps, "the gap");
  }
}

/// What the incidents of a replication do to one type's handle times or one group's agents.
class Stepper {
public:
  Stepper(const ModelSpec& spec, IncidentTimeline& timeline) : spec_{&spec}, timeline_{&timeline} {}

  void handle_factor(std::uint16_t type) {
    const std::string& name = spec_->contact_types[type].name;
    std::vector<Stretch> stretches;
    for (const IncidentOccurrence& occurrence : timeline_->occurrences) {
      const auto& affects = incident_of(occurrence).affects;
      if (const auto effect = affects.find(name); effect != affects.end())
        stretches.push_back({occurrence.start_s, occurrence.end_s, effect->second.handle_factor});
    }
    const std::vector<Step> steps = steps_of(stretches, 1.0, std::multiplies{});
    if (std::ranges::any_of(steps, [](const Step& step) { return step.value > limits::factor; }))
      throw BadDraw{"the handle_factor of " + in_quotes(name) +
                    " in incidents that overlap multiplies to more than " +
                    amount_text(limits::factor)};
    append(IncidentStep::Kind::handle_factor, type, steps);
  }
  void withdrawn(std::uint16_t group) {
    const std::string& name = spec_->agent_groups[group].name;
    std::vector<Stretch> stretches;
    for (const IncidentOccurrence& occurrence : timeline_->occurrences) {
      const auto& withdraws = incident_of(occurrence).withdraws;
      if (const auto agents = withdraws.find(name); agents != withdraws.end())
        stretches.push_back(
            {occurrence.start_s, occurrence.end_s, static_cast<double>(agents->second)});
    }
    append(IncidentStep::Kind::withdrawn, group, steps_of(stretches, 0.0, std::plus{}));
  }
  void called_in(std::uint16_t group) {
    const std::string& name = spec_->agent_groups[group].name;
    std::vector<Stretch> stretches;
    for (const IncidentOccurrence& occurrence : timeline_->occurrences)
      for (const IncidentResponse& response : incident_of(occurrence).responses) {
        const auto* call_in = std::get_if<CallIn>(&response.action);
        const double from_s = occurrence.start_s + response.after.count();
        if (call_in == nullptr || call_in->group != name || occurrence.end_s <= from_s) continue;
        stretches.push_back({from_s, std::max(occurrence.end_s, from_s + call_in->at_least.count()),
                             static_cast<double>(call_in->agents)});
      }
    append(IncidentStep::Kind::called_in, group, steps_of(stretches, 0.0, std::plus{}));
  }

private:
  [[nodiscard]] const IncidentSpec& incident_of(const IncidentOccurrence& occurrence) const {
    return spec_->incidents[occurrence.incident];
  }
  void append(IncidentStep::Kind kind, std::uint16_t index, const std::vector<Step>& steps) {
    for (const Step& step : steps) timeline_->steps.push_back({step.at_s, kind, index, step.value});
  }

  const ModelSpec* spec_;
  IncidentTimeline* timeline_;
};

bool by_start(const IncidentOccurrence& a, const IncidentOccurrence& b) {
  return a.start_s != b.start_s ? a.start_s < b.start_s : a.incident < b.incident;
}

}  // namespace

IncidentTimeline draw_incidents(const Model& model, std::uint64_t seed, std::uint64_t replication) {
  IncidentTimeline timeline;
  for (std::uint16_t i = 0; i < model.spec().incidents.size(); ++i)
    append_occurrences(model, i, seed, replication, timeline.occurrences);
  if (timeline.occurrences.empty()) return timeline;
  std::stable_sort(timeline.occurrences.begin(), timeline.occurrences.end(), by_start);
  Stepper stepper{model.spec(), timeline};
  for (std::uint16_t type = 0; type < model.contact_types().size(); ++type)
    stepper.handle_factor(type);
  for (std::uint16_t group = 0; group < model.agent_groups().size(); ++group)
    stepper.withdrawn(group);
  for (std::uint16_t group = 0; group < model.agent_groups().size(); ++group)
    stepper.called_in(group);
  std::stable_sort(timeline.steps.begin(), timeline.steps.end(),
                   [](const IncidentStep& a, const IncidentStep& b) { return a.at_s < b.at_s; });
  return timeline;
}

}  // namespace staffsim::demand
