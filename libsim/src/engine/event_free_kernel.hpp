// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/kernel.hpp>

#include "engine/free_times.hpp"
#include "engine/pace.hpp"
#include "engine/tally_book.hpp"

#include <vector>

namespace staffsim::engine {

/// The simple case without events: a recursion on the agents' free times.
///
/// First come, first served: contact by contact, service starts at the later of its arrival and the
/// soonest free time, unless patience ends before. A fall of the head count takes the soonest free
/// time away (an idle agent, or the next to finish), a rise adds one at its own moment or takes the
/// last of the owed departures back; both are applied when a start reaches them, which is safe
/// because starts never go back in time.
class EventFreeKernel final : public Kernel {
public:
  explicit EventFreeKernel(const Model& model);
  void begin(const LaterLuck& luck) override;
  void advance(const Block& block, Account& account) override;
  void advance_counted(const Block& block, TallyBook& book, Account& account) override;
  void finish(Account& account) override;
  [[nodiscard]] bool tells_virtual_waits() const noexcept override { return true; }

private:
  friend class EventFreeLanes;

  /// How long a type's contacts take, and may wait.
  struct TypePace : Pace {
    double within_s = -1.0;  // acceptable waiting time; below 0: none
  };

  /// A `Report` is called with each outcome.
  template <class Report>
  void advance_with(const Block& block, Account& account, Report& report);
  /// Starts a block, and serves those who wait since the block before.
  template <class Report>
  void open_with(const Block& block, Account& account, Report& report);
  void open(const Block& block, Account& account);
  void close(Account& account);
  template <class Report>
  void serve(std::span<const Contact> contacts, double until_s, Account& account, Report& report);
  template <class Times, class Report>
  Times serve_until_change(std::span<const Contact>& contacts, double until_s, Times times,
                           Report& report);
  void apply_changes(double arrived_s, Account& account);
  void apply_change(Account& account);
  void set_available(double now_s, Account& account);
  void note_overrun(double now_s, Account& account);
  void owed_leave_until(double now_s, Account& account);
  [[nodiscard]] double next_change_s() const noexcept;

  FreeTimes free_times_;
  std::vector<double> owed_free_s_;  // of those who go when they finish, soonest first
  std::vector<Contact> waiting_;     // whose start lies behind the block
  std::vector<Contact> again_;       // of them, those of the block before
  std::vector<TypePace> paces_;      // by type
  std::span<const DutyChange> duty_;
  std::span<const IncidentStep> incidents_;
  double change_s_ = 0.0;  // of the next change in the block
  int heads_ = 0;
  int withdrawn_ = 0;
  int available_ = 0;  // heads without withdrawn, never below 0
  int overrun_ = 0;    // heads busy beyond the head count
  double end_s_ = 0.0;
};

}  // namespace staffsim::engine
