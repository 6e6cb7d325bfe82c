// SPDX-License-Identifier: Apache-2.0
#include "core/wording.hpp"
#include "model/validate.hpp"

#include <set>

namespace staffsim::validation {
namespace {

constexpr double rounding = 1e-9;  // of probabilities that were added up by hand

void check_probability(Diagnostics& out, const std::string& path, double value) {
  check_number(out, path, value, 0.0, 1.0);
}

void check_redial(const RedialRule& redial, const std::string& path, Diagnostics& out) {
  check_probability(out, child(path, "probability"), redial.probability);
  if (redial.again) check_probability(out, child(path, "again"), *redial.again);
  check_mean(out, child(path, "delay"), redial.delay, true);
  check_count(out, child(path, "attempts"), redial.attempts, 1, limits::attempts, "attempts");
}

void check_return(const ReturnRule& returns, const ContactTypeSpec& type, const std::string& path,
                  Diagnostics& out) {
  check_probability(out, child(path, "probability"), returns.probability);
  if (returns.probability == 1.0 && type.transfers.empty())
    warn(out, child(path, "probability"),
         "everybody who is answered comes back: nobody is ever done",
         "a share: write 0.05 for 5 %");
  check_mean(out, child(path, "delay"), returns.delay, true);
}

void check_invalid(const InvalidShare& invalid, const ContactTypeSpec& type,
                   const std::string& path, Diagnostics& out) {
  check_probability(out, child(path, "share"), invalid.share);
  if (invalid.handle != type.handle) check_mean(out, child(path, "handle"), invalid.handle, false);
}

void check_transfers(const ContactTypeSpec& type, const std::string& path, Diagnostics& out) {
  std::set<std::string> seen;
  double sum = 0.0;
  for (std::size_t i = 0; i < type.transfers.size(); ++i) {
    const TransferRule& transfer = type.transfers[i];
    const std::string to = child(element(path, i), "to");
    check_once(out, to, transfer.to, seen);
    check_probability(out, child(element(path, i), "probability"), transfer.probability);
    sum += transfer.probability;
  }
  if (sum > 1.0 + rounding)
    report(out, path, "the probabilities sum to " + number_text(sum) + ": at most 1",
           "the transfers exclude each other");
}

}  // namespace

void check_later_attempts(const ContactTypeSpec& type, const std::string& path, Diagnostics& out) {
  if (type.redial) check_redial(*type.redial, child(path, "redial"), out);
  if (type.returns) check_return(*type.returns, type, child(path, "returns"), out);
  if (type.invalid) check_invalid(*type.invalid, type, child(path, "invalid"), out);
  check_transfers(type, child(path, "transfer"), out);
}

}  // namespace staffsim::validation
