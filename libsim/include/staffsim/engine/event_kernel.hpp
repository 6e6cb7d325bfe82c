// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/contracts.hpp>
#include <staffsim/engine/agenda.hpp>
#include <staffsim/engine/busy_lines.hpp>
#include <staffsim/engine/crew.hpp>
#include <staffsim/engine/kernel.hpp>
#include <staffsim/engine/later_attempts.hpp>
#include <staffsim/engine/overflow_dues.hpp>
#include <staffsim/engine/policies.hpp>
#include <staffsim/engine/ring.hpp>
#include <staffsim/engine/story.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace staffsim::engine {

/// How much of a centre a kernel is compiled for. `plain`: contacts that wait, are answered or give
/// up, e-mail among them (`is_plain`); the rest is compiled out, because a branch that is never
/// taken still costs. `whole`: everything.
enum class Extent : std::uint8_t { plain, whole };

/// The event loop, for any number of types and groups. Only the ends of services and breaks are
/// events in a heap; arrivals, duty changes and incidents are sorted lists with a cursor, and
/// abandonment is lazy: a waiting contact carries the moment at which it gives up and is accounted
/// for when the line reaches it (L'Ecuyer and Buist treat their call centre example so, 2005).
///
/// `Policy` is the only thing that users choose.
///
/// What happens first at one instant: real clocks rarely tie, but plans do. Shifts, breaks and
/// incidents fall on round times, recorded logs are whole seconds, and deterministic laws make
/// everything meet. The order, samples of the backlog, overflow and pre-emption aside
/// (docs/background/an-instant.md has every step), is:
///
///  1. services end (wrap-up included), agents by file order of their group and then by position;
///  2. duty changes: breaks that are over end, persons whose shift ends leave, persons whose shift
///     starts come, breaks that are due start, head counts change, incidents start and end;
///  3. free agents take waiting contacts, the longest idle choosing first (ties: file order of the
///     group, then position);
///  4. waiting contacts whose patience ends give up;
///  5. contacts arrive, in the order of the given list, and start at once if an agent may take
///     them.
///
/// So a contact whose patience ends as an agent becomes free is answered, an agent whose shift ends
/// at the instant of a service's end takes nothing, and a contact that arrives as an agent becomes
/// free finds the agent free unless somebody was waiting. A service of length zero that starts in 3
/// or 5 ends at the same instant: the order is run through again, but what gave up in 4 stays gone.
template <RoutingPolicy Policy, Extent extent = Extent::whole>
class EventKernel final : public Kernel {
public:
  explicit EventKernel(const Model& model, Policy policy = {});

  void begin(const LaterLuck& luck) override;
  void advance(const Block& block, Account& account) override;
  void advance_counted(const Block& block, TallyBook& /*book*/, Account& account) override {
    advance(block, account);  // tells what can be
  }
  void finish(Account& account) override;

private:
  static constexpr bool whole = extent == Extent::whole;
  static constexpr bool by_occupancy = whole && observes_occupancy<Policy>;
  static constexpr double infinity = std::numeric_limits<double>::infinity();
  static constexpr std::uint32_t nobody = 0xFFFF'FFFFU;

  struct Waiting {
    Contact contact{};
    double gives_up_at_s = 0.0;
    std::uint32_t story = 0;  // whole centres only
  };
  /// A contact that may be interrupted: its outcome is known when it is done, not when it starts.
  struct InHand {
    Contact contact{};
    Story story{};
    double started_s = 0.0;
    double planned_s = 0.0;  // this agent's handling, switch and wrap-up included
    double talk_s = 0.0;     // of it, until wrap-up
    double switch_s = 0.0;
    std::uint32_t sequel = 0;  // ticket to call it off with
    bool goes_on = false;
    bool is_there = false;
  };

  // The loop and what happens in it: event_kernel_impl.hpp
  [[nodiscard]] double next_change_s() const noexcept;
  [[nodiscard]] bool is_lone_service_end(double change_s) const noexcept;
  void on_arrival(const Contact& contact, Account& account);
  void on_service_end(Account& account);
  [[gnu::noinline]] void on_crowded_instant(double now_s, Account& account);
  void on_ends(double now_s, Account& account);
  void on_changes(double now_s, Account& account);
  void on_incident(const IncidentStep& step, double now_s, Account& account);
  void interrupt_all(double now_s, Account& account);
  template <bool is_next_of_agent = false>
  void start(const Contact& contact, std::uint32_t slot, double now_s, bool delayed,
             Account& account);
  void enqueue(const Contact& contact);

  // Who takes what: selection_impl.hpp
  void free_agents_choose(double now_s, Account& account);
  void take_next_or_rest(std::uint32_t slot, double now_s, Account& account);
  [[nodiscard]] TypeId choose(std::uint16_t group, double now_s, std::uint32_t stay_free,
                              Account& account);
  void require_waiting(std::uint16_t group, TypeId queue) const;
  void require_idle(std::uint16_t type, GroupId group) const;
  void take_from(std::uint16_t type, std::uint32_t slot, double now_s, Account& account);
  void look_at_line(const RoutingTable::DenseSkill& skill, double now_s, std::uint32_t stay_free);
  [[nodiscard]] std::uint32_t choose_agent(std::uint16_t type, double now_s);
  void look_at_agents(std::uint16_t type, double now_s);
  void note_head(std::uint16_t type) noexcept;
  void note_patience(std::uint16_t type, double gives_up_at_s) noexcept {
    soonest_give_up_s_[type] = std::min(soonest_give_up_s_[type], gives_up_at_s);
  }
  void pop_head(std::uint16_t type) noexcept;
  void drop_expired_heads(std::uint16_t group, double alive_from_s, Account& account);
  [[gnu::noinline]] void drop_expired(double alive_from_s, Account& account);
  void give_up(const Waiting& waiting, Account& account);
  [[nodiscard]] double alive_from_s(double now_s) const noexcept {
    return now_s == last_arrival_s_ ? std::nextafter(now_s, infinity) : now_s;
  }
  void assert_nobody_idles_beside_a_wait(double now_s);

