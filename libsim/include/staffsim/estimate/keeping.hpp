// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace staffsim {

/// How the state of a study is kept, so that the study can go on after an interruption and end with
/// the results, to the bit, of one that was never interrupted.
///
/// A state is a string of bytes that only the same version of this library reads, for the same
/// models, seed and options other than threads; the number of replications may grow, unless a
/// precision is wanted. What is damaged, or has another shape, is refused. Whoever keeps it sees to
/// it that it comes back to where it belongs: what has the same shape is taken for its own.
struct Keeping {
  /// As saved before, to go on from; empty: from the start. It is read as the study begins, and is
  /// to live until then.
  std::string_view state = {};
  std::function<bool()> is_due = {};  ///< asked after each replication: whether to save now
  /// Called when that is so, and at the end of the study or at a stop; by one thread at a time, any
  /// of those at work. A study that ends by an exception is not saved once more.
  std::function<void(std::string state)> save = {};
};

/// A kept state cannot be gone on with; the message says why.
class BadState : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

}  // namespace staffsim
