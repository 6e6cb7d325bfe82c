// SPDX-License-Identifier: Apache-2.0
#include <staffsim/estimate/incident_study.hpp>

#include "demand/incident_draw.hpp"
#include "estimate/incident_variants.hpp"
#include "estimate/keep.hpp"
#include "estimate/moments.hpp"
#include "estimate/queue_trace.hpp"
#include "estimate/replicator.hpp"
#include "estimate/require_sensible.hpp"
#include "estimate/run_in_order.hpp"
#include "estimate/student_t.hpp"

#include <array>
#include <memory>
#include <set>
#include <span>
#include <stop_token>

namespace staffsim {
namespace {

using Occurrences = std::vector<IncidentOccurrence>;

/// Sums over the occurrences of an incident in one replication, under one playbook.
enum class Sum : std::uint8_t {
  occurrences,
  lost,  // contacts, more than without the incident
  kept,  // contacts, fewer lost than without a response
  worst_wait_s,
  ended,       // occurrences that end within the run
  recovery_s,  // of these
  called_in_s
};
constexpr std::size_t sum_count = static_cast<std::size_t>(Sum::called_in_s) + 1;
using Sums = std::array<double, sum_count>;

double& at(Sums& sums, Sum sum) { return sums[static_cast<std::size_t>(sum)]; }

/// One incident in one replication.
struct IncidentYield {
  double occurrences = 0.0;
  double length_s = 0.0;
  std::vector<Sums> playbooks;
  template <class Archive>
  void serialize(Archive& archive) {
    archive(occurrences, length_s, playbooks);
  }
};
using IncidentYields = std::vector<IncidentYield>;

/// One variant of the model, replicated and watched.
class Variant {
public:
  Variant(const Model& model, const engine::KernelFactory& kernel)
      : replicator_{std::array{&model}, std::array{engine::TallyPlan{.by_interval = false}},
                    kernel},
        trace_{model} {
    replicator_.listen(
        [this](std::size_t /*model*/, const engine::Account& account) { trace_.add(account); });
  }
  Variant(const Variant&) = delete;
  Variant& operator=(const Variant&) = delete;
  ~Variant() = default;

  /// @return  false where a stop was asked for before it was done
  bool run(std::uint64_t seed, std::uint64_t replication, const std::stop_token& stop) {
    trace_.begin();
    if (!replicator_.run(seed, replication, std::span{&tallies_, 1}, stop)) return false;
    trace_.finish();
    return true;
  }
  [[nodiscard]] const QueueTrace& trace() const noexcept { return trace_; }
  [[nodiscard]] double lost() const {
    double sum = 0.0;
    for (const engine::Counts& counts : tallies_.type_totals)
      sum += at(counts, engine::Counter::abandoned) + at(counts, engine::Counter::blocked);
    return sum;
  }
  [[nodiscard]] double called_in_s() const {
    double sum = 0.0;
    for (const engine::AgentCounts& counts : tallies_.group_totals)
      sum += at(counts, engine::AgentCounter::called_in);
    return sum;
  }

private:
  Replicator replicator_;
  QueueTrace trace_;
  engine::Tallies tallies_;
};

/// One worker: runs the variants of a replication that have something to tell.
class IncidentWorker {
public:
  IncidentWorker(const Variants& variants, const RunOptions& options)
      : variants_{&variants}, grid_{variants.models.front().grid()} {
    for (const Model& model : variants.models)
      runs_.push_back(std::make_unique<Variant>(model, options.kernel));
  }

  bool run(std::uint64_t seed, std::uint64_t replication, IncidentYields& yield,
           const std::stop_token& stop) {
    const IncidentTimeline timeline =
        demand::draw_incidents(variants_->models.front(), seed, replication);
    std::vector<Occurrences> own;
    for (std::size_t i = 0; i < variants_->incidents.size(); ++i)
      own.push_back(measured(timeline, i));
    for (const std::size_t model : models_needed(own))
      if (!runs_[model]->run(seed, replication, stop)) return false;
    yield.resize(own.size());
    for (std::size_t i = 0; i < yield.size(); ++i) study(i, own[i], yield[i]);
    return true;
  }

private:
  /// Of incidents that happen.
  [[nodiscard]] std::set<std::size_t> models_needed(const std::vector<Occurrences>& own) const {
    std::set<std::size_t> needed;
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (own[i].empty()) continue;
      needed.insert(variants_->incidents[i].without);
      for (const auto& answered : variants_->incidents[i].playbooks) needed.insert(answered.model);
    }
    return needed;
  }

  [[nodiscard]] Occurrences measured(const IncidentTimeline& timeline, std::size_t incident) const {
    Occurrences own;
    for (const IncidentOccurrence& occurrence : timeline.occurrences)
      if (occurrence.incident == incident && occurrence.start_s >= grid_.measured_from_s() &&
          occurrence.start_s < grid_.end_s())
        own.push_back(occurrence);
    return own;
  }

  void study(std::size_t incident, const Occurrences& occurrences, IncidentYield& yield) const {
    const IncidentVariants& variants = variants_->incidents[incident];
    yield.occurrences = static_cast<double>(occurrences.size());
    yield.length_s = 0.0;
    yield.playbooks.assign(variants.playbooks.size(), Sums{});
    if (occurrences.empty()) return;
    for (const IncidentOccurrence& occurrence : occurrences)
      yield.length_s += occurrence.end_s - occurrence.start_s;
    const Variant& without = *runs_[variants.without];
    for (std::size_t p = 0; p < variants.playbooks.size(); ++p)
      yield.playbooks[p] = compare(*runs_[variants.playbooks[p].model], without, occurrences);
    for (Sums& sums : yield.playbooks)
      at(sums, Sum::kept) = at(yield.playbooks.front(), Sum::lost) - at(sums, Sum::lost);
  }

