// SPDX-License-Identifier: Apache-2.0
#pragma once
/// Results from accounts that were written by hand, one for each replication.
#include "engine/tally_fixture.hpp"
#include "estimate/accumulator.hpp"

#include <vector>

namespace staffsim::test {

inline Result estimates(const ModelSpec& spec, const std::vector<engine::Account>& replications,
                        bool intervals = false) {
  const Model model{spec};
  Accumulator accumulator{model, intervals};
  engine::TallyBook book{model, accumulator.tally_plan()};
  for (const engine::Account& account : replications) {
    book.begin();
    book.add(account);
    accumulator.add(book.finish());
  }
  return accumulator.result({.replications = static_cast<int>(replications.size())});
}

inline engine::Outcome noted(engine::Outcome outcome, unsigned notes) {
  outcome.notes = static_cast<std::uint8_t>(notes);
  return outcome;
}
inline engine::Outcome of_type(engine::Outcome outcome, int type) {
  outcome.type = static_cast<std::uint16_t>(type);
  return outcome;
}
/// Blocked or deflected: gone as it comes.
inline engine::Outcome gone(double arrived_s, engine::End end, unsigned notes = 0) {
  engine::Outcome outcome;
  outcome.arrived_s = arrived_s;
  outcome.end = end;
  return noted(outcome, notes);
}
inline std::vector<engine::Outcome> times(int count, const engine::Outcome& outcome) {
  return {static_cast<std::size_t>(count), outcome};
}
inline std::vector<engine::Outcome>
all_of(const std::vector<std::vector<engine::Outcome>>& several) {
  std::vector<engine::Outcome> all;
  for (const auto& some : several) all.insert(all.end(), some.begin(), some.end());
  return all;
}

/// A day of calls "a" with T = 20 s, tau = 5 s, and everything that attempts may be; "b" is e-mail
/// due within two hours.
inline ModelSpec whole_centre(int days = 1) {
  ModelSpec spec = lasting(centre(2, {{{"a"}, {"b"}}}), days);
  spec.lines = 3;
  ContactTypeSpec& calls = spec.contact_types[0];
  calls.branch = "calls alone";
  calls.redial = RedialRule{0.5, 0.5, Exponential{std::chrono::minutes{5}}, 3};
  calls.invalid = InvalidShare{0.1, Deterministic{std::chrono::minutes{1}}};
  calls.service_level = {{std::chrono::seconds{20}, std::chrono::seconds{5}}};
  ContactTypeSpec& mail = spec.contact_types[1];
  mail.channel = Channel::email;
  mail.branch = "mail alone";
  mail.due = std::chrono::hours{2};
  IncidentSpec outage;
  outage.name = "outage";
  outage.starts = std::vector<Moment>{{date_of(2025, 9, 1), std::chrono::hours{9}}};
  outage.lasts = Deterministic{std::chrono::hours{1}};
  outage.affects["a"].deflected = 0.5;
  outage.responses.push_back({std::chrono::minutes{30}, CallIn{"desk", 1, std::chrono::hours{4}}});
  spec.incidents.push_back(outage);
  return spec;
}

inline TargetSpec target_of(const std::string& measure, bool at_least, double limit,
                            TargetSpan over, std::vector<std::string> types = {}) {
  TargetSpec target;
  target.measure = measure;
  target.contact_types = std::move(types);
  target.at_least = at_least;
  target.limit = limit;
  target.over = over;
  return target;
}

}  // namespace staffsim::test
