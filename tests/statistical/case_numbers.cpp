// SPDX-License-Identifier: Apache-2.0
#include "statistical/case_numbers.hpp"

#include "statistical/sums.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

namespace staffsim::test {

namespace {

using engine::Counter;

/// Names of numbers that a run does not estimate, and why.
const std::map<std::string, const char*> left_out{
    {"mean_offered_wait", "the wait of a probe with endless patience"},
    {"virtual_wait_tail", "the wait of a probe with endless patience"},
    {"p_delay_at", "what a probe at one moment meets"},
    {"p_delay_at_piece_midpoints", "what a probe at one moment meets"},
    {"p_delay_at_piece_midpoints_exact_sinus", "what a probe at one moment meets"},
    {"staffing", "what a staffing rule says; a run takes it as given"},
    {"iterations_to_fixed_point", "of a staffing rule"},
    {"fluid_upper_bound_share", "a bound"},
    {"sipp_handled_per_week", "of another model"},
    {"conditional_on_B", "other models: runs of their own in busy_day_cases_test.cpp"},
    {"count_quantiles", "compared in busy_day_cases_test.cpp"},
    {"mean_orbit", "persons between two attempts, whom nobody counts"},
    {"start", "says where an interval lies"},
    {"end", "says where an interval lies"},
};

// ---- numbers that the library estimates as measures

enum class Unit { as_is, minutes, per_period, minutes_per_period };
struct MeasureName {
  const char* id;
  Unit unit = Unit::as_is;
};

const std::map<std::string, MeasureName> measure_names{
    {"p_wait", {"delay_probability"}},
    {"p_wait_offered", {"delay_probability"}},
    {"p_delayed", {"delay_probability"}},
    {"p_delay", {"delay_probability"}},
    {"p_abandon", {"abandonment_rate"}},
    {"p_block", {"block_rate"}},
    {"p_served", {"answer_rate"}},
    {"handled_share", {"answer_rate"}},
    {"mean_wait_all", {"mean_wait", Unit::minutes}},
    {"mean_wait_all_entered", {"mean_wait", Unit::minutes}},
    {"p_wait_per_attempt", {"delay_probability"}},
    {"p_abandon_per_attempt", {"abandonment_rate"}},
    {"mean_wait_per_attempt", {"mean_wait", Unit::minutes}},
    {"p_served_per_original", {"person_answer_rate"}},
    {"mean_total_time_in_queue", {"mean_wait", Unit::minutes}},
    {"mean_wait_served", {"asa", Unit::minutes}},
    {"mean_wait_abandoned", {"ata", Unit::minutes}},
    {"mean_wait_delayed", {"mean_wait_delayed", Unit::minutes}},
    {"mean_queue", {"queue_mean"}},
    {"occupancy", {"occupancy"}},
    {"expected_offered", {"offered", Unit::per_period}},
    {"offered", {"offered", Unit::per_period}},
    {"count_mean", {"offered", Unit::per_period}},
    {"expected_abandoned", {"abandoned", Unit::per_period}},
    {"expected_abandoned_per_day", {"abandoned", Unit::per_period}},
    {"expected_handled_per_week", {"answered", Unit::per_period}},
    {"expected_total_wait", {"queue_mean", Unit::minutes_per_period}},
    {"expected_total_wait_per_day", {"queue_mean", Unit::minutes_per_period}},
};

double factor_of(Unit unit, const CaseModel& model) {
  switch (unit) {
    case Unit::as_is: return 1.0;
    case Unit::minutes: return 1.0 / model.minute_s;
    case Unit::per_period: return model.days_per_period();
    case Unit::minutes_per_period: return model.period_min;
  }
  return 1.0;
}

Measure measure_of(const std::string& id) {
  if (const auto measure = measure_from_id(id)) return *measure;
  throw std::invalid_argument{"no measure " + id};
}

// ---- the walk through "expected"

class Walk {
public:
  Walk(const json& one, const CaseModel& model)
      : one_{one},
        expected_{one.at("expected")},
        model_{model},
        sums_{model},
        limits_s_{search_for(one, model).limits_s},
        by_date_{model.from_empty && expected_.contains("intervals") &&
                 !one.at("model").contains("busyness")} {
    visit_all(expected_, "", {});
  }
  [[nodiscard]] std::vector<Number> numbers() && { return std::move(numbers_); }

private:
  void visit_all(const json& block, const std::string& path, const Place& place) {
    for (const auto& [key, value] : block.items())
      if (!left_out.contains(key)) visit(key, value, path + "/" + key, place);
  }

