// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/outcome.hpp>
#include <staffsim/engine/routing_table.hpp>
#include <staffsim/model/contact.hpp>
#include <staffsim/model/duty.hpp>
#include <staffsim/model/incident_timeline.hpp>

#include <functional>
#include <memory>
#include <span>

namespace staffsim::engine {

class TallyBook;

/// A stretch of the run's clock, up to and without `until_s`: who arrives, and what changes.
/// Each list is sorted by time and lies between the last block's end and this one's; contacts that
/// arrive at one instant stand by type.
struct Block {
  std::span<const Contact> contacts;
  std::span<const DutyChange> duty;
  std::span<const IncidentStep> incidents;
  double until_s = 0.0;
};

/// Contacts and duty in, outcomes out: a deterministic function that draws nothing. A run is
/// `begin`, `advance` for each block and `finish`; the object keeps its memory from run to run.
class Kernel {
public:
  Kernel(const Kernel&) = delete;  // views point into it
  Kernel& operator=(const Kernel&) = delete;
  virtual ~Kernel() = default;
  /// An empty system at time 0. `luck` must live until `finish`.
  virtual void begin(const LaterLuck& luck) = 0;
  /// Everything that happens before `block.until_s`; what is known is appended to `account`.
  virtual void advance(const Block& block, Account& account) = 0;
  /// As `advance`, where single outcomes interest nobody: the kernel may let `book` count them
  /// while they are at hand. What is left stands in `account`, still to be added to the book, which
  /// is the library's own: kernels of yours have nothing to add here.
  /// @throws std::logic_error  if a kernel of yours tells what cannot be
  virtual void advance_counted(const Block& block, TallyBook& book, Account& account);
  /// The run stops at the end of the last block: who still waits is unfinished.
  virtual void finish(Account& account) = 0;
  /// Whether outcomes carry `note::in_time_if_patient`.
  [[nodiscard]] virtual bool tells_virtual_waits() const noexcept { return false; }

protected:
  Kernel() = default;
};

/// Makes a kernel for a model. Called once for each worker and model, by several threads at a time;
/// kernels of different workers run at the same time, so that what they share must bear it.
using KernelFactory = std::function<std::unique_ptr<Kernel>(const Model&)>;

/// The event kernel with the routing that the model names; in a plain centre (nothing reserved,
/// interrupted, limited or dialled again) with at most 16 groups, all on head counts, the one that
/// looks at agents only when somebody waits.
[[nodiscard]] std::unique_ptr<Kernel> make_event_kernel(const Model& model);

/// Whether the event-free kernel applies: one group on a head count that finishes the contact in
/// hand and handles every type; contacts in longest-waiting order (or by priority when there is one
/// type), agents not by occupancy; nothing beyond plain calls.
[[nodiscard]] bool is_simple(const Model& model);

/// The event-free kernel.
/// @throws std::invalid_argument  unless `is_simple(model)`
[[nodiscard]] std::unique_ptr<Kernel> make_event_free_kernel(const Model& model);

/// The event-free kernel where it applies, what `make_event_kernel` makes elsewhere: same outcomes,
/// bit for bit.
[[nodiscard]] std::unique_ptr<Kernel> make_kernel(const Model& model);

}  // namespace staffsim::engine
