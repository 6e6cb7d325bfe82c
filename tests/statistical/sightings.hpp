// SPDX-License-Identifier: Apache-2.0
#pragma once
/// What cases ask for and tallies do not hold, counted from the engine's own account.
#include <staffsim/engine/outcome.hpp>
#include <staffsim/model/incident_timeline.hpp>
#include <staffsim/model/model.hpp>

#include <cstddef>
#include <vector>

namespace staffsim::test {

/// What to look for.
struct Search {
  std::vector<double> limits_s;  ///< ascending, of waits
  double mean_wait_s = 0.0;      ///< about which squares are summed up
};

/// Counts of one replication, over the measured window: of contacts by their arrival, of moments
/// and stretches of time by the clock.
class Sightings {
public:
  struct OfType {
    std::vector<double> answered;  ///< by the first limit that the wait does not exceed
    std::vector<double> abandoned;
    double squares_s2 = 0.0;  ///< (wait - mean)^2
  };

  Sightings(const Model& model, Search search);

  void begin(const IncidentTimeline& timeline);
  void look(const engine::Account& account);

  [[nodiscard]] const std::vector<OfType>& types() const noexcept { return types_; }
  /// Abandonments by interval of the day, at the moment of giving up.
  [[nodiscard]] const std::vector<double>& gave_up() const noexcept { return gave_up_; }
  /// First attempts, those of them that could not start at once, and persons who gave up for good.
  [[nodiscard]] double first_attempts() const noexcept { return first_attempts_; }
  [[nodiscard]] double first_delayed() const noexcept { return first_delayed_; }
  [[nodiscard]] double lost_persons() const noexcept { return lost_persons_; }
  /// Duration in which an incident was under way, the waiting in them (of contacts that are never
  /// handed over), and the abandonments.
  [[nodiscard]] double down_s() const;
  [[nodiscard]] double waiting_while_down_s() const noexcept { return waiting_while_down_s_; }
  [[nodiscard]] double gave_up_while_down() const noexcept { return gave_up_while_down_; }
  [[nodiscard]] double window_s() const noexcept { return end_s_ - from_s_; }

private:
  void see(const engine::Outcome& outcome);
  void see_person(const engine::Outcome& outcome);
  void see_abandonment(double at_s);
  [[nodiscard]] double down_before_s(double at_s) const;

  Search search_;
  double interval_s_;
  double from_s_;
  double end_s_;
  std::vector<OfType> types_;
  std::vector<double> gave_up_;
  std::vector<IncidentOccurrence> down_;  // they do not overlap
  std::vector<double> down_until_s_;      // seconds of being down up to the start of each
  double first_attempts_ = 0.0;
  double first_delayed_ = 0.0;
  double lost_persons_ = 0.0;
  double waiting_while_down_s_ = 0.0;
  double gave_up_while_down_ = 0.0;
};

}  // namespace staffsim::test