  void visit(const std::string& key, const json& value, const std::string& path,
             const Place& place) {
    const auto& types = model_.spec.contact_types;
    const auto type = std::ranges::find(types, key, &ContactTypeSpec::name);
    if (type != types.end())
      visit_all(value, path, {.type = static_cast<std::size_t>(type - types.begin())});
    else if (key == "day" || key == "week" || key == "overall") visit_all(value, path, place);
    else if (key == "intervals" || key == "per_unit_time")
      for (std::size_t i = 0; i < value.size(); ++i)
        visit_all(value[i], path + "/" + std::to_string(i), {.interval = i});
    else if (key == "p_served_within" || key == "p_abandoned_within")
      visit_limits(key, value, path, place);
    else if (key.ends_with("percentiles")) visit_percentiles(value, path);
    else if (value.is_array()) visit_groups(key, value, path);
    else if (place.interval) add(path, value, of_interval(key, place));
    else add(path, value, of_period(key, place));
  }

  void visit_limits(const std::string& key, const json& value, const std::string& path,
                    const Place& place) {
    const bool served = key == "p_served_within";
    const auto ended = served ? &Sightings::OfType::answered : &Sightings::OfType::abandoned;
    for (const auto& [limit, expected] : value.items()) {
      const double limit_s = limit_of(limit) * model_.minute_s;
      const auto index = std::ranges::find(limits_s_, limit_s) - limits_s_.begin();
      if (served && limit == "0.3333333333")
        add(path + "/" + limit, expected, OfResult{Measure::sl_offered, name_of(place)});
      else
        add(path + "/" + limit, expected,
            OfSums{Sums::within(ended, static_cast<std::size_t>(index), place),
                   sums_.offered(place)});
    }
  }

  void visit_percentiles(const json& value, const std::string& path) {
    static const std::map<std::string, Measure> measured{{"0.5", Measure::wait_p50},
                                                         {"0.9", Measure::wait_p90},
                                                         {"0.95", Measure::wait_p95},
                                                         {"0.99", Measure::wait_p99}};
    for (const auto& [share, expected] : value.items()) {
      const auto measure = measured.find(share);
      if (measure == measured.end())
        add(path + "/" + share, expected, OfQuantile{std::stod(share), 1.0 / model_.minute_s});
      else add(path + "/" + share, expected, OfResult{measure->second, "", 1.0 / model_.minute_s});
    }
  }

  /// One number for each pool.
  void visit_groups(const std::string& key, const json& value, const std::string& path) {
    for (std::size_t g = 0; g < value.size(); ++g) {
      const std::string element = path + "/" + std::to_string(g);
      if (key == "mean_busy") add(element, value[g], OfSums{sums_.busy(g, {}), sums_.clock({})});
      else if (key == "occupancy")
        add(element, value[g], OfResult{Measure::occupancy, model_.spec.agent_groups.at(g).name});
      else throw std::invalid_argument{"no way to estimate " + element};
    }
  }

  [[nodiscard]] Source of_period(const std::string& key, const Place& place) const {
    // Cut off at the end: the waits are those of all who came, up to then.
    if (key == "mean_wait_all" && model_.from_empty)
      return OfSums{sums_.queue_min(place), sums_.offered(place)};
    if (const auto found = measure_names.find(key); found != measure_names.end())
      return OfResult{measure_of(found->second.id), name_of(place),
                      factor_of(found->second.unit, model_)};
    for (std::size_t type = 0; type < model_.spec.contact_types.size(); ++type)
      if (key == "mean_busy_" + model_.spec.contact_types[type].name)
        return OfSums{sums_.contacts(Counter::handled_s, {.type = type}), sums_.clock({})};
    if (key.ends_with("_up") || key.ends_with("_down") || key == "down_fraction")
      return of_incident(key);
    return of_sums(key, place);
  }

  [[nodiscard]] Source of_sums(const std::string& key, const Place& place) const {
    const Sum clock = sums_.clock({});
    if (key == "mean_busy") return OfSums{sums_.busy({}, {}), clock};
    if (key == "mean_in_system")
      return OfSums{Sums::plus(sums_.busy({}, {}), sums_.contacts(Counter::queue_s, {})), clock};
    if (key == "mean_arrival_rate" || key == "attempt_rate")
      return OfSums{sums_.offered({}), sums_.minutes(clock)};
    if (key == "mean_wait_served_times_p")
      return OfSums{sums_.minutes(sums_.contacts(Counter::wait_answered_s, {})), sums_.offered({})};
    if (key == "mean_sojourn")
      return OfSums{sums_.minutes(Sums::plus(sums_.contacts(Counter::wait_answered_s, place),
                                             sums_.contacts(Counter::handled_s, place))),
                    sums_.contacts(Counter::answered, place)};
    if (key == "var_wait") return OfSums{sums_.squares_min2(), sums_.offered({})};
    if (key == "count_variance")
      return OfSums{Sums::squared_miss(sums_.offered({}), expected_.at("count_mean")),
                    sums_.days()};
    return of_persons(key);
  }

