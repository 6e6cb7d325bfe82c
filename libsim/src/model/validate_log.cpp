// SPDX-License-Identifier: Apache-2.0
#include "model/validate.hpp"

#include <algorithm>

namespace staffsim::validation {
namespace {

bool check_contact(const RecordedContact& contact, const std::string& path, Diagnostics& out) {
  return check_moment(out, path, contact.arrived) &&
         (!contact.handle || check_duration(out, path, *contact.handle));
}

/// Without a path to build for each of very many.
bool is_sound(const RecordedContact& contact) {
  Diagnostics unused;
  return check_contact(contact, {}, unused);
}

}  // namespace

void check_log(const RecordedLog& log, const std::string& path, Diagnostics& out) {
  if (log.contacts.empty()) report(out, path, "holds no contact of this type");
  const auto wrong = std::ranges::find_if_not(log.contacts, is_sound);
  if (wrong != log.contacts.end())
    check_contact(*wrong, element(path, static_cast<std::size_t>(wrong - log.contacts.begin())),
                  out);
  else if (!std::ranges::is_sorted(log.contacts, {}, &RecordedContact::arrived))
    report(out, path, "its contacts must be in the order of their arrival");
}

}  // namespace staffsim::validation
