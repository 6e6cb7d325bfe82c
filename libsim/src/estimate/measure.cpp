// SPDX-License-Identifier: Apache-2.0
#include <staffsim/estimate/measure.hpp>

#include <algorithm>
#include <array>

namespace staffsim {
namespace {

using enum Measure;
constexpr auto contacts = MeasureScope::contacts;
constexpr auto agents = MeasureScope::agents;
constexpr auto targets = MeasureScope::targets;
constexpr auto higher = Better::higher;
constexpr auto neither = Better::neither;
constexpr auto lower = Better::lower;
constexpr auto any = Rows::any;
constexpr auto of_email = Rows::of_email_alone;

constexpr std::array table{
    MeasureInfo{offered, "offered", Unit::per_day, contacts, "attempts that arrive", neither, any},
    MeasureInfo{answered, "answered", Unit::per_day, contacts, "attempts whose service began",
                higher, any},
    MeasureInfo{abandoned, "abandoned", Unit::per_day, contacts,
                "attempts that gave up, balked included", lower, any},
    MeasureInfo{unfinished, "unfinished", Unit::per_day, contacts,
                "attempts still waiting at the end", lower, any},
    MeasureInfo{blocked, "blocked", Unit::per_day, contacts, "attempts that heard the busy signal",
                lower, any},
    MeasureInfo{deflected, "deflected", Unit::per_day, contacts, "attempts satisfied by a message",
                neither, any},
    MeasureInfo{invalid, "invalid", Unit::per_day, contacts,
                "answered attempts that were mistaken or abusive", neither, any},
    MeasureInfo{answer_rate, "answer_rate", Unit::share, contacts,
                "answered / (offered - deflected)", higher, any},
    MeasureInfo{abandonment_rate, "abandonment_rate", Unit::share, contacts,
                "abandoned / (offered - deflected)", lower},
    MeasureInfo{block_rate, "block_rate", Unit::share, contacts, "blocked / offered", lower},
    MeasureInfo{delay_probability, "delay_probability", Unit::share, contacts,
                "not blocked, could not start at once / (offered - deflected)", lower},
    MeasureInfo{service_level, "service_level", Unit::share, contacts,
                "answered within T / (offered - deflected - abandoned within T)", higher},
    MeasureInfo{sl_excl_abandoned_in_awt, "sl_excl_abandoned_in_awt", Unit::share, contacts,
                "answered within T / (offered - deflected - abandoned within T)", higher},
    MeasureInfo{sl_offered, "sl_offered", Unit::share, contacts,
                "answered within T / (answered + abandoned)", higher},
    MeasureInfo{sl_abandoned_in_awt_ok, "sl_abandoned_in_awt_ok", Unit::share, contacts,
                "(answered + abandoned within T) / (offered - deflected)", higher},
    MeasureInfo{sl_answered, "sl_answered", Unit::share, contacts, "answered within T / answered",
                higher},
    MeasureInfo{sl_short_abandon_excluded, "sl_short_abandon_excluded", Unit::share, contacts,
                "answered within T / (offered - deflected - short abandons)", higher},
    MeasureInfo{sl_virtual_wait, "sl_virtual_wait", Unit::share, contacts,
                "within T if nobody gave up in person / (answered + abandoned)", higher},
    MeasureInfo{asa, "asa", Unit::seconds, contacts, "wait of answered / answered", lower},
    MeasureInfo{ata, "ata", Unit::seconds, contacts, "wait of abandoned / abandoned"},
    MeasureInfo{mean_wait, "mean_wait", Unit::seconds, contacts,
                "wait of answered and abandoned / (answered + abandoned)", lower},
    MeasureInfo{mean_wait_delayed, "mean_wait_delayed", Unit::seconds, contacts,
                "wait of answered and abandoned / those of them that were delayed", lower},
    MeasureInfo{wait_p50, "wait_p50", Unit::seconds, contacts,
                "quantile of waits of answered and abandoned", lower},
    MeasureInfo{wait_p90, "wait_p90", Unit::seconds, contacts,
                "quantile of waits of answered and abandoned", lower},
    MeasureInfo{wait_p95, "wait_p95", Unit::seconds, contacts,
                "quantile of waits of answered and abandoned", lower},
    MeasureInfo{wait_p99, "wait_p99", Unit::seconds, contacts,
                "quantile of waits of answered and abandoned", lower},
    MeasureInfo{excess_wait, "excess_wait", Unit::seconds, contacts,
                "wait beyond T of answered and abandoned / (answered + abandoned)", lower},
    MeasureInfo{queue_mean, "queue_mean", Unit::contacts, contacts,
                "time average of the number waiting", lower},
    MeasureInfo{aht, "aht", Unit::seconds, contacts, "(handle + wrap-up time) / contacts handled"},
    MeasureInfo{person_answer_rate, "person_answer_rate", Unit::share, contacts,
                "persons answered at last / persons", higher},
    MeasureInfo{redial_share, "redial_share", Unit::share, contacts, "redials / offered", lower},
    MeasureInfo{processed_rate, "processed_rate", Unit::share, contacts,
                "valid attempts answered / valid attempts offered and not deflected", higher},
    MeasureInfo{deadline_met_rate, "deadline_met_rate", Unit::share, contacts,
                "e-mails completed when due / e-mails due", higher, of_email},
    MeasureInfo{response_time_mean, "response_time_mean", Unit::seconds, contacts,
                "time from arrival to completion / e-mails completed", lower, of_email},
    MeasureInfo{response_time_p95, "response_time_p95", Unit::seconds, contacts,
                "quantile of times from arrival to completion", lower, of_email},
    MeasureInfo{backlog, "backlog", Unit::contacts, contacts,
                "mean number of e-mails waiting at interval ends", lower, of_email},
    MeasureInfo{backlog_age_max, "backlog_age_max", Unit::seconds, contacts,
                "mean of the daily maximum age of waiting e-mail at interval ends", lower,
                of_email},
    MeasureInfo{occupancy, "occupancy", Unit::share, agents,
                "(handle + wrap-up time) / (that + available time)"},
    MeasureInfo{duty_hours, "duty_hours", Unit::weekly_hours, agents,
                "time on duty without breaks"},
    MeasureInfo{paid_hours, "paid_hours", Unit::weekly_hours, agents,
                "duty hours / (1 - shrinkage)"},
    MeasureInfo{cost, "cost", Unit::weekly_cost, agents, "paid hours x cost per hour", lower},
    MeasureInfo{utilization, "utilization", Unit::share, agents,
                "(handle + wrap-up time) / paid time"},
    MeasureInfo{overtime_hours, "overtime_hours", Unit::weekly_hours, agents,
                "time beyond the end of the shift, and called in", lower},
    MeasureInfo{overrun_hours, "overrun_hours", Unit::weekly_hours, agents,
                "time beyond the end of the shift", lower},
    MeasureInfo{call_in_hours, "call_in_hours", Unit::weekly_hours, agents, "time called in",
                lower},
    MeasureInfo{target_met_probability, "target_met_probability", Unit::share, targets,
                "days, intervals or horizons in which the target held / those observed", higher},
};

}  // namespace

static_assert([] {
  std::size_t place = 0;
  for (const MeasureInfo& measure : table)
    if (static_cast<std::size_t>(measure.measure) != place++) return false;
  return true;
}());

std::span<const MeasureInfo> all_measures() noexcept { return table; }

std::string_view unit_name(Unit unit) noexcept {
  switch (unit) {
    case Unit::share: return "share";
    case Unit::seconds: return "s";
    case Unit::per_day: return "per day";
    case Unit::contacts: return "contacts";
    case Unit::hours: return "h";
    case Unit::weekly_hours: return "h/week";
    case Unit::weekly_cost: return "cost/week";
    case Unit::count: break;
  }
  return "";
}

const MeasureInfo& info(Measure measure) noexcept {
  return table[static_cast<std::size_t>(measure)];
}

bool is_promisable(Measure measure) noexcept {
  return info(measure).scope != targets && measure != sl_virtual_wait;
}

double largest_share(Measure measure) noexcept { return measure == utilization ? 10.0 : 1.0; }

std::optional<Measure> measure_from_id(std::string_view id) noexcept {
  const auto found = std::ranges::find(table, id, &MeasureInfo::id);
  if (found == table.end()) return std::nullopt;
  return found->measure;
}

}  // namespace staffsim
