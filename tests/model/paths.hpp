// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/model.hpp>

#include <string>
#include <vector>

namespace staffsim::test {

using Paths = std::vector<std::string>;

/// Paths of what is wrong, in order.
inline Paths paths(const ModelSpec& spec) {
  Paths found;
  for (const Diagnostic& finding : validate(spec)) found.push_back(finding.key_path);
  return found;
}

}  // namespace staffsim::test