  // Attempts of a whole centre: attempt_impl.hpp
  [[gnu::noinline]] void on_later_arrival(Account& account);
  void admit(const Contact& contact, Story story, Account& account);
  void satisfy(const Contact& contact, const Story& story, Account& account);
  [[nodiscard]] bool finds_lines_busy(const Contact& contact, const Story& story);
  [[nodiscard]] std::uint32_t make_room(const Contact& contact, Account& account);
  void turn_away(const Contact& contact, const Story& story, End end, Account& account);
  void expect_to_give_up(const Contact& contact, Story& story, double gives_up_at_s);
  void join(const Contact& contact, Story story);
  void give_up_story(const Waiting& waiting, Account& account);
  void close_unfinished(const Waiting& waiting, Account& account);
  void sample_backlog(double now_s, Account& account);
  [[nodiscard]] double oldest_arrived_s(const Ring<Waiting>& line) const noexcept;
  [[nodiscard]] std::uint8_t notes_of(const Contact& contact, const Story& story,
                                      bool goes_on) const noexcept;
  void end_person(const Story& story, bool answered, bool goes_on, Account& account);

  // Stints of a whole centre, hand-over and pre-emption: interruption_impl.hpp
  void begin_stint(const Contact& contact, Story story, std::uint32_t slot, double now_s,
                   Account& account);
  void plan_sequel(InHand& in_hand);
  void keep_in_hand(const InHand& in_hand, std::uint32_t slot);
  void complete(std::uint32_t slot, Account& account);
  void report_answered(const InHand& in_hand, std::uint16_t group, double until_s, double handled_s,
                       Account& account);
  void interrupt(std::uint32_t slot, double now_s, Account& account);
  void return_to_line(InHand in_hand, double now_s);
  void newcomers_preempt(double now_s, Account& account);
  void find_newcomers(double now_s);
  void newcomer_preempts(std::uint16_t type, std::size_t at, double now_s, Account& account);
  [[nodiscard]] static std::size_t place_of(std::uint32_t story,
                                            const Ring<Waiting>& line) noexcept;
  [[nodiscard]] std::uint32_t agent_to_interrupt(const Contact& contact, double joined_s,
                                                 double now_s) const noexcept;
  [[nodiscard]] std::uint32_t last_started(std::uint16_t group, std::uint16_t type,
                                           double now_s) const noexcept;
  void preempt(std::uint32_t slot, double now_s, Account& account);
  [[nodiscard]] bool is_newcomer(const Waiting& waiting, double now_s) const noexcept;

  RoutingTable table_;
  Policy policy_;
  Crew crew_;
  Agenda agenda_;
  std::vector<Ring<Waiting>> lines_;         // by type
  std::vector<std::uint32_t> queue_length_;  // by type, as the view shows it
  std::vector<double> head_arrived_s_;
  std::vector<double> head_due_s_;
  std::vector<double> soonest_give_up_s_;     // by type: nobody in line gives up before
  std::vector<std::uint32_t> head_at_;        // by type: which in line the agent may take first
  std::vector<std::uint32_t> idle_for_type_;  // by group, as the view shows it
  std::vector<double> least_occupancy_;
  std::vector<double> least_occupied_since_s_;
  std::vector<double> handle_factor_;  // by type
  std::vector<Appointment> ends_;
  std::vector<std::uint32_t> interrupted_;
  std::vector<std::uint32_t> newcomers_;
  std::vector<std::uint8_t> has_chosen_;      // by group, while free agents choose
  std::vector<InHand> in_hand_;               // by slot
  std::vector<std::uint32_t> in_hand_count_;  // by group
  std::vector<double> stint_s_;               // by slot, if the policy observes occupancy
  Stories stories_;
  LaterAttempts later_;
  BusyLines busy_lines_;
  OverflowDues overflow_dues_;
  SystemView view_;
  std::span<const DutyChange> duty_;
  std::span<const IncidentStep> incidents_;
  const LaterLuck* luck_ = nullptr;
  double interval_s_;
  double sample_s_ = infinity;  // of the next backlog sample
  std::int64_t samples_ = 0;
  double settle_at_s_ = infinity;  // free agents have to choose once more
  double last_arrival_s_ = -infinity;
  double end_s_ = 0.0;
  bool has_email_ = false;
  bool somebody_returned_ = false;  // at this instant
};

/// Whether `Extent::plain` is enough for a model: nobody interrupted or handed over, nobody who
/// comes again, is passed on or is mistaken, no limit, no reservation, no message and no response
/// to an incident; agents not by occupancy, contacts by priority or the longest wait. In a plain
/// kernel the view has no `least_occupancy` and no `head_due_s`.
[[nodiscard]] bool is_plain(const Model& model);

}  // namespace staffsim::engine

#include <staffsim/engine/attempt_impl.hpp>
#include <staffsim/engine/event_kernel_impl.hpp>
#include <staffsim/engine/interruption_impl.hpp>
#include <staffsim/engine/selection_impl.hpp>
