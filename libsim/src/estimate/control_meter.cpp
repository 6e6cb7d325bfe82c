// SPDX-License-Identifier: Apache-2.0
#include "estimate/control_meter.hpp"

#include "demand/mean_arrivals.hpp"
#include "model/features.hpp"

#include <array>
#include <cmath>

namespace staffsim {

ControlMeter::ControlMeter(const Model& model)
    : measured_from_s_{model.grid().measured_from_s()},
      counts_all_{model.spec().incidents.empty() && !has_invalid(model.spec())} {
  for (std::size_t t = 0; t < model.contact_types().size(); ++t) {
    const ContactTypeSpec& type = model.contact_types()[t];
    const double work_s = type.handle.mean() + type.wrap_up.mean();
    const std::optional<double> arrivals = demand::mean_arrivals(model, t);
    const bool is_known = arrivals && std::isfinite(work_s);
    counts_type_.push_back(is_known ? 1 : 0);
    counts_all_ = counts_all_ && is_known;
    work_s_.push_back(is_known ? work_s : 0.0);
    if (!is_known) continue;
    means_.contacts += *arrivals;
    means_.work_s += *arrivals * work_s;
  }
}

/// @param contacts  in the order of time: the first decides whether the window is reached
void ControlMeter::add(std::span<const Contact> contacts) noexcept {
  if (contacts.empty()) return;
  if (counts_all_ && contacts.front().arrived_s >= measured_from_s_) add_all(contacts);
  else add_some(contacts);
}

/// Four sums side by side: each addition waits for the one before.
void ControlMeter::add_all(std::span<const Contact> contacts) noexcept {
  counts_.contacts += static_cast<double>(contacts.size());
  std::array<double, 4> work_s{};
  const auto add = [&](std::size_t sum, const Contact& contact) {
    work_s[sum] += contact.handle_s + contact.wrap_up_s;
  };
  for (; contacts.size() >= work_s.size(); contacts = contacts.subspan(work_s.size()))
    for (std::size_t sum = 0; sum < work_s.size(); ++sum) add(sum, contacts[sum]);
  for (const Contact& contact : contacts) add(0, contact);
  counts_.work_s += (work_s[0] + work_s[1]) + (work_s[2] + work_s[3]);
}

void ControlMeter::add_some(std::span<const Contact> contacts) noexcept {
  for (const Contact& contact : contacts) {
    if (contact.source != 0 || counts_type_[contact.type] == 0) continue;
    if (contact.arrived_s < measured_from_s_) continue;
    counts_.contacts += 1.0;
    counts_.work_s += contact.nature == Nature::valid ? contact.handle_s + contact.wrap_up_s
                                                      : work_s_[contact.type];
  }
}

Controls ControlMeter::values() const noexcept {
  return {counts_.contacts - means_.contacts, counts_.work_s - means_.work_s};
}

}  // namespace staffsim
