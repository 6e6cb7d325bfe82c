// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/model.hpp>

#include "core/key_path.hpp"

#include <set>
#include <span>
#include <string>

namespace staffsim::validation {

inline constexpr Duration one_day = std::chrono::hours{24};

/// What the sections of a specification have in common: where findings go, how values are judged.
/// Each function reports at most one finding, and returns whether all is well.

void report(Diagnostics& out, std::string path, std::string message, std::string hint = {});
void warn(Diagnostics& out, std::string path, std::string message, std::string hint = {});

/// From `least` to `most`, both included; NaN is not.
bool check_number(Diagnostics& out, const std::string& path, double value, double least,
                  double most);
/// Above 0 and at most `most`.
bool check_positive(Diagnostics& out, const std::string& path, double value, double most);
/// At least 0 and below 1.
bool check_share_below_one(Diagnostics& out, const std::string& path, double value);
bool check_count(Diagnostics& out, const std::string& path, int value, int least, int most,
                 const char* what);
/// From 0 (or above 0) to the longest duration that makes sense.
bool check_duration(Diagnostics& out, const std::string& path, Duration value);
bool check_positive_duration(Diagnostics& out, const std::string& path, Duration value);
/// The mean of a law: above 0 (or from 0), and finite.
bool check_mean(Diagnostics& out, const std::string& path, const AnyDistribution& law,
                bool may_be_zero);
/// Relative weights: each >= 0 and finite, with a positive sum.
bool check_weights(Diagnostics& out, const std::string& path, std::span<const double> weights);
/// The weights of a day: 24, 48 or 96 of them.
bool check_profile(Diagnostics& out, const std::string& path, std::span<const double> weights);
/// At most so many entries of a list.
bool check_size(Diagnostics& out, const std::string& path, std::size_t size, std::size_t most);
/// A name that stands in a list once; an empty one is another's to report.
/// @param seen  the names before it, which it joins
bool check_once(Diagnostics& out, const std::string& path, const std::string& name,
                std::set<std::string>& seen);
/// A calendar day between 1900 and 9999.
bool check_date(Diagnostics& out, const std::string& path, Date date);
bool check_moment(Diagnostics& out, const std::string& path, const Moment& moment);
/// A name that reports can print and that no report uses itself.
bool check_name(Diagnostics& out, const std::string& path, const std::string& name,
                const char* what);

void check_horizon(const HorizonSpec& horizon, Diagnostics& out);
void check_contact_type(const ContactTypeSpec& type, const std::string& path, Diagnostics& out);
void check_log(const RecordedLog& log, const std::string& path, Diagnostics& out);
/// Redials, returns, invalid contacts and transfers.
void check_later_attempts(const ContactTypeSpec& type, const std::string& path, Diagnostics& out);
void check_agent_group(const AgentGroupSpec& group, const std::string& path, Diagnostics& out);
void check_windows(const std::vector<Window>& windows, const std::string& path, Diagnostics& out);
void check_shifts(const std::vector<Shift>& shifts, const std::string& path, Diagnostics& out);
/// Head counts on single dates, and dates on which nothing starts.
void check_dates(const std::map<Date, int>& dates, const std::string& path, Diagnostics& out);
void check_roster(const Roster& roster, const std::string& path, Diagnostics& out);
void check_skills(const std::vector<Skill>& handles, const std::string& path, Diagnostics& out);
void check_incident(const IncidentSpec& incident, const std::string& path, Diagnostics& out);
void check_target(const TargetSpec& target, const std::string& path, Diagnostics& out);

/// The most agents that a group can have on duty at once, as far as its numbers say.
[[nodiscard]] double most_agents(const AgentGroupSpec& group);
/// The heads that a group gets when every response to every incident calls once.
[[nodiscard]] double called_in(const ModelSpec& spec, const std::string& group);

}  // namespace staffsim::validation
