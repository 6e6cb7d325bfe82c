// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/kernel.hpp>
#include <staffsim/model/model.hpp>

#include "engine/free_times.hpp"
#include "engine/pace.hpp"
#include "engine/pooled_desks.hpp"
#include "engine/pooled_lines.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace staffsim::engine {

/// The event kernel for centres whose agents are all heads: any number of types and groups, skills,
/// speeds, both agent selections and both contact selections of calls and of e-mail that nothing
/// interrupts, incidents. A service's end is an event only while somebody waits whom the group may
/// take; otherwise the next arrival looks at the moments at which agents become free. The outcomes
/// are those of `EventKernel`, bit for bit; simultaneous events as there.
template <AgentSelection agent_selection, ContactSelection contact_selection>
class PooledKernel final : public Kernel {
public:
  explicit PooledKernel(const Model& model);

  void begin(const LaterLuck& luck) override;
  void advance(const Block& block, Account& account) override;
  void advance_counted(const Block& block, TallyBook& book, Account& account) override;
  void finish(Account& account) override;

private:
  using Line = PooledLine;

  // A `Report` is called with each outcome.
  template <class Report>
  void advance_with(const Block& block, Account& account, Report& report);
  [[nodiscard]] double next_change_s() const noexcept;
  template <class Report>
  void serve_until(double limit_s, Account& account, Report& report);
  template <class Desks, class Report>
  Desks serve_at(Desks desks, double limit_s, Account& account, Report& report);
  template <class Desks, class Report>
  void on_arrival(const Contact& contact, Desks& desks, Account& account, Report& report);
  template <class Desks, class Report>
  bool look_at_next(std::size_t group, double now_s, Desks& desks, Account& account,
                    Report& report);
  template <class Report>
  void on_instant(double now_s, Account& account, Report& report);
  void apply_changes(double now_s, Account& account);
  void set_handle_factor(std::uint16_t type, double factor);
  template <class Report>
  void free_agents_choose(double now_s, Account& account, Report& report);
  static void note_reply(const Contact& contact, const Pace& agent, double now_s, Account& account);
  void sample_backlog(double now_s, Account& account);
  [[nodiscard]] const Pace& pace(const Contact& contact, std::size_t group) const noexcept {
    return paces_[group * table_.type_count() + contact.type];
  }
  template <class Report>
  void drop_expired(double now_s, Report& report);
  [[nodiscard]] double alive_from_s(double now_s) const noexcept;

  RoutingTable table_;
  PooledLines<contact_selection> lines_;
  PooledDesks<agent_selection> desks_;
  std::vector<Pace> paces_;                                   // by group and type
  std::array<std::size_t, most_pooled_groups> may_choose_{};  // while free agents choose
  bool is_one_desk_;                                          // one group takes everything
  double interval_s_;                                         // between samples of the backlog
  std::span<const DutyChange> duty_;
  std::span<const IncidentStep> incidents_;
  const Contact* arriving_ = nullptr;  // the next
  const Contact* last_ = nullptr;
  double last_arrival_s_ = -infinity;
  double sample_s_ = infinity;  // of the next sample
  std::int64_t samples_ = 0;
  double end_s_ = 0.0;
};

}  // namespace staffsim::engine
