// SPDX-License-Identifier: Apache-2.0
#include "demand/incident_draw.hpp"

#include <staffsim/random/log_exp.hpp>
#include <staffsim/random/stream.hpp>

#include <algorithm>
#include <set>

namespace staffsim::demand {
namespace {

enum class Draw : std::uint64_t { gap, length };  // StreamKey::index: never renumber

Stream stream_of(const IncidentSpec& incident, Draw draw, std::uint64_t seed,
                 std::uint64_t replication) {
  return Stream{
      {seed, Purpose::incident, incident.name, replication, static_cast<std::uint64_t>(draw)}};
}

double seconds_of(const Moment& moment, const IntervalGrid& grid) {
  return days_between(grid.first_day(), moment.date) * seconds_per_day + moment.time_of_day.count();
}

void append_occurrences(const Model& model, std::uint16_t index, std::uint64_t seed,
                        std::uint64_t replication, std::vector<IncidentOccurrence>& occurrences) {
  const IncidentSpec& incident = model.spec().incidents[index];
  Stream lengths = stream_of(incident, Draw::length, seed, replication);
  if (const auto* moments = std::get_if<std::vector<Moment>>(&incident.starts)) {
    for (const Moment& moment : *moments) {
      const double start_s = seconds_of(moment, model.grid());
      const double length_s = incident.lasts(lengths);
      occurrences.push_back({index, start_s, start_s + length_s});
    }
    return;
  }
  const auto& gap = std::get<AnyDistribution>(incident.starts);
  Stream gaps = stream_of(incident, Draw::gap, seed, replication);
  for (double start_s = gap(gaps); start_s < model.grid().end_s();) {
    const double end_s = start_s + incident.lasts(lengths);
    occurrences.push_back({index, start_s, end_s});
    start_s = end_s + gap(gaps);
  }
}

/// What the incidents under way at a moment make of one type's handle times or one group's agents.
class Stepper {
public:
  Stepper(const Model& model, IncidentTimeline& timeline)
      : model_{&model}, timeline_{&timeline}, edges_{edges_of(timeline)} {}

  void handle_factor(std::uint16_t type) {
    const std::string& name = model_->contact_types()[type].name;
    steps(IncidentStep::Kind::handle_factor, type, 1.0,
          [&](const IncidentSpec& incident, double value) {
            const auto effect = incident.affects.find(name);
            return effect == incident.affects.end() ? value : value * effect->second.handle_factor;
          });
  }
  void withdrawn(std::uint16_t group) {
    const std::string& name = model_->agent_groups()[group].name;
    steps(IncidentStep::Kind::withdrawn, group, 0.0,
          [&](const IncidentSpec& incident, double value) {
            const auto agents = incident.withdraws.find(name);
            return agents == incident.withdraws.end() ? value : value + agents->second;
          });
  }

private:
  /// A step wherever the fold over the occurrences under way changes.
  template <class Fold>
  void steps(IncidentStep::Kind kind, std::uint16_t index, double neutral, Fold fold) {
    double value = neutral;
    under_way_.clear();
    auto coming = timeline_->occurrences.begin();
    for (const double at_s : edges_) {
      std::erase_if(under_way_, [at_s](const IncidentOccurrence& o) { return o.end_s <= at_s; });
      for (; coming != timeline_->occurrences.end() && coming->start_s <= at_s; ++coming)
        if (coming->end_s > at_s) under_way_.push_back(*coming);
      double next = neutral;
      for (const IncidentOccurrence& occurrence : under_way_)
        next = fold(model_->spec().incidents[occurrence.incident], next);
      if (next == value) continue;
      timeline_->steps.push_back({at_s, kind, index, next});
      value = next;
    }
  }
  [[nodiscard]] static std::set<double> edges_of(const IncidentTimeline& timeline) {
    std::set<double> edges;
    for (const IncidentOccurrence& occurrence : timeline.occurrences) {
      edges.insert(std::max(occurrence.start_s, 0.0));
      if (occurrence.end_s > 0.0) edges.insert(occurrence.end_s);
    }
    return edges;
  }

  const Model* model_;
  IncidentTimeline* timeline_;
  std::set<double> edges_;
  std::vector<IncidentOccurrence> under_way_;
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
  Stepper stepper{model, timeline};
  for (std::uint16_t type = 0; type < model.contact_types().size(); ++type)
    stepper.handle_factor(type);
  for (std::uint16_t group = 0; group < model.agent_groups().size(); ++group)
    stepper.withdrawn(group);
  std::stable_sort(timeline.steps.begin(), timeline.steps.end(),
                   [](const IncidentStep& a, const IncidentStep& b) { return a.at_s < b.at_s; });
  return timeline;
}

double surge_level(const IncidentEffect& effect, const IncidentOccurrence& occurrence,
                   double at_s) {
  if (at_s < occurrence.start_s) return 0.0;
  const double ramp_s = effect.ramp.count();
  const double under_way_s = std::min(at_s, occurrence.end_s) - occurrence.start_s;
  const double reached = under_way_s < ramp_s ? under_way_s / ramp_s : 1.0;
  if (at_s < occurrence.end_s) return reached;
  const double decay_s = effect.decay.count();
  return decay_s > 0.0 ? reached * fixed::exp(-(at_s - occurrence.end_s) / decay_s) : 0.0;
}

}  // namespace staffsim::demand
