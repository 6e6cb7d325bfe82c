// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/catch.hpp"
#include "support/shared_cases.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <string>
#include <vector>

// Compares a computed set of metrics with a shared case's own.
namespace tests {

using staffsim::test::Allowance;
using staffsim::test::allowance_of;
using staffsim::test::json;
using staffsim::test::shared_case;
using staffsim::test::shared_cases;

struct Comparison {
  int compared = 0;
  double worst_relative = 0.0;  // over values that are not tiny
  double worst_absolute = 0.0;
  double worst_share = 0.0;  // deviation over what is allowed
  std::vector<std::string> failures;
};

inline void compare_number(double computed, double expected, const std::string& path,
                           const Allowance& allowance, Comparison& result) {
  const double deviation = std::abs(computed - expected);
  const double allowed = std::max(allowance.relative * std::abs(expected), allowance.absolute);
  ++result.compared;
  result.worst_absolute = std::max(result.worst_absolute, deviation);
  if (std::abs(expected) > 1e-3)
    result.worst_relative = std::max(result.worst_relative, deviation / std::abs(expected));
  result.worst_share = std::max(result.worst_share, deviation / allowed);
  if (!(deviation <= allowed))
    result.failures.push_back(path + ": computed " + std::to_string(computed) + ", expected " +
                              std::to_string(expected) + ", off by " + json(deviation).dump());
}

/// Every expected leaf must have been computed, and agree.
inline void compare(const json& computed, const json& expected, const std::string& path,
                    const Allowance& allowance, Comparison& result) {
  if (expected.is_object()) {
    for (const auto& [key, value] : expected.items()) {
      if (computed.is_object() && computed.contains(key))
        compare(computed.at(key), value, path + "/" + key, allowance, result);
      else result.failures.push_back(path + "/" + key + ": not computed");
    }
  } else if (expected.is_array()) {
    if (!computed.is_array() || computed.size() != expected.size()) {
      result.failures.push_back(path + ": another number of entries");
      return;
    }
    for (std::size_t i = 0; i < expected.size(); ++i)
      compare(computed[i], expected[i], path + "/" + std::to_string(i), allowance, result);
  } else if (expected.is_number() && computed.is_number()) {
    compare_number(computed.get<double>(), expected.get<double>(), path, allowance, result);
  } else if (computed != expected) {
    result.failures.push_back(path + ": differs");
  }
}

/// Metrics of a case, by its model; the shape is that of the case's "expected".
using Metrics = std::function<json(const json& one)>;

struct Covered {
  std::string id;
  Metrics metrics;
};

inline void check_case(const Covered& covered) {
  const json& one = shared_case(covered.id);
  const Allowance allowance = allowance_of(one);
  Comparison result;
  compare(covered.metrics(one), one.at("expected"), "", allowance, result);
  std::string failures;
  for (const std::string& failure : result.failures) failures += "\n  " + failure;
  INFO(covered.id << ": " << result.compared << " metrics, worst absolute deviation "
                  << result.worst_absolute << ", worst relative deviation " << result.worst_relative
                  << failures);
  CHECK(result.compared > 0);
  CHECK(result.worst_share <= 1.0);
  CHECK(result.failures.empty());
}

/// The table and the list of what is left must together be the family: nothing new, nothing gone.
inline void check_family(const std::string& family, const std::vector<Covered>& covered,
                         const std::vector<std::string>& left) {
  std::multiset<std::string> listed{left.begin(), left.end()};
  for (const Covered& one : covered) listed.insert(one.id);
  CHECK(listed == staffsim::test::ids_of_family(family));
}

// What the stationary cases with one class and one pool have in common.
inline const json& only_class(const json& one) { return one.at("model").at("classes").at(0); }
inline double arrival_rate(const json& type) { return type.at("arrivals").at("rate"); }
inline int pool_size(const json& one) { return one.at("model").at("pools").at(0).at("agents"); }

/// {T: f(T)} for the limits T that the case names.
inline json at_limits(const json& limits, const std::function<double(double)>& f) {
  json values = json::object();
  for (const auto& [limit, expected] : limits.items())
    values[limit] = f(staffsim::test::limit_of(limit));
  return values;
}

}  // namespace tests
