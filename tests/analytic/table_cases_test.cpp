// SPDX-License-Identifier: Apache-2.0
#include <staffsim/analytic/erlang_a.hpp>
#include <staffsim/analytic/erlang_b.hpp>
#include <staffsim/analytic/erlang_c.hpp>

#include "analytic/shared_cases.hpp"

using namespace staffsim::analytic;
using tests::json;

namespace {

/// Smallest number of agents that is good, with the figure there and one agent before. The
/// table's loads all need two at least, so that there is one agent less to tell of.
template <class Figure, class Good>
void staff(json& row, const std::string& name, const std::string& values, const Figure& figure,
           const Good& good) {
  int agents = 1;
  while (!good(figure(agents))) ++agents;
  row[name] = agents;
  row[values] = {figure(agents - 1), figure(agents)};
}

json table_row(const json& model, double rate) {
  const double service = model.at("service").at("mean");
  const double patience = model.at("patience_for_erlangA").at("mean");
  json row{{"lambda_per_min", rate}, {"offered_load", rate * service}};
  const auto endless = [=](int agents) { return ErlangC{rate, service, agents}; };
  const auto patient = [=](int agents) { return ErlangA{rate, service, patience, agents}; };
  const auto at_least_80 = [](double x) { return x >= 0.8; };
  const double twenty_seconds = 1.0 / 3.0;
  staff(
      row, "erlangC_80_20", "erlangC_80_20_sl",
      [=](int n) { return endless(n).served_within(twenty_seconds); }, at_least_80);
  staff(
      row, "erlangC_ASA_0.5min", "erlangC_ASA_values",
      [=](int n) { return endless(n).mean_wait(); }, [](double w) { return w <= 0.5; });
  staff(
      row, "erlangA_ab3", "erlangA_ab3_values", [=](int n) { return patient(n).abandonment(); },
      [](double p) { return p <= 0.03; });
  staff(
      row, "erlangA_80_20_served_over_offered", "erlangA_80_20_values",
      [=](int n) { return patient(n).served_within(twenty_seconds); }, at_least_80);
  staff(
      row, "erlangA_meanwait_0.25min", "erlangA_meanwait_values",
      [=](int n) { return patient(n).mean_wait(); }, [](double w) { return w <= 0.25; });
  return row;
}

json staffing_table(const json& one) {
  json rows = json::array();
  for (const json& row : one.at("expected").at("rows"))
    rows.push_back(table_row(one.at("model"), row.at("lambda_per_min")));
  return {{"rows", rows}};
}

json limits_of_patience(const json& one) {
  const json& model = one.at("model");
  const double rate = model.at("lam");
  const double service = model.at("service").at("mean");
  const int agents = model.at("agents");
  const ErlangC endless{rate, service, agents};
  json metrics{{"erlangC_p_wait", endless.wait_probability()},
               {"erlangC_mean_wait", endless.mean_wait()},
               {"erlangB_block", erlang_b_blocking(offered_load(rate, service), agents)}};
  for (const json& row : one.at("expected").at("rows")) {
    const double patience = row.at("patience");
    const ErlangA queue{rate, service, patience, agents};
    metrics["rows"].push_back({{"patience", patience},
                               {"p_abandon", queue.abandonment()},
                               {"p_wait", queue.wait_probability()},
                               {"mean_wait_all", queue.mean_wait()}});
  }
  return metrics;
}

}  // namespace

TEST_CASE("staffing table", "[analytic][cases]") {
  const std::vector<tests::Covered> covered{{"G-TAB-1", staffing_table}};
  // Integer programs: not for formulas. The gain table of the second is checked below.
  tests::check_family("G", covered, {"G-COST-1", "G-ILP-1", "G-ROST-40"});
  tests::check_case(covered.front());
}

TEST_CASE("gains of the roster case are Erlang A", "[analytic][cases]") {
  const json& gains = tests::shared_case("G-ROST-40").at("model").at("gain_table_f_hour_n");
  // The rates of the day are those of the week that the roster is then tried on.
  const json& rates = tests::shared_case("H-EVAL-40")
                          .at("model")
                          .at("classes")[0]
                          .at("arrivals")
                          .at("piecewise_rates_one_day");
  REQUIRE(gains.size() == rates.size());
  for (std::size_t hour = 0; hour < gains.size(); ++hour) {
    const double rate = rates[hour];
    CHECK(gains[hour][0] == 0.0);
    for (int agents = 1; agents <= 4; ++agents)
      CHECK(60.0 * rate * (1.0 - ErlangA{rate, 7.5, 5.0, agents}.abandonment()) ==
            Approx(gains[hour][static_cast<std::size_t>(agents)].get<double>()).epsilon(1e-12));
  }
}

TEST_CASE("limits of patience", "[analytic][cases]") {
  const std::vector<tests::Covered> covered{{"I-LIMIT-1", limits_of_patience}};
  // Traces are for the engine.
  tests::check_family("I", covered, {"I-NONMONO-1", "I-TRACE-1", "I-TRACE-3"});
  tests::check_case(covered.front());
}
