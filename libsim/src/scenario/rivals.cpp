// SPDX-License-Identifier: Apache-2.0
#include "scenario/rivals.hpp"

#include "core/key_path.hpp"

#include <algorithm>
#include <array>

namespace staffsim::scenario {
namespace {

struct Rivalry {
  std::string_view key;
  std::vector<std::string> rivals;
};

const std::vector<Rivalry>& rivalries() {
  static const std::vector<Rivalry> list = {
      {"experiment.precision.half_width", {"relative"}},
      {"experiment.precision.relative", {"half_width"}},
      {"experiment.precision[].half_width", {"relative"}},
      {"experiment.precision[].relative", {"half_width"}},
      {"agent_groups[].agents", {"shifts", "roster"}},
      {"agent_groups[].shifts", {"agents", "roster"}},
      {"agent_groups[].roster", {"agents", "shifts"}},
      {"contact_types[].per_day", {"rates", "log"}},
      {"contact_types[].rates", {"per_day", "profile", "weekday", "dates", "log"}},
      {"contact_types[].log", {"per_day", "profile", "weekday", "dates", "rates", "busyness"}},
      {"incidents[].at", {"every"}},
      {"incidents[].every", {"at"}},
      {"incidents[].responses[].call_in", {"announce"}},
      {"incidents[].responses[].announce", {"call_in"}},
      {"targets[].at_least", {"at_most"}},
      {"targets[].at_most", {"at_least"}}};
  return list;
}

/// Of laws, wherever they stand: by the last key.
const std::vector<Rivalry>& rivalries_of_laws() {
  static const std::vector<Rivalry> list = {{"mean", {"median", "p90"}}, {"cv", {"median", "p90"}},
                                            {"median", {"mean", "cv"}},  {"p90", {"mean", "cv"}},
                                            {"file", {"values"}},        {"values", {"file"}}};
  return list;
}

/// A type may well be named "mean".
bool has_names_as_keys(std::string_view table) {
  return std::ranges::any_of(std::array{".affects", ".withdraws", ".dates", "notes", ".set"},
                             [&](std::string_view part) { return table.ends_with(part); });
}

}  // namespace

std::vector<std::string> rivals_of(std::string_view table, std::string_view key) {
  const std::string path = child(without_indices(table), key);
  const auto found = std::ranges::find(rivalries(), path, &Rivalry::key);
  if (found != rivalries().end()) return found->rivals;
  if (has_names_as_keys(table)) return {};
  const auto of_law = std::ranges::find(rivalries_of_laws(), key, &Rivalry::key);
  return of_law == rivalries_of_laws().end() ? std::vector<std::string>{} : of_law->rivals;
}

}  // namespace staffsim::scenario
