// SPDX-License-Identifier: Apache-2.0
#include "statistical/case_model.hpp"

#include <staffsim/random/laws.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace staffsim::test {

namespace {

constexpr double day_min = 1440.0;
constexpr double week_min = 7.0 * day_min;

bool mentions(const json& text, const std::string& words) {
  return text.get<std::string>().find(words) != std::string::npos;
}

// ---- the clock

double period_of(const json& model) {
  if (model.contains("period")) return model.at("period");
  const json staffing = model.value("staffing", json::object());
  if (!staffing.contains("levels_per_piece")) return day_min;
  return staffing.at("piece_length").get<double>() *
         static_cast<double>(staffing.at("levels_per_piece").size());
}

double interval_min(const json& expected, double period_min) {
  if (expected.contains("intervals")) {
    const json& first = expected.at("intervals").at(0);
    return first.at("end").get<double>() - first.at("start").get<double>();
  }
  if (expected.contains("per_unit_time"))
    return period_min / static_cast<double>(expected.at("per_unit_time").size());
  return 60.0;
}

/// Days after which nothing of the empty start is left: the slowest case, one agent at a load of
/// 0.75 with exponential handle times, forgets it with a time constant of 7 hours, hence by a
/// factor of 3e-5 in three days, and a run measures thousands.
int warm_up_days(const json& model, const CaseModel& into) {
  if (into.from_empty) return 0;
  if (into.period_min == week_min) return days_per_week;
  return model.at("horizon") == "stationary" ? 3 : 2;
}

// ---- laws and contact types

class Clock {
public:
  explicit Clock(double minute_s) : minute_s_{minute_s} {}
  [[nodiscard]] Duration operator()(double minutes) const { return Duration{minutes * minute_s_}; }
  [[nodiscard]] Duration operator()(const json& minutes) const {
    return (*this)(minutes.get<double>());
  }

private:
  double minute_s_;
};

AnyDistribution hyperexponential(const json& law, const Clock& clock) {
  std::vector<Duration> means;
  for (const json& mean : law.at("means")) means.push_back(clock(mean));
  return Hyperexponential{means, law.at("probabilities").get<std::vector<double>>()};
}

AnyDistribution law_of(const json& law, const Clock& clock) {
  if (law.is_null()) return Never{};
  const std::string family = law.at("dist");
  if (family == "exponential" || family == "atom_at_zero_plus_exponential")
    return Exponential{clock(law.at("mean"))};
  if (family == "uniform") return Uniform{clock(law.at("low")), clock(law.at("high"))};
  if (family == "deterministic") return Deterministic{clock(law.at("value"))};
  if (family == "hyperexponential") return hyperexponential(law, clock);
  if (family == "weibull") {
    const double shape = law.at("shape");
    return Weibull{clock(law.at("scale").get<double>() * std::tgamma(1.0 + 1.0 / shape)), shape};
  }
  throw std::invalid_argument{"unknown law " + family};
}

/// Rates by the minute; 24 pieces are the profile of a day, others a table.
void set_arrivals(ContactTypeSpec& type, const json& arrivals, double minute_s) {
  const double minutes_per_day = seconds_per_day / minute_s;
  WeeklyArrivals weekly;
  if (arrivals.contains("rate")) {
    weekly.per_day = arrivals.at("rate").get<double>() * minutes_per_day;
    type.arrivals = weekly;
    return;
  }
  const json& pieces = arrivals.contains("piecewise_rates")
                           ? arrivals.at("piecewise_rates")
                           : arrivals.at("piecewise_rates_one_day");
  const auto rates = pieces.get<std::vector<double>>();
  if (rates.size() == 24) {
    for (const double rate : rates) weekly.per_day += rate * minutes_per_day / 24.0;
    weekly.profiles.resize(1);
    weekly.profiles.front().weights = rates;
    type.arrivals = weekly;
    return;
  }
  RateTable table{.every = Duration{arrivals.at("piece_length").get<double>() * minute_s}};
  for (const double rate : rates) table.per_hour.push_back(rate * 3600.0 / minute_s);
  type.arrivals = table;
}

/// After each abandonment, for as long as it takes.
RedialRule redial_of(const json& retry, const Clock& clock) {
  return {.probability = retry.at("probability"),
          .delay = law_of(retry.at("delay"), clock),
          .attempts = 1000};
}

/// `handle`: of the pool, where the class has no law of its own.
ContactTypeSpec type_of(const json& one, const json& handle, double minute_s) {
  const Clock clock{minute_s};
  ContactTypeSpec type;
  type.name = one.at("name");
  set_arrivals(type, one.at("arrivals"), minute_s);
  type.handle = law_of(one.contains("service") ? one.at("service") : handle, clock);
  type.patience = law_of(one.at("patience"), clock);
  if (one.at("patience").is_object()) type.balk = one.at("patience").value("p_zero", 0.0);
  if (one.contains("retry")) type.redial = redial_of(one.at("retry"), clock);
  type.service_level.emplace().within = clock(1.0 / 3.0);  // 20 s, which most cases ask for
  return type;
}

// ---- agent groups

HeadCount head_count(const json& staffing, const CaseModel& into) {
  const Clock clock{into.minute_s};
  std::vector<Window> windows;
  const auto add = [&](Duration start, int count) {
    if (!windows.empty()) windows.back().end = start;
    Window window;
    window.start = start;
    window.count = count;
    windows.push_back(window);
  };
  if (staffing.contains("levels_per_piece")) {
    const Duration piece = clock(staffing.at("piece_length"));
    for (const json& level : staffing.at("levels_per_piece"))
      add(piece * static_cast<double>(windows.size()), level);
  } else {
    for (const json& level : staffing.at("levels"))
      add(clock(level.at("from_minute")), level.at("agents"));
  }
  return HeadCount{windows};
}

Shift shift_of(const json& one, const Clock& clock) {
  Shift shift;
  if (one.contains("working_days")) {
    shift.start = clock(one.at("start_minute_of_day"));
    shift.length = clock(one.at("shift_minutes"));
    const int first = one.at("start_day");
    const int last = first + one.at("working_days").get<int>() - 1;
    shift.days = DaySet::range(first, last % days_per_week);
    shift.agents = 1;
  } else {
    shift.start = clock(one.at("start"));
    shift.length = clock(one.at("end")) - shift.start;
    shift.agents = one.at("size");
  }
  return shift;
}

std::vector<Shift> shifts_of(const json& staffing, const Clock& clock) {
  std::vector<Shift> shifts;
  for (const json& one : staffing.at(staffing.contains("groups") ? "groups" : "rosters")) {
    shifts.push_back(shift_of(one, clock));
    shifts.back().name = "shift " + std::to_string(shifts.size());
  }
  return shifts;
}

/// The rule "any" stands where the number present does not depend on it. The waits do, and are
/// those of interrupted contacts.
AgentGroupSpec group_on_schedule(const json& model, const CaseModel& into) {
  const json& staffing = model.at("staffing");
  const std::string rule = staffing.at("shift_end_rule");
  AgentGroupSpec group;
  group.name = "agents";
  if (rule == "person_exhaustive") group.staffing = shifts_of(staffing, Clock{into.minute_s});
  else group.staffing = head_count(staffing, into);
  if (rule == "preemptive_return" || rule.starts_with("any"))
    group.end_of_shift = EndOfShift::hand_over;
  for (const json& type : model.at("classes")) group.handles.push_back({type.at("name")});
  return group;
}

bool prefers(const json& pool, const std::string& type) {
  return mentions(pool.value("selection", json("")), type + " first");
}

/// The classes that a pool serves, the most preferred first.
std::vector<std::string> preference_of(const json& pool, const json& classes) {
  const auto rank = [&](const std::string& name) {
    if (prefers(pool, name)) return 0;
    for (const json& type : classes)
      if (type.at("name") == name) return type.value("priority", 1);
    throw std::invalid_argument{"a pool serves an unknown class"};
  };
  auto names = pool.at("serves").get<std::vector<std::string>>();
  std::stable_sort(names.begin(), names.end(),
                   [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return names;
}

/// Types that interrupt this one.
std::vector<std::string> preempting(const std::string& type, const json& classes) {
  std::vector<std::string> names;
  for (const json& other : classes)
    if (other.value("preempts", "") == type) names.push_back(other.at("name"));
  return names;
}

/// `handle_min`: mean handle time of the types; a pool with another one is slower or faster.
AgentGroupSpec group_of_pool(const json& pool, const json& classes, double handle_min,
                             int reserved) {
  AgentGroupSpec group;
  group.name = pool.at("name");
  group.staffing = HeadCount{pool.at("agents").get<int>()};
  const double own_min =
      pool.contains("service") ? pool.at("service").at("mean").get<double>() : handle_min;
  for (const std::string& type : preference_of(pool, classes)) {
    group.handles.push_back({type});
    Skill& skill = group.handles.back();
    skill.speed = handle_min / own_min;
    skill.preempt_by = preempting(type, classes);
    if (pool.contains("reserve_rule") && type == "email") skill.keep_free = reserved;
  }
  return group;
}

RoutingSpec routing_of(const json& model) {
  RoutingSpec routing;
  routing.contact = ContactSelection::longest_waiting;
  const json pools = model.value("pools", json::array());
  for (const json& type : model.at("classes")) {
    bool is_preferred = type.contains("priority");
    for (const json& pool : pools) is_preferred |= prefers(pool, type.at("name"));
    if (is_preferred) routing.contact = ContactSelection::priority;
  }
  for (const json& pool : pools)
    if (mentions(pool.value("selection", json("")), "longest queue"))
      routing.contact = ContactSelection::longest_queue;
  if (pools.size() > 1) routing.agent = AgentSelection::group_order;
  return routing;
}

// ---- outages

double handle_factor_of(const json& outage) {
  for (const auto& [key, value] : outage.items())
    if (key.starts_with("service_multiplier")) return value;
  throw std::invalid_argument{"the outage has no service multiplier"};
}

std::vector<Moment> every_day_at(Duration time, const HorizonSpec& horizon) {
  std::vector<Moment> moments;
  for (int day = -horizon.warm_up_days; day < horizon.days; ++day)
    moments.push_back({horizon.start + std::chrono::days{day}, time});
  return moments;
}

IncidentSpec outage_of(const json& model, const CaseModel& into) {
  const json& outage = model.at("outage");
  const Clock clock{into.minute_s};
  IncidentSpec incident;
  incident.name = "outage";
  if (outage.contains("start")) {
    incident.starts = every_day_at(clock(outage.at("start")), into.spec.horizon);
    incident.lasts = Deterministic{clock(outage.at("end")) - clock(outage.at("start"))};
  } else {
    incident.starts = law_of(outage.at("up"), clock);
    incident.lasts = law_of(outage.at("down"), clock);
  }
  for (const ContactTypeSpec& type : into.spec.contact_types) {
    IncidentEffect& effect = incident.affects[type.name];
    effect.handle_factor = handle_factor_of(outage);
    effect.arrivals_factor = outage.value("arrival_multiplier_while_down",
                                          outage.value(type.name + "_arrival_multiplier", 1.0));
  }
  return incident;
}

}  // namespace

CaseModel model_of(const json& one, int days) {
  const json& model = one.at("model");
  CaseModel into;
  into.period_min = period_of(model);
  into.minute_s = into.period_min == week_min ? 60.0 : seconds_per_day / into.period_min;
  into.from_empty = mentions(model.at("horizon"), "empty");
  HorizonSpec& horizon = into.spec.horizon;
  horizon.days = into.from_empty ? 1 : days;
  horizon.warm_up_days = warm_up_days(model, into);
  horizon.interval = Clock{into.minute_s}(interval_min(one.at("expected"), into.period_min));

  const json pools = model.value("pools", json::array());
  const json handle = pools.empty() ? json::object() : pools[0].value("service", json::object());
  for (const json& type : model.at("classes")) {
    into.spec.contact_types.push_back(type_of(type, handle, into.minute_s));
    if (model.contains("busyness"))
      into.spec.contact_types.back().busyness_cv = model.at("busyness").at("cv");
  }
  if (model.contains("staffing")) into.spec.agent_groups.push_back(group_on_schedule(model, into));
  for (const json& pool : pools)
    into.spec.agent_groups.push_back(group_of_pool(
        pool, model.at("classes"), handle.value("mean", 1.0), model.value("reserved", 0)));
  into.spec.routing = routing_of(model);
  if (model.contains("max_in_system")) into.spec.lines = model.at("max_in_system").get<int>();
  if (model.contains("outage")) into.spec.incidents.push_back(outage_of(model, into));
  return into;
}

}  // namespace staffsim::test
