// SPDX-License-Identifier: Apache-2.0
#include "scenario/other_words.hpp"

#include <array>

namespace staffsim::scenario {
namespace {

struct Meaning {
  std::string_view section;
  std::string_view keys;  ///< with blanks between them
  std::string_view hint;
};

constexpr std::array meanings{
    Meaning{"horizon", "weeks months", "write days = 28"},
    Meaning{"horizon", "end until to", "write how many days: days = 28"},
    Meaning{"contact_types[]", "volume calls calls_per_day arrivals forecast demand",
            "write per_day = 120, or give rates"},
    Meaning{"contact_types[]", "per_hour", R"(write rates = { every = "1 h", per_hour = [...] })"},
    Meaning{"contact_types[]", "aht handle_time service service_time talk talk_time",
            R"(write handle = { family = "exponential", mean = "5 min" })"},
    Meaning{"contact_types[]", "acw after_call_work", R"(write wrap_up = { ... })"},
    Meaning{"contact_types[]", "balk balking", "it stands in patience = { ..., balk = 0.05 }"},
    Meaning{"contact_types[]", "abandonment impatience",
            R"(write patience = { family = "exponential", mean = "5 min" })"},
    Meaning{"contact_types[]", "sla sl", R"(write service_level = { within = "60 s" })"},
    Meaning{"contact_types[]", "within short_abandon", "it stands in service_level = { ... }"},
    Meaning{"contact_types[]", "retrial retry redials", "write redial = { ... }"},
    Meaning{"agent_groups[]", "count size seats staff headcount",
            "write agents = 4 for those on duty, people = 4 for those employed"},
    Meaning{"agent_groups[]", "skills types contact_types", R"(write handles = ["calls"])"},
    Meaning{"agent_groups[]", "speed keep_free preempt_by switch overflow_after",
            R"(it stands in handles = [{ type = "calls", ... }])"},
    Meaning{"agent_groups[]", "when", R"(it stands in agents = [{ when = ..., count = 2 }])"},
    Meaning{"agent_groups[]", "breaks", "it stands in a shift"},
    Meaning{"agent_groups[]", "cost wage", "write cost_per_hour = 25"},
    Meaning{"agent_groups[].agents[]", "from to start end length days hours",
            R"(write when = "Mon-Fri 08:00-18:00")"},
    Meaning{"agent_groups[].agents[]", "agents number size people", "write count = 2"},
    Meaning{"agent_groups[].shifts[]", "end to until hours duration",
            R"(write how long it is: length = "8 h")"},
    Meaning{"agent_groups[].shifts[]", "from at", R"(write start = "08:00")"},
    Meaning{"agent_groups[].shifts[]", "when",
            R"(write start = "08:00", length = "8 h" and days = "Mon-Fri")"},
    Meaning{"agent_groups[].shifts[]", "count number size people", "write agents = 2"},
    Meaning{"agent_groups[].shifts[].breaks[]", "start at from after when",
            R"(write how far into the shift: into = "4 h")"},
    Meaning{"agent_groups[].shifts[].breaks[]", "duration lasts", R"(write length = "30 min")"},
    Meaning{"incidents[]", "start when date", "write at = [2025-09-10T10:00:00]"},
    Meaning{"incidents[]", "length duration",
            R"(write lasts = { family = "exponential", mean = "2 h" })"},
    Meaning{"targets[]", "limit value goal target", "write at_least or at_most"},
    Meaning{"law", "sd std stdev sigma", "write cv: standard deviation / mean"},
    Meaning{"law", "rate lambda", R"(write the mean time: mean = "5 min")"},
    Meaning{"law", "low lower from", "write min"},
    Meaning{"law", "high upper to", "write max"},
    Meaning{"law.family", "normal gaussian",
            "no time is negative: lognormal or gamma, by mean and cv"},
    Meaning{"law.family", "constant fixed exact", R"(write "deterministic")"},
    Meaning{"law.family", "poisson markov M", R"(write "exponential")"},
    Meaning{"law", "unit units", R"(write it with the number: "5 min")"}};

/// Whether a word is one of those between blanks.
bool has_word(std::string_view words, std::string_view word) {
  const auto between = [](std::string_view text) { return " " + std::string{text} + " "; };
  return between(words).find(between(word)) != std::string::npos;
}

}  // namespace

std::string in_our_words(std::string_view section, std::string_view key) {
  for (const Meaning& meaning : meanings)
    if (meaning.section == section && has_word(meaning.keys, key)) return std::string{meaning.hint};
  return {};
}

}  // namespace staffsim::scenario
