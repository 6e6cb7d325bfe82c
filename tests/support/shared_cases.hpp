// SPDX-License-Identifier: Apache-2.0
#pragma once
/// The cases with exact results of tests/data/shared_cases.json.
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <set>
#include <stdexcept>
#include <string>

namespace staffsim::test {

using nlohmann::json;

inline const json& shared_cases() {
  static const json file = json::parse(std::ifstream{STAFFSIM_TEST_DATA "/shared_cases.json"});
  return file.at("cases");
}

inline const json& shared_case(const std::string& id) {
  for (const json& one : shared_cases())
    if (one.at("id") == id) return one;
  throw std::out_of_range{"no case " + id};
}

inline std::multiset<std::string> ids_of_family(const std::string& family) {
  std::multiset<std::string> ids;
  for (const json& one : shared_cases())
    if (one.at("family") == family) ids.insert(one.at("id").get<std::string>());
  return ids;
}

/// How exact a case's numbers are: to the larger of relative * |expected| and absolute. They are
/// printed with ten digits, hence 1e-9 at the least.
struct Allowance {
  double relative = 1e-9;
  double absolute = 1e-14;
};

inline Allowance allowance_of(const json& one) {
  Allowance allowance;
  for (const auto& [key, value] : one.at("accuracy").items()) {
    if (!value.is_number()) continue;
    const double stated = value.get<double>();
    if (key == "rel") allowance.relative = std::max(allowance.relative, stated);
    if (key.find("abs") != std::string::npos)
      allowance.absolute = std::max(allowance.absolute, stated);
  }
  return allowance;
}

/// A limit T as the cases print it: 0.3333333333 is 20 seconds, cut short.
inline double limit_of(const std::string& printed) {
  return printed == "0.3333333333" ? 1.0 / 3.0 : std::stod(printed);
}

}  // namespace staffsim::test
