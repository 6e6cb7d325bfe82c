// SPDX-License-Identifier: Apache-2.0
#include <staffsim/model/model.hpp>

#include "core/wording.hpp"

#include <algorithm>

namespace staffsim {
namespace {

ModelSpec checked(ModelSpec spec) {
  Diagnostics findings = validate(spec);
  if (has_errors(findings)) throw ScenarioError{std::move(findings)};
  return spec;
}

IntervalGrid grid_of(const HorizonSpec& horizon) {
  return {horizon.start, horizon.days, horizon.warm_up_days, horizon.interval.count()};
}

template <class Entity>
std::size_t index_of(const std::vector<Entity>& list, const std::string& name, const char* what) {
  const auto found = std::ranges::find(list, name, &Entity::name);
  if (found == list.end())
    throw std::invalid_argument{std::string{"Model: there is no "} + what + " named " +
                                in_quotes(name)};
  return static_cast<std::size_t>(found - list.begin());
}

}  // namespace

Model::Model(ModelSpec spec) : spec_{checked(std::move(spec))}, grid_{grid_of(spec_.horizon)} {}

std::size_t Model::type_index(const std::string& name) const {
  return index_of(spec_.contact_types, name, "contact type");
}

std::size_t Model::group_index(const std::string& name) const {
  return index_of(spec_.agent_groups, name, "agent group");
}

}  // namespace staffsim
