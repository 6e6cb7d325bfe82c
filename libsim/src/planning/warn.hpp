// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/diagnostics.hpp>

#include <string>
#include <utility>

namespace staffsim::planning {

/// Adds a warning about the key at `path`.
inline void warn(Diagnostics& out, std::string path, std::string message, std::string hint = {}) {
  out.push_back({Severity::warning, {}, std::move(path), std::move(message), std::move(hint)});
}

}  // namespace staffsim::planning