  [[nodiscard]] Source of_persons(const std::string& key) const {
    const Sum persons = [](const Yield& y) { return y.sightings.first_attempts(); };
    if (key == "mean_attempts_per_original") return OfSums{sums_.offered({}), persons};
    if (key == "p_wait_fresh")
      return OfSums{[](const Yield& y) { return y.sightings.first_delayed(); }, persons};
    if (key == "p_lost_per_original")
      return OfSums{[](const Yield& y) { return y.sightings.lost_persons(); }, persons};
    throw std::invalid_argument{"no way to estimate " + key};
  }

  /// While an incident is under way, and while none is.
  [[nodiscard]] Source of_incident(const std::string& key) const {
    const Sum window = [](const Yield& y) { return y.sightings.window_s(); };
    const Sum down = [](const Yield& y) { return y.sightings.down_s(); };
    if (key == "down_fraction") return OfSums{down, window};
    const bool is_down = key.ends_with("_down");
    const Sum time = is_down ? down : Sums::plus(window, down, -1.0);
    const Sum waiting = [](const Yield& y) { return y.sightings.waiting_while_down_s(); };
    const Sum gave_up = [](const Yield& y) { return y.sightings.gave_up_while_down(); };
    if (key.starts_with("mean_queue_given"))
      return OfSums{is_down ? waiting
                            : Sums::plus(sums_.contacts(Counter::queue_s, {}), waiting, -1.0),
                    time};
    if (key.starts_with("abandonments_per_minute"))
      return OfSums{is_down ? gave_up : Sums::plus(Sums::gave_up_in_all(), gave_up, -1.0),
                    sums_.minutes(time)};
    throw std::invalid_argument{"no way to estimate " + key};
  }

  [[nodiscard]] Source of_interval(const std::string& key, const Place& place) const {
    const int interval = static_cast<int>(*place.interval);
    if (by_date_) {
      if (key == "expected_offered") return OfInterval{Measure::offered, interval};
      if (key == "p_delay") return OfInterval{Measure::delay_probability, interval};
      if (key == "mean_queue") return OfInterval{Measure::queue_mean, interval};
    }
    const Sum offered = sums_.offered(place);
    if (key == "expected_offered" || key == "offered") return OfSums{offered, sums_.days()};
    if (key == "expected_delayed")
      return OfSums{sums_.contacts(Counter::delayed, place), sums_.days()};
    if (key == "p_delay") return OfSums{sums_.contacts(Counter::delayed, place), offered};
    if (key == "expected_abandoned") return OfSums{Sums::gave_up(*place.interval), sums_.days()};
    if (key == "p_abandon") return OfSums{Sums::gave_up(*place.interval), offered};
    if (key == "mean_wait_all") return OfSums{sums_.queue_min(place), offered};
    if (key == "mean_queue")
      return OfSums{sums_.contacts(Counter::queue_s, place), sums_.clock(place)};
    if (key == "mean_busy") return OfSums{sums_.busy({}, place), sums_.clock(place)};
    throw std::invalid_argument{"no way to estimate " + key + " of an interval"};
  }

  [[nodiscard]] std::string name_of(const Place& place) const {
    return place.type ? model_.spec.contact_types[*place.type].name : "";
  }

  void add(const std::string& path, const json& value, Source source) {
    const json se = one_.value("expected_se", json::object());
    const json::json_pointer pointer{path};
    numbers_.push_back({path, value.get<double>(),
                        se.contains(pointer) ? se.at(pointer).get<double>() : 0.0,
                        std::move(source)});
  }

  const json& one_;
  const json& expected_;
  const CaseModel& model_;
  Sums sums_;
  std::vector<double> limits_s_;
  bool
      by_date_;  // one day: the library's intervals by date are the case's; short runs can pay them
  std::vector<Number> numbers_;
};

void collect_limits(const json& block, double minute_s, std::vector<double>& limits_s) {
  for (const auto& [key, value] : block.items()) {
    if (key == "p_served_within" || key == "p_abandoned_within")
      for (const auto& [limit, share] : value.items())
        limits_s.push_back(limit_of(limit) * minute_s);
    else if (value.is_object()) collect_limits(value, minute_s, limits_s);
  }
}

}  // namespace

std::vector<Number> numbers_of(const json& one, const CaseModel& model) {
  return Walk{one, model}.numbers();
}

Search search_for(const json& one, const CaseModel& model) {
  Search search;
  collect_limits(one.at("expected"), model.minute_s, search.limits_s);
  std::ranges::sort(search.limits_s);
  const auto last = std::unique(search.limits_s.begin(), search.limits_s.end());
  search.limits_s.erase(last, search.limits_s.end());
  if (one.at("expected").contains("var_wait"))
    search.mean_wait_s = one.at("expected").at("mean_wait_all").get<double>() * model.minute_s;
  return search;
}

}  // namespace staffsim::test
