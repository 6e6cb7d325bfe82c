// SPDX-License-Identifier: Apache-2.0
#include "scenario/keys.hpp"

#include <staffsim/scenario/scenario.hpp>

#include <algorithm>
#include <stdexcept>

namespace staffsim::scenario {
namespace {

const std::vector<Section>& sections() {
  static const std::vector<Section> list = {
      {"",
       {"format", "title", "horizon", "experiment", "profiles", "contact_types", "agent_groups",
        "routing", "incidents", "targets", "candidates", "sweep", "notes"},
       {"day_factors", "lines"}},
      {"horizon", {"start", "days", "warm_up_days", "interval"}, {}},
      {"experiment", {"replications", "seed", "confidence"}, {"precision"}},
      {"contact_types[]",
       {"name", "branch", "channel", "per_day", "profile", "weekday", "dates", "rates", "busyness",
        "handle", "wrap_up", "patience", "service_level"},
       {"redial", "returns", "invalid", "transfer", "due", "log"}},
      {"contact_types[].rates", {"every", "per_hour"}, {}},
      {"contact_types[].busyness", {"cv"}, {}},
      {"contact_types[].service_level", {"within", "short_abandon"}, {}},
      {"agent_groups[]",
       {"name", "people", "contract_hours", "agents", "shifts", "extra_agents", "handles",
        "shrinkage", "end_of_shift", "cost_per_hour"},
       {"absence", "roster"}},
      {"agent_groups[].agents[]", {"name", "when", "count", "dates"}, {}},
      {"agent_groups[].shifts[]",
       {"name", "start", "length", "days", "agents", "dates", "breaks"},
       {"roster"}},
      {"agent_groups[].shifts[].breaks[]", {"into", "length", "stagger"}, {}},
      {"agent_groups[].handles[]",
       {"type", "speed"},
       {"keep_free", "preempt_by", "switch", "overflow_after"}},
      {"routing", {"contact", "agent"}, {}},
      {"incidents[]", {"name", "at", "every", "lasts", "affects", "withdraws"}, {"responses"}},
      {"incidents[].affects.*",
       {"arrivals_factor", "ramp", "decay", "handle_factor"},
       {"deflected"}},
      {"targets[]",
       {"measure", "contact_types", "agent_groups", "at_least", "at_most", "over", "in_share"},
       {}},
      {"candidates[]", {"name", "set"}, {}},
      {"sweep[]", {"key", "values"}, {}},
  };
  return list;
}

const std::vector<Family>& families() {
  static const std::vector<Family> list = {
      {"deterministic", {"value"}},
      {"exponential", {"mean"}},
      {"uniform", {"min", "max"}},
      {"triangular", {"min", "mode", "max"}},
      {"lognormal", {"mean", "cv", "median", "p90"}},
      {"gamma", {"mean", "cv"}},
      {"erlang", {"mean", "stages"}},
      {"weibull", {"mean", "shape"}},
      {"hyperexponential", {"means", "weights"}},
      {"empirical", {"values", "file"}},
      {"mixture", {"parts", "weights"}},
      {"never", {}},
  };
  return list;
}

void list_keys(const Section& part, std::vector<KnownKey>& out) {
  const std::string prefix = part.path.empty() ? "" : std::string{part.path} + ".";
  for (const std::string& key : part.keys) out.push_back({prefix + key, true});
  for (const std::string& key : part.later) out.push_back({prefix + key, false});
}

void list_parameters(const std::string& law, std::vector<KnownKey>& out) {
  std::vector<std::string> seen{"family"};
  for (const Family& kind : families())
    for (const std::string& key : kind.keys)
      if (std::ranges::find(seen, key) == seen.end()) seen.push_back(key);
  for (const std::string& key : seen) out.push_back({law + "." + key, true});
}

}  // namespace

std::span<const Section> all_sections() { return sections(); }

const Section& section(std::string_view path) {
  const auto found = std::ranges::find(sections(), path, &Section::path);
  if (found == sections().end())
    throw std::invalid_argument{"section: no keys listed for " + std::string{path}};
  return *found;
}

std::span<const Family> all_families() { return families(); }

const Family* family(std::string_view name) {
  const auto found = std::ranges::find(families(), name, &Family::name);
  return found == families().end() ? nullptr : &*found;
}

std::vector<KnownKey> known_keys() {
  std::vector<KnownKey> keys;
  for (const Section& part : sections()) list_keys(part, keys);
  for (const char* law : {"contact_types[].handle", "contact_types[].wrap_up",
                          "contact_types[].patience", "incidents[].every", "incidents[].lasts"})
    list_parameters(law, keys);
  keys.push_back({"contact_types[].patience.balk", true});
  return keys;
}

}  // namespace staffsim::scenario
