// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/result.hpp>

#include "estimate/accumulator.hpp"
#include "estimate/controls.hpp"
#include "estimate/fixed.hpp"
#include "estimate/moments.hpp"

#include <optional>
#include <vector>

namespace staffsim {

/// A measure y / x of one replication (x is 1 of a mean) beside the two controls, whose means are
/// 0.
using ControlledMoments = Moments<4>;

/// The ratio of expectations with control variates: the ratio less what regression on the controls
/// explains of its residual (y - r x) / E x, with coefficients estimated from the same
/// replications. Student's t with n - 1 - k degrees of freedom, and the variance of a regression's
/// intercept, make up for that (Lavenberg and Welch 1981; Nelson 1990). Controls that never vary,
/// or follow from the other, are left out; none remains, or fewer than 30 replications for each:
/// nothing.
[[nodiscard]] std::optional<AdjustedEstimate> adjusted_ratio(const ControlledMoments& moments,
                                                             double confidence);

/// Sums for the adjusted estimates of one model. It goes with the model's accumulator, which it is
/// given each time. Counts, hours and cost are not adjusted, and percentiles cannot be.
class Adjustments {
public:
  explicit Adjustments(const Accumulator& of);

  /// Takes the replication that the accumulator took last.
  void add(const Accumulator& of, const Controls& controls);
  template <class Archive>
  void serialize(Archive& archive) {
    archive(fixed(moments_));
  }
  /// Puts the adjusted estimates beside the plain ones.
  void adjust(double confidence, Result& result) const;

private:
  struct Entry {
    Measure measure;
    RowIndex row;
  };
  std::vector<Entry> entries_;  // in the order of the results
  std::vector<ControlledMoments> moments_;
};

}  // namespace staffsim
