// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/outcome.hpp>
#include <staffsim/model/model.hpp>

#include "engine/tallies.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace staffsim::engine {

/// What must hold in every run, whatever it is: no contact is lost; Little's law (the time that
/// contacts spend waiting, cut to cells, is the sum of their waits); the time that agents are busy
/// is the sum of what contacts took of it.
///
/// The tallies have both sides for the contacts that arrive, wait and end within the measured
/// window; all else is noted here as it goes by, so that contacts of the usual kind cost nothing.
class Audit {
public:
  explicit Audit(const Model& model);

  void begin();
  /// A wait, or time of agents, that an outcome tells and the tallies' counters leave out.
  void add_untold_wait(std::uint16_t type, double wait_s) noexcept {
    untold_wait_s_[type] += wait_s;
  }
  void add_untold_work(double handled_s) noexcept { untold_work_s_ += handled_s; }
  /// The part of a stretch of waiting, or of handling, that lies outside the window.
  void add_outer_wait(std::uint16_t type, double from_s, double to_s) noexcept {
    outer_wait_s_[type] += outside(from_s, to_s);
  }
  void add_outer_work(double from_s, double to_s) noexcept {
    outer_work_s_ += outside(from_s, to_s);
  }

  /// Of a kernel that is not the library's, before what it tells is counted.
  /// @throws std::logic_error  unless types, groups and times are those of the model's run
  void require_possible(const Account& account) const;
  /// @throws std::logic_error  with the numbers that do not agree
  void check(const Tallies& tallies) const;

private:
  [[nodiscard]] bool is_possible(const Outcome& outcome) const noexcept;
  [[nodiscard]] bool is_possible(const Spell& spell) const noexcept;
  [[nodiscard]] bool is_possible(const HeadsStep& step) const noexcept;
  [[nodiscard]] bool is_possible(const PersonEnd& person) const noexcept;
  [[nodiscard]] bool is_possible(const Reply& reply) const noexcept;
  [[nodiscard]] bool is_possible(const BacklogSample& sample) const noexcept;
  [[nodiscard]] bool is_in_run(double at_s) const noexcept { return at_s >= 0.0 && at_s <= end_s_; }
  [[nodiscard]] double outside(double from_s, double to_s) noexcept;
  void check_conservation(const Counts& total, std::size_t type) const;
  void check_waiting(const Counts& total, std::size_t type) const;
  void check_work(double told_s, double contacts, const Tallies& tallies) const;
  /// @param stretches  of time in either sum: each is the difference of two moments, which are
  ///                   coarse far from the start of the run
  [[nodiscard]] bool agree(double told_s, double found_s, double stretches) const;

  std::vector<std::string> names_;  // of types
  std::size_t groups_;
  double from_s_;
  double end_s_;
  std::vector<double> untold_wait_s_;
  std::vector<double> outer_wait_s_;
  double untold_work_s_ = 0.0;
  double outer_work_s_ = 0.0;
  double stretches_ = 0.0;
};

/// @param given     contacts that arrived
/// @param reported  outcomes of first attempts
/// @throws std::logic_error  if they differ: an engine lost contacts, or told one twice
void require_all_reported(std::int64_t given, std::int64_t reported);

}  // namespace staffsim::engine
