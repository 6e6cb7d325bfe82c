// SPDX-License-Identifier: Apache-2.0
#pragma once
/// The luck of random plays: whatever it is asked, the answer is a pure function of a seed, the
/// person and the step, so neither the order of asking nor asking twice changes anything.
#include <staffsim/model/contact.hpp>
#include <staffsim/model/model.hpp>

#include "property/dice.hpp"

#include <initializer_list>
#include <limits>

namespace staffsim::test {

[[nodiscard]] inline bool may_deflect(const ModelSpec& spec) {
  return !spec.incidents.empty() && !spec.incidents.front().affects.empty();
}

/// Follows the rules that the types have: nothing follows from a type without `redial`, `returns`
/// and `transfers`, and nothing is deflected unless an incident may. `spec` must outlive it; its
/// types are "a", "b", ...
class HashedLuck final : public LaterLuck {
public:
  HashedLuck(std::uint64_t seed, RandomTimes times, const ModelSpec& spec)
      : seed_{seed}, times_{times}, spec_{&spec} {}

  /// 0 at times.
  [[nodiscard]] double patience_s(const Contact& contact, const Past& past,
                                  int return_number) const override {
    Dice dice = dice_of(contact, past, patience, static_cast<unsigned>(return_number));
    return dice.one_in(4) ? std::numeric_limits<double>::infinity() : times_.up_to(5, dice);
  }

  [[nodiscard]] bool redials(const Contact& contact, const Past& past, double left_s,
                             LaterAttempt& next) const override {
    Dice dice = dice_of(contact, past, redial);
    const auto& rule = type(contact.type).redial;
    if (!rule || past.dials >= rule->attempts || past.step >= most_steps || dice.one_in(4))
      return false;
    const double delay_s = dice.one_in(3) ? 0.0 : times_.up_to(6, dice);
    next = following(contact, past, Cause::redial, left_s + delay_s, dice);
    next.past.dials = static_cast<std::uint16_t>(past.dials + 1);
    return true;
  }

  [[nodiscard]] bool goes_on(const Contact& contact, const Past& past, double talked_until_s,
                             LaterAttempt& next) const override {
    Dice dice = dice_of(contact, past, after_talk);
    if (past.step >= most_steps) return false;
    const ContactTypeSpec& of = type(contact.type);
    if (!of.transfers.empty() && dice.one_in(3)) {
      const int pick = dice.below(static_cast<int>(of.transfers.size()));
      next = following(contact, past, Cause::transfer, talked_until_s, dice);
      pass_on(next, of.transfers[static_cast<std::size_t>(pick)].to, past);
      return true;
    }
    if (!of.returns || dice.one_in(2)) return false;
    const double delay_s = dice.one_in(4) ? 0.0 : times_.up_to(12, dice);
    next = following(contact, past, Cause::comes_back, talked_until_s + delay_s, dice);
    return true;
  }

private:
  static constexpr int most_steps = 6;  // so that chains of no delay end
  enum Question : unsigned { patience, redial, after_talk };

  [[nodiscard]] const ContactTypeSpec& type(std::size_t index) const {
    return spec_->contact_types[index];
  }
  [[nodiscard]] Dice dice_of(const Contact& contact, const Past& past, Question question,
                             unsigned number = 0) const {
    std::uint64_t hash = seed_;
    for (const std::uint64_t part : {std::uint64_t{past.person_type}, std::uint64_t{contact.source},
                                     std::uint64_t{contact.serial}, std::uint64_t{past.step},
                                     std::uint64_t{question}, std::uint64_t{number}})
      hash = Dice{hash ^ part}.bits();
    return Dice{hash};
  }

  [[nodiscard]] LaterAttempt following(const Contact& contact, const Past& past, Cause cause,
                                       double arrived_s, Dice& dice) const {
    LaterAttempt next;
    next.contact.arrived_s = arrived_s;
    next.contact.handle_s = dice.one_in(5) ? 0.0 : times_.up_to(8, dice);
    next.contact.wrap_up_s = dice.one_in(2) ? 0.0 : times_.up_to(3, dice);
    next.contact.serial = contact.serial;
    next.contact.source = contact.source;
    next.contact.type = dice.one_in(4) ? past.person_type : contact.type;
    if (may_deflect(*spec_) && dice.one_in(12)) next.contact.nature = Nature::deflected;
    next.contact.patience_s = patience_of(next.contact.type, dice);
    next.past = past;
    next.past.cause = cause;
    next.past.step = static_cast<std::uint16_t>(past.step + 1);
    next.past.dials = 1;
    next.past.system_since_s = arrived_s;
    return next;
  }
  [[nodiscard]] double patience_of(std::size_t of, Dice& dice) const {
    const bool is_patient = dice.one_in(4);
    const double patience_s = dice.one_in(5) ? 0.0 : times_.up_to(10, dice);
    return is_patient || type(of).channel == Channel::email
               ? std::numeric_limits<double>::infinity()
               : patience_s;
  }
  void pass_on(LaterAttempt& next, const std::string& to, const Past& past) const {
    next.contact.type = static_cast<std::uint16_t>(to[0] - 'a');
    next.past.system_since_s = past.system_since_s;
    if (type(next.contact.type).channel == Channel::email)
      next.contact.patience_s = std::numeric_limits<double>::infinity();
  }

  std::uint64_t seed_;
  RandomTimes times_;
  const ModelSpec* spec_;
};

}  // namespace staffsim::test
