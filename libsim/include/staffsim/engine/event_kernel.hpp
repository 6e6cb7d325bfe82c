// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/agenda.hpp>
#include <staffsim/engine/crew.hpp>
#include <staffsim/engine/kernel.hpp>
#include <staffsim/engine/policies.hpp>
#include <staffsim/engine/ring.hpp>
#include <staffsim/engine/tie_order.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

namespace staffsim::engine {

/// The event loop, for any number of types and groups. Only the ends of services and breaks are
/// events in a heap; arrivals, duty changes and incidents are sorted lists with a cursor, and
/// abandonment is lazy: a waiting contact carries the moment at which it gives up and is accounted
/// for when the line reaches it (L'Ecuyer and Buist treat their call centre example so, 2005).
///
/// `Policy` is the only thing that users choose; simultaneous events: see `TieOrder`.
template <RoutingPolicy Policy>
class EventKernel final : public Kernel {
public:
  explicit EventKernel(const Model& model, Policy policy = {})
      : table_{model},
        policy_{std::move(policy)},
        lines_(table_.type_count()),
        queue_length_(table_.type_count()),
        head_arrived_s_(table_.type_count()),
        handle_factor_(table_.type_count()) {}

  void begin(const LaterLuck& luck) override;
  void advance(const Block& block, Account& account) override;
  void finish(Account& account) override;

private:
  static constexpr double infinity = std::numeric_limits<double>::infinity();
  static constexpr std::uint32_t no_history = 0xFFFF'FFFFU;

  /// What a contact that was handed over has behind it.
  struct History {
    double handle_left_s = 0.0;  // incident factor included, speed not
    double first_wait_s = 0.0;
    double waited_s = 0.0;
    double handled_s = 0.0;
    double queued_at_s = 0.0;
    int returns = 0;  // to the queue
    bool delayed = false;
  };
  struct Waiting {
    Contact contact;
    double gives_up_at_s = 0.0;
    std::uint32_t history = no_history;  // in histories_
  };
  struct InHand {  // kept only for groups that hand over
    Contact contact;
    History history;
    double started_s = 0.0;
    double planned_s = 0.0;  // this agent's handling, wrap-up included, unless interrupted
  };

  [[nodiscard]] double next_change_s() const noexcept {
    const double duty_s = duty_.empty() ? infinity : duty_.front().at_s;
    return incidents_.empty() ? duty_s : std::min(duty_s, incidents_.front().at_s);
  }
  void on_arrival(const Contact& contact, Account& account);
  void on_service_end(std::uint32_t slot, double now_s, Account& account);
  void on_crowded_instant(double now_s, Account& account);
  void on_changes(double now_s, Account& account);

  void free_agents_choose(double now_s, Account& account);
  bool take_next(std::uint32_t slot, double now_s, Account& account);
  void start_first(const Contact& contact, std::uint32_t slot, double now_s, bool delayed,
                   Account& account);
  void resume(const Waiting& waiting, std::uint32_t slot, double now_s, Account& account);
  void complete(std::uint32_t slot, Account& account);
  void interrupt(std::uint32_t slot, double now_s, Account& account);
  void return_to_queue(InHand in_hand, double now_s);
  void keep_in_hand(const Contact& contact, std::uint32_t slot, double now_s, double handle_s,
                    double handled_s, bool delayed);

  void enqueue(const Contact& contact);
  void pop_head(std::uint16_t type) noexcept;
  void note_head(std::uint16_t type) noexcept;
  void drop_expired_heads(std::uint16_t group, double alive_from_s, Account& account);
  void drop_expired(double alive_from_s, Account& account);
  void give_up(const Waiting& waiting, Account& account);
  void close(const Waiting& waiting, double left_s, End end, Account& account);
  void report_answered(const InHand& in_hand, std::uint16_t group, double until_s, double handled_s,
                       Account& account);
  [[nodiscard]] double alive_from_s(double now_s) const noexcept {
    return now_s == last_arrival_s_ ? std::nextafter(now_s, infinity) : now_s;
  }
  std::uint32_t remember(const History& history);

  RoutingTable table_;
  Policy policy_;
  Crew crew_;
  Agenda agenda_;
  std::vector<Ring<Waiting>> lines_;
  std::vector<std::uint32_t> queue_length_;
  std::vector<double> head_arrived_s_;
  std::vector<double> handle_factor_;
  std::vector<InHand> in_hand_;  // by slot
  std::vector<History> histories_;
  std::vector<std::uint32_t> free_histories_;
  std::vector<std::uint32_t> interrupted_;
  std::vector<std::uint8_t> has_chosen_;  // by group, while free agents choose
  std::optional<SystemView> view_;
  std::span<const DutyChange> duty_;
  std::span<const IncidentStep> incidents_;
  const LaterLuck* luck_ = nullptr;
  double last_arrival_s_ = -infinity;
  double end_s_ = 0.0;
};

}  // namespace staffsim::engine

#include <staffsim/engine/event_kernel_impl.hpp>
