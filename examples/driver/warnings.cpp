// SPDX-License-Identifier: Apache-2.0
#include "warnings.hpp"

#include <staffsim/planning/feasibility.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace driver {

using staffsim::Diagnostic;
using staffsim::Diagnostics;
using staffsim::scenario::Row;

Diagnostics warnings_of(std::span<const Row> rows) {
  Diagnostics all;
  std::map<std::string, std::size_t> most;  // findings of one row, by the path that they are about
  for (const Row& row : rows) {
    const Diagnostics own = staffsim::planning::feasibility_warnings(row.model);
    std::map<std::string, std::size_t> count;
    for (const Diagnostic& warning : own) ++count[warning.key_path];
    for (Diagnostic warning : own) {
      if (count[warning.key_path] <= most[warning.key_path]) continue;
      if (&row != &rows.front())
        warning.message = "in \"" + row.name + "\": " + std::move(warning.message);
      all.push_back(std::move(warning));
    }
    for (const auto& [path, found] : count) most[path] = std::max(most[path], found);
  }
  return all;
}

}  // namespace driver
