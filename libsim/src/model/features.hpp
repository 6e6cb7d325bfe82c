// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/model.hpp>

namespace staffsim {

/// What some contact centres have and others have not: counters, rows and columns follow from it.

/// Some of its contacts are not willing to wait for ever.
[[nodiscard]] bool has_patience(const ContactTypeSpec& type);
/// Some of its contacts may give up: at once, or as their patience ends.
[[nodiscard]] bool may_give_up(const ContactTypeSpec& type);
/// Calls may hear the busy signal.
[[nodiscard]] bool has_limited_lines(const ModelSpec& spec);
/// Persons may make several attempts: they dial again, come back or are passed on.
[[nodiscard]] bool has_later_attempts(const ModelSpec& spec);
[[nodiscard]] bool has_redials(const ModelSpec& spec);
/// A message satisfies some contacts of an incident.
[[nodiscard]] bool has_deflection(const ModelSpec& spec);
/// Some contacts are mistaken or abusive.
[[nodiscard]] bool has_invalid(const ModelSpec& spec);
/// Agents may be called in for an incident.
[[nodiscard]] bool calls_in(const IncidentSpec& incident);
/// Agents may be called in.
[[nodiscard]] bool has_call_ins(const ModelSpec& spec);
/// Some attempts hear the busy signal, are deflected, mistaken, or not their person's only one.
[[nodiscard]] bool has_special_attempts(const ModelSpec& spec);
/// Counters that only some models have: of such attempts, or of e-mail.
[[nodiscard]] bool has_further_counters(const ModelSpec& spec);
[[nodiscard]] bool has_channel(const ModelSpec& spec, Channel channel);
[[nodiscard]] bool has_phone(const ModelSpec& spec);
[[nodiscard]] bool has_email(const ModelSpec& spec);
/// Whose waits are looked at first: calls where there are any.
[[nodiscard]] Channel main_channel(const ModelSpec& spec);
/// Some e-mail has a deadline.
[[nodiscard]] bool has_deadlines(const ModelSpec& spec);
/// Some agents' hours have a price.
[[nodiscard]] bool has_cost(const ModelSpec& spec);

/// Whether the same people call and write in two models, whatever their incidents do to agents and
/// whatever is done about them.
[[nodiscard]] bool same_callers(const Model& a, const Model& b);

/// Whether two models bring the same contacts: as `same_callers`, and announcements satisfy the
/// same of them. Who is pulled away or called in changes no contact.
[[nodiscard]] bool same_contacts(const Model& a, const Model& b);

}  // namespace staffsim