  [[nodiscard]] Sums compare(const Variant& with, const Variant& without,
                             const Occurrences& occurrences) const {
    Sums sums{};
    at(sums, Sum::occurrences) = static_cast<double>(occurrences.size());
    at(sums, Sum::lost) = with.lost() - without.lost();
    at(sums, Sum::called_in_s) = with.called_in_s() - without.called_in_s();
    for (const IncidentOccurrence& occurrence : occurrences) {
      double normal_s = grid_.end_s();
      if (occurrence.end_s < grid_.end_s()) {
        normal_s = back_to_normal_s(with.trace(), without.trace(), occurrence.end_s, grid_.end_s());
        at(sums, Sum::ended) += 1.0;
        at(sums, Sum::recovery_s) += normal_s - occurrence.end_s;
      }
      at(sums, Sum::worst_wait_s) += with.trace().worst_wait_s(occurrence.start_s, normal_s);
    }
    return sums;
  }

  const Variants* variants_;
  IntervalGrid grid_;
  std::vector<std::unique_ptr<Variant>> runs_;  // by model
};

/// Of one incident over replications.
struct IncidentMoments {
  Moments<2> incident;  // occurrences, length
  std::vector<Moments<sum_count>> playbooks;

  void add(const IncidentYield& yield) {
    incident.add({yield.occurrences, yield.length_s});
    for (std::size_t p = 0; p < playbooks.size(); ++p) playbooks[p].add(yield.playbooks[p]);
  }
  template <class Archive>
  void serialize(Archive& archive) {
    archive(incident, fixed(playbooks));
  }
};

/// All that the study keeps of its replications.
class IncidentLedger {
public:
  explicit IncidentLedger(const Variants& variants) {
    for (const IncidentVariants& incident : variants.incidents) {
      moments_.emplace_back();
      moments_.back().playbooks.resize(incident.playbooks.size());
    }
  }
  void add(const IncidentYields& yield) {
    for (std::size_t i = 0; i < moments_.size(); ++i) moments_[i].add(yield[i]);
    ++replications_;
  }
  [[nodiscard]] int replications() const noexcept { return replications_; }
  [[nodiscard]] const std::vector<IncidentMoments>& moments() const noexcept { return moments_; }
  template <class Archive>
  void serialize(Archive& archive) {
    archive(replications_, fixed(moments_));
  }

private:
  std::vector<IncidentMoments> moments_;
  int replications_ = 0;
};

Estimate per(Sum sum, Sum unit, const Moments<sum_count>& moments, double t, double scale = 1.0) {
  Formula<sum_count> formula;
  formula.numerator[static_cast<std::size_t>(sum)] = scale;
  formula.denominator[static_cast<std::size_t>(unit)] = 1.0;
  return estimate_ratio(moments, formula, t);
}

PlaybookEffect effect_of(Playbook playbook, const Moments<sum_count>& moments, double t) {
  return {.playbook = playbook,
          .contacts_lost = per(Sum::lost, Sum::occurrences, moments, t),
          .contacts_kept = per(Sum::kept, Sum::occurrences, moments, t),
          .worst_wait_s = per(Sum::worst_wait_s, Sum::occurrences, moments, t),
          .recovery_s = per(Sum::recovery_s, Sum::ended, moments, t),
          .call_in_hours =
              per(Sum::called_in_s, Sum::occurrences, moments, t, 1.0 / seconds_per_hour)};
}

IncidentEffects effects_of(std::size_t incident, const IncidentVariants& variants,
                           const IncidentMoments& moments, double t) {
  IncidentEffects effects{
      .incident = incident,
      .occurrences = estimate_mean(moments.incident, {1.0, 0.0}, Rate{}, t),
      .lasts_s = estimate_ratio(moments.incident,
                                Formula<2>{.numerator = {0.0, 1.0}, .denominator = {1.0, 0.0}}, t),
      .playbooks = {}};
  for (std::size_t p = 0; p < variants.playbooks.size(); ++p)
    effects.playbooks.push_back(effect_of(variants.playbooks[p].playbook, moments.playbooks[p], t));
  return effects;
}

}  // namespace

IncidentStudy study_incidents(const Model& model, const ExperimentSpec& experiment,
                              const RunOptions& options) {
  require_sensible(experiment, options, "study_incidents");
  const Variants variants = variants_of(model);
  if (variants.incidents.empty()) return {};
  SharedStudy shared{options.team};
  IncidentLedger ledger{variants};
  take_up(ledger, options.keeping, experiment.replications);
  const auto reduce = [&](int replication, const IncidentYields& yield) {
    ledger.add(yield);
    keep_if_due(ledger, options.keeping);
    if (options.progress) options.progress(replication + 1, experiment.replications);
  };
  const auto work = [&](TaskQueue<IncidentYields>& queue) {
    work_off(queue, IncidentWorker{variants, options}, experiment.seed);
  };
  if (shared.is_helped_only()) {
    help<IncidentYields>(shared, options, work);
  } else {
    run_in_order<IncidentYields>(shared, {ledger.replications(), experiment.replications}, options,
                                 work, reduce);
    keep(ledger, options.keeping);
  }

  IncidentStudy study{.replications = ledger.replications(),
                      .partial = ledger.replications() < experiment.replications,
                      .incidents = {}};
  if (study.replications == 0) return study;
  const double t = interval_factor(experiment.confidence, study.replications);
  for (std::size_t i = 0; i < variants.incidents.size(); ++i)
    study.incidents.push_back(effects_of(i, variants.incidents[i], ledger.moments()[i], t));
  return study;
}

}  // namespace staffsim
