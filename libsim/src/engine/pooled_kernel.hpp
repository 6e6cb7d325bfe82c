// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/kernel.hpp>
#include <staffsim/model/model.hpp>

#include "engine/pooled_desks.hpp"
#include "engine/pooled_lines.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace staffsim::engine {

/// The event kernel for centres whose agents are all heads: any number of types and groups, skills,
/// speeds, both agent selections and both contact selections of calls, incidents. A service's end
/// is an event only while somebody waits whom the group may take; otherwise the next arrival looks
/// at the moments at which agents become free. The outcomes are those of `EventKernel`, bit for
/// bit; simultaneous events: see `TieOrder`.
template <AgentSelection agent_selection, ContactSelection contact_selection>
class PooledKernel final : public Kernel {
public:
  explicit PooledKernel(const Model& model);

  void begin(const LaterLuck& luck) override;
  void advance(const Block& block, Account& account) override;
  void finish(Account& account) override;

private:
  static constexpr double infinity = std::numeric_limits<double>::infinity();
  using Line = typename PooledLines<contact_selection>::Line;

  struct Pace {
    double factor = 1.0;  // of handling, by incidents
    double speed = 1.0;
    bool has_speed = false;
  };
  [[nodiscard]] double next_change_s() const noexcept;
  void serve_until(double limit_s);
  template <class Desks>
  void serve_at(Desks& desks, double limit_s);
  template <class Desks>
  void on_arrival(const Contact& contact, Desks& desks, Outcome*& out);
  template <class Desks>
  bool look_at_next(std::size_t group, double now_s, Desks& desks, Outcome*& out);
  void on_instant(double now_s, Account& account);
  void apply_changes(double now_s, Account& account);
  void set_handle_factor(std::uint16_t type, double factor);
  void free_agents_choose(double now_s);
  [[nodiscard]] double handling_s(const Contact& contact, std::size_t group) const noexcept;
  void drop_expired(double now_s);
  static void give_up(const Contact& contact, Outcome*& out) noexcept;
  [[nodiscard]] double alive_from_s(double now_s) const noexcept;

  RoutingTable table_;
  PooledLines<contact_selection> lines_;
  PooledDesks<agent_selection> desks_;
  std::vector<Pace> paces_;                                   // by group and type
  std::array<std::size_t, most_pooled_groups> may_choose_{};  // while free agents choose
  bool is_one_desk_;                                          // one group takes everything
  std::span<const DutyChange> duty_;
  std::span<const IncidentStep> incidents_;
  const Contact* arriving_ = nullptr;  // the next
  const Contact* last_ = nullptr;
  Outcome* out_ = nullptr;  // where the next outcome is written
  double last_arrival_s_ = -infinity;
  double end_s_ = 0.0;
};

}  // namespace staffsim::engine
