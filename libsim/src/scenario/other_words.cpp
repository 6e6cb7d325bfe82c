// SPDX-License-Identifier: Apache-2.0
#include "scenario/other_words.hpp"

#include <algorithm>
#include <vector>

namespace staffsim::scenario {
namespace {

struct Meaning {
  std::string_view section;
  std::vector<std::string_view> keys;
  std::string_view hint;
};

const std::vector<Meaning>& meanings() {
  static const std::vector<Meaning> list = {
      {"horizon", {"weeks", "months"}, "write days = 28"},
      {"horizon", {"end", "until", "to"}, "write how many days: days = 28"},
      {"contact_types[]",
       {"volume", "calls", "calls_per_day", "arrivals", "forecast", "demand"},
       "write per_day = 120, or give rates"},
      {"contact_types[]", {"per_hour"}, R"(write rates = { every = "1 h", per_hour = [...] })"},
      {"contact_types[]",
       {"aht", "handle_time", "service", "service_time", "talk", "talk_time"},
       R"(write handle = { family = "exponential", mean = "5 min" })"},
      {"contact_types[]", {"acw", "after_call_work"}, R"(write wrap_up = { ... })"},
      {"contact_types[]", {"balk", "balking"}, "it stands in patience = { ..., balk = 0.05 }"},
      {"contact_types[]",
       {"abandonment", "impatience"},
       R"(write patience = { family = "exponential", mean = "5 min" })"},
      {"contact_types[]", {"sla", "sl"}, R"(write service_level = { within = "60 s" })"},
      {"contact_types[]", {"within", "short_abandon"}, "it stands in service_level = { ... }"},
      {"contact_types[]", {"retrial", "retry", "redials"}, "write redial = { ... }"},
      {"agent_groups[]",
       {"count", "size", "seats", "staff", "headcount"},
       "write agents = 4 for those on duty, people = 4 for those employed"},
      {"agent_groups[]", {"skills", "types", "contact_types"}, R"(write handles = ["calls"])"},
      {"agent_groups[]",
       {"speed", "keep_free", "preempt_by", "switch", "overflow_after"},
       R"(it stands in handles = [{ type = "calls", ... }])"},
      {"agent_groups[]", {"when"}, R"(it stands in agents = [{ when = ..., count = 2 }])"},
      {"agent_groups[]", {"breaks"}, "it stands in a shift"},
      {"agent_groups[]", {"cost", "wage"}, "write cost_per_hour = 25"},
      {"agent_groups[].agents[]",
       {"from", "to", "start", "end", "length", "days", "hours"},
       R"(write when = "Mon-Fri 08:00-18:00")"},
      {"agent_groups[].agents[]", {"agents", "number", "size", "people"}, "write count = 2"},
      {"agent_groups[].shifts[]",
       {"end", "to", "until", "hours", "duration"},
       R"(write how long it is: length = "8 h")"},
      {"agent_groups[].shifts[]", {"from", "at"}, R"(write start = "08:00")"},
      {"agent_groups[].shifts[]",
       {"when"},
       R"(write start = "08:00", length = "8 h" and days = "Mon-Fri")"},
      {"agent_groups[].shifts[]", {"count", "number", "size", "people"}, "write agents = 2"},
      {"agent_groups[].shifts[].breaks[]",
       {"start", "at", "from", "after", "when"},
       R"(write how far into the shift: into = "4 h")"},
      {"agent_groups[].shifts[].breaks[]", {"duration", "lasts"}, R"(write length = "30 min")"},
      {"incidents[]", {"start", "when", "date"}, "write at = [2025-09-10T10:00:00]"},
      {"incidents[]",
       {"length", "duration"},
       R"(write lasts = { family = "exponential", mean = "2 h" })"},
      {"targets[]", {"limit", "value", "goal", "target"}, "write at_least or at_most"},
      {"law", {"sd", "std", "stdev", "sigma"}, "write cv: standard deviation / mean"},
      {"law", {"rate", "lambda"}, R"(write the mean time: mean = "5 min")"},
      {"law", {"low", "lower", "from"}, "write min"},
      {"law", {"high", "upper", "to"}, "write max"},
      {"law.family",
       {"normal", "gaussian"},
       "no time is negative: lognormal or gamma, by mean and cv"},
      {"law.family", {"constant", "fixed", "exact"}, R"(write "deterministic")"},
      {"law.family", {"poisson", "markov", "M"}, R"(write "exponential")"},
      {"law", {"unit", "units"}, R"(write it with the number: "5 min")"},
  };
  return list;
}

}  // namespace

std::string in_our_words(std::string_view section, std::string_view key) {
  for (const Meaning& meaning : meanings())
    if (meaning.section == section && std::ranges::find(meaning.keys, key) != meaning.keys.end())
      return std::string{meaning.hint};
  return {};
}

}  // namespace staffsim::scenario
