// SPDX-License-Identifier: Apache-2.0
#pragma once
/// Runs shared cases and compares every number that can be estimated.
///
/// Null: the library's estimates have the case's expected values. Statistic of each of the k
/// numbers of a case: (estimate - expected) / standard error, Student t over the replications;
/// ratios by the delta method, percentiles by the library's own interval, widened by the
/// histogram's 0.4 %. Each number is judged at alpha / k, so a case alarms falsely with a
/// probability of at most 1e-6.
///
/// Power: an error of (t + 1.28) standard errors is found with a probability of 0.9. For
/// abandonment and the mean wait of all (where they exceed 1e-3) that error must be below 1 % or
/// the case fails; what is harder to see has another limit in its row, with the reason. Lengths
/// were computed from the standard errors of short runs and are not touched again; seeds come from
/// the ids.
#include "statistical/case_model.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace staffsim::test {

struct CaseRun {
  std::string id;
  int replications = 0;
  int days = 1;        ///< of each
  double sees = 0.01;  ///< relative error of abandonment and mean wait found with probability 0.9
};

/// Runs it, prints what it sees, checks.
void check_case(const CaseRun& run, const json& one);

/// The cases that have a line of their own.
class ListedCases {
public:
  static std::multiset<std::string>& all() {
    static std::multiset<std::string> ids;
    return ids;
  }
  explicit ListedCases(const char* id) { all().insert(id); }
};

/// A case that is not run, and what it waits for.
struct LeftForLater {
  std::string id;
  std::string because;
};

/// The lines and what is left must together be the family: nothing new, nothing gone, nothing
/// twice.
void check_family(const std::string& family, const std::vector<LeftForLater>& left);

}  // namespace staffsim::test

#define STAFFSIM_JOIN_(a, b) a##b
#define STAFFSIM_JOIN(a, b) STAFFSIM_JOIN_(a, b)

/// The same, long enough to see 1 % where that is too long for every day. Run by name: "[long]".
#define LONG_CASE(id, ...)                                                                         \
  TEST_CASE(id " at length", "[.][long]") {                                                        \
    staffsim::test::check_case({id, __VA_ARGS__}, staffsim::test::shared_case(id));                \
  }                                                                                                \
  static_assert(true)

/// A shared case as a test of its own: SHARED_CASE("A-ERLA-1", 200, 500); a last number is `sees`.
#define SHARED_CASE(id, ...)                                                                       \
  static const staffsim::test::ListedCases STAFFSIM_JOIN(listed_, __LINE__){id};                   \
  TEST_CASE(id, "[statistical][cases]") {                                                          \
    staffsim::test::check_case({id, __VA_ARGS__}, staffsim::test::shared_case(id));                \
  }                                                                                                \
  static_assert(true)
