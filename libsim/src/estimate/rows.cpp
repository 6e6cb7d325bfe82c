// SPDX-License-Identifier: Apache-2.0
#include "estimate/rows.hpp"

#include "model/features.hpp"

#include <algorithm>
#include <numeric>

namespace staffsim {
namespace {

template <class Belongs>
Row pool(const Model& model, RowLabel label, Belongs belongs) {
  Row row{.label = std::move(label), .members = {}};
  bool phone = false;
  bool email = false;
  for (std::uint16_t t = 0; t < model.contact_types().size(); ++t) {
    const ContactTypeSpec& type = model.contact_types()[t];
    if (!belongs(type)) continue;
    row.members.push_back(t);
    (type.channel == Channel::phone ? phone : email) = true;
  }
  row.mixes_channels = phone && email;
  row.is_email = email && !phone;
  return row;
}

}  // namespace

std::vector<Row> contact_rows(const Model& model) {
  std::vector<Row> rows;
  std::vector<std::string> branches;
  for (const ContactTypeSpec& type : model.contact_types()) {
    rows.push_back(pool(model,
                        {type.name, type.branch, std::string{channel_name(type.channel)}, "*"},
                        [&](const ContactTypeSpec& other) { return other.name == type.name; }));
    if (!type.branch.empty() && std::ranges::find(branches, type.branch) == branches.end())
      branches.push_back(type.branch);
  }
  for (const std::string& branch : branches)
    rows.push_back(pool(model, {"*", branch, "*", "*"},
                        [&](const ContactTypeSpec& type) { return type.branch == branch; }));
  for (const Channel channel : {Channel::phone, Channel::email}) {
    Row row = pool(model, {"*", "*", std::string{channel_name(channel)}, "*"},
                   [&](const ContactTypeSpec& type) { return type.channel == channel; });
    if (!row.members.empty()) rows.push_back(std::move(row));
  }
  rows.push_back(pool(model, {}, [](const ContactTypeSpec&) { return true; }));
  return rows;
}

std::vector<Row> agent_rows(const Model& model) {
  std::vector<Row> rows;
  Row all;
  for (std::uint16_t g = 0; g < model.agent_groups().size(); ++g) {
    rows.push_back({{"*", "*", "*", model.agent_groups()[g].name}, {g}});
    all.members.push_back(g);
  }
  rows.push_back(std::move(all));
  return rows;
}

std::vector<std::uint16_t> pooled_members(const Model& model, MeasureScope scope,
                                          const std::vector<std::string>& contact_types,
                                          const std::vector<std::string>& agent_groups) {
  const bool is_of_agents = scope == MeasureScope::agents;
  const std::vector<std::string>& names = is_of_agents ? agent_groups : contact_types;
  std::vector<std::uint16_t> members;
  members.reserve(names.size());
  for (const std::string& name : names)
    members.push_back(static_cast<std::uint16_t>(is_of_agents ? model.group_index(name)
                                                              : model.type_index(name)));
  if (!members.empty()) return members;
  members.resize(is_of_agents ? model.agent_groups().size() : model.contact_types().size());
  std::iota(members.begin(), members.end(), std::uint16_t{0});
  return members;
}

bool carries(const Row& row, Measure measure) noexcept {
  if (info(measure).scope == MeasureScope::agents) return true;
  switch (info(measure).rows) {
    case Rows::any: return true;
    case Rows::one_channel: return !row.mixes_channels;
    case Rows::of_email_alone: break;
  }
  return row.is_email;
}

bool shows_in_intervals(const ModelSpec& spec, Measure measure) {
  switch (measure) {
    case Measure::blocked:
    case Measure::block_rate: return has_limited_lines(spec);
    case Measure::deflected: return has_deflection(spec);
    case Measure::invalid:
    case Measure::processed_rate: return has_invalid(spec);
    case Measure::person_answer_rate: return has_later_attempts(spec);
    case Measure::redial_share: return has_redials(spec);
    case Measure::deadline_met_rate: return has_deadlines(spec);
    case Measure::overrun_hours:
    case Measure::call_in_hours: return has_call_ins(spec);
    case Measure::sl_virtual_wait:    // tallied over the window alone
    case Measure::response_time_p95:  // intervals have too few e-mails
      return false;
    default: return info(measure).scope != MeasureScope::targets;
  }
}

}  // namespace staffsim
