// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/contact.hpp>
#include <staffsim/model/model.hpp>

#include "estimate/controls.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace staffsim {

/// Measures the controls of a replication as its contacts are made: of first attempts, without
/// surges, in the measured window. Exact: of types whose mean number is known
/// (demand::mean_arrivals) and whose handle time and wrap-up have a finite mean. A mistaken or
/// deflected contact counts as if it brought the mean.
class ControlMeter {
public:
  explicit ControlMeter(const Model& model);

  void begin() noexcept { counts_ = {}; }
  void add(std::span<const Contact> contacts) noexcept;
  [[nodiscard]] Controls values() const noexcept;

private:
  void add_all(std::span<const Contact> contacts) noexcept;
  void add_some(std::span<const Contact> contacts) noexcept;

  double measured_from_s_;
  bool counts_all_;  // no contact is left out or counts as its mean, once the window is reached
  std::vector<std::uint8_t> counts_type_;  // by type
  std::vector<double> work_s_;             // by type: the mean of handle time and wrap-up
  Controls counts_;
  Controls means_;
};

}  // namespace staffsim
