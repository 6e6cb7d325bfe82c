// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/incident_study.hpp>
#include <staffsim/model/model.hpp>

#include <cstddef>
#include <vector>

namespace staffsim {

/// The variants of a model that tell what one of its incidents does, by index in
/// `Variants::models`.
struct IncidentVariants {
  struct Answered {
    Playbook playbook = Playbook::none;
    std::size_t model = 0;
  };
  std::size_t without = 0;
  std::vector<Answered> playbooks;  ///< no response first, as planned last
};

struct Variants {
  std::vector<Model> models;  ///< the first as planned
  std::vector<IncidentVariants> incidents;
};

/// Incidents that are taken out still happen, and do nothing: so nothing else changes.
[[nodiscard]] Variants variants_of(const Model& model);

}  // namespace staffsim
