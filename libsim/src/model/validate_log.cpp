// SPDX-License-Identifier: Apache-2.0
#include "core/wording.hpp"
#include "model/validate.hpp"

#include <algorithm>

namespace staffsim::validation {
namespace {

bool check_moment(const Moment& moment, const std::string& path, Diagnostics& out) {
  if (!check_date(out, path, moment.date)) return false;
  const double second = moment.time_of_day.count();
  if (second >= 0.0 && second < seconds_per_day) return true;
  report(out, path, "a time of day lies between 00:00 and 24:00");
  return false;
}

}  // namespace

void check_log(const RecordedLog& log, const std::string& path, Diagnostics& out) {
  if (log.contacts.empty()) report(out, path, "holds no contact of this type");
  for (std::size_t i = 0; i < log.contacts.size(); ++i) {
    const RecordedContact& contact = log.contacts[i];
    if (!check_moment(contact.arrived, element(path, i), out)) return;
    if (contact.handle && !check_duration(out, element(path, i), *contact.handle)) return;
  }
  if (!std::ranges::is_sorted(log.contacts, {}, &RecordedContact::arrived))
    report(out, path, "its contacts must be in the order of their arrival");
}

}  // namespace staffsim::validation
