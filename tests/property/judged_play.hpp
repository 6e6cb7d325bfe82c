// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "property/account_difference.hpp"
#include "property/listed_luck.hpp"
#include "property/reference_simulator.hpp"
#include "support/catch.hpp"

#include <vector>

namespace staffsim::test {

/// What becomes of a play, by the judge; the engine says the same.
inline engine::Account judge(const Play& play, const ListedLuck& luck = {}) {
  engine::Account account = ReferenceSimulator{play, luck}.run();
  CHECK(first_difference(perform(play, luck), account) == "");
  return account;
}

inline std::vector<int> notes_of(const engine::Account& account) {
  std::vector<int> list;
  for (const engine::Outcome& o : account.outcomes) list.push_back(o.notes);
  return list;
}
/// Without the instants at which nothing changed.
inline std::vector<engine::HeadsStep> steps_of(engine::Account account) {
  std::erase_if(account.heads, [](const engine::HeadsStep& s) {
    return s.present == 0 && s.on_duty == 0 && s.overrun == 0 && s.called_in == 0;
  });
  return account.heads;
}
inline Skill taking(const char* type) { return Skill{.type = type}; }
inline Skill pre_empted(const char* type, const char* by, double switch_s = 0.0) {
  return Skill{.type = type, .preempt_by = {by}, .switch_time = Duration{switch_s}};
}
inline Skill overflowing(const char* type, double after_s) {
  return Skill{.type = type, .overflow_after = Duration{after_s}};
}
inline ModelSpec with_email(ModelSpec spec, std::size_t type) {
  spec.contact_types[type].channel = Channel::email;
  return spec;
}
/// Says that everything may follow from type a; the luck says what does.
inline ModelSpec with_sequels(ModelSpec spec) {
  const AnyDistribution minute = Deterministic{std::chrono::minutes{1}};
  ContactTypeSpec& a = spec.contact_types[0];
  a.redial = RedialRule{0.5, 0.5, minute, 5};
  a.returns = ReturnRule{0.5, minute};
  a.invalid = InvalidShare{0.5, minute};
  for (std::size_t t = 1; t < spec.contact_types.size(); ++t)
    a.transfers.push_back({spec.contact_types[t].name, 0.1});
  return spec;
}

}  // namespace staffsim::test
