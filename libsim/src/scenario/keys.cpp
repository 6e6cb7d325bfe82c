// SPDX-License-Identifier: Apache-2.0
#include "scenario/keys.hpp"

#include <algorithm>
#include <stdexcept>

namespace staffsim::scenario {
namespace {

const std::vector<Section>& sections() {
  static const std::vector<Section> list = {
      {"",
       {"format", "title", "horizon", "experiment", "profiles", "contact_types", "day_factors",
        "lines", "agent_groups", "routing", "incidents", "targets", "candidates", "sweep",
        "notes"}},
      {"horizon", {"start", "days", "warm_up_days", "interval"}},
      {"experiment", {"replications", "seed", "confidence", "precision"}},
      {"experiment.precision[]",
       {"measure", "contact_types", "agent_groups", "half_width", "relative", "at_most"}},
      {"contact_types[]",
       {"name", "branch", "channel", "per_day", "profile", "weekday", "dates", "rates", "busyness",
        "log", "handle", "wrap_up", "patience", "service_level", "redial", "returns", "invalid",
        "transfer", "due"}},
      {"contact_types[].rates", {"every", "per_hour"}},
      {"contact_types[].log", {"file", "arrived", "queue", "only", "handled"}},
      {"contact_types[].busyness", {"cv"}},
      {"contact_types[].service_level", {"within", "short_abandon"}},
      {"contact_types[].redial", {"probability", "again", "delay", "attempts"}},
      {"contact_types[].returns", {"probability", "delay"}},
      {"contact_types[].invalid", {"share", "handle"}},
      {"contact_types[].transfer[]", {"to", "probability"}},
      {"day_factors", {"correlation", "day_to_day"}},
      {"lines", {"total"}},
      {"agent_groups[]",
       {"name", "people", "contract_hours", "agents", "shifts", "roster", "extra_agents", "handles",
        "absence", "shrinkage", "end_of_shift", "cost_per_hour"}},
      {"agent_groups[].agents[]", {"name", "when", "count", "dates"}},
      {"agent_groups[].shifts[]", {"name", "start", "length", "days", "agents", "dates", "breaks"}},
      {"agent_groups[].shifts[].breaks[]", {"into", "length", "stagger"}},
      {"agent_groups[].roster", {"file"}},
      {"agent_groups[].handles[]",
       {"type", "speed", "keep_free", "preempt_by", "switch", "overflow_after"}},
      {"routing", {"contact", "agent"}},
      {"incidents[]", {"name", "at", "every", "lasts", "affects", "withdraws", "responses"}},
      {"incidents[].affects.*", {"arrivals_factor", "ramp", "decay", "handle_factor", "deflected"}},
      {"incidents[].responses[]", {"after", "call_in", "announce"}},
      {"incidents[].responses[].call_in", {"group", "agents", "at_least"}},
      {"incidents[].responses[].announce", {"type", "deflected"}},
      {"targets[]",
       {"measure", "contact_types", "agent_groups", "at_least", "at_most", "over", "in_share"}},
      {"candidates[]", {"name", "set"}},
      {"sweep[]", {"key", "values"}},
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

}  // namespace staffsim::scenario
