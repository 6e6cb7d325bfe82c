// SPDX-License-Identifier: Apache-2.0
#include "report/parts.hpp"

#include "model/features.hpp"
#include "report/text_table.hpp"

#include <algorithm>

namespace staffsim::report {
namespace {

bool is_labelled(const RowLabel& label, const Part& part) {
  const bool sums_types = label.contact_type == "*" && label.agent_group == "*";
  switch (part.kind) {
    case Part::Kind::all: return sums_types && label.branch == "*" && label.channel == "*";
    case Part::Kind::channel:
      return sums_types && label.branch == "*" && label.channel == part.name;
    case Part::Kind::branch: return sums_types && label.branch == part.name;
    case Part::Kind::type: return label.contact_type == part.name;
    case Part::Kind::group: break;
  }
  return label.agent_group == part.name;
}

struct BranchContent {
  int calls = 0;
  int emails = 0;
  [[nodiscard]] bool is_mixed() const { return calls > 0 && emails > 0; }
};

BranchContent content_of(const ModelSpec& spec, const std::string& branch) {
  BranchContent content;
  for (const ContactTypeSpec& type : spec.contact_types)
    if (type.branch == branch) ++(type.channel == Channel::phone ? content.calls : content.emails);
  return content;
}

std::vector<std::string> branches_of(const ModelSpec& spec, Channel channel) {
  std::vector<std::string> branches;
  for (const ContactTypeSpec& type : spec.contact_types)
    if (type.channel == channel && !type.branch.empty() &&
        std::ranges::find(branches, type.branch) == branches.end())
      branches.push_back(type.branch);
  return branches;
}

/// The branch itself stands in the table of its calls, or of its e-mail where it has no calls.
void append_branch(const ModelSpec& spec, const std::string& branch, Channel channel,
                   bool every_type, std::vector<Part>& parts) {
  const BranchContent content = content_of(spec, branch);
  const int types = channel == Channel::phone ? content.calls : content.emails;
  const bool shows_types = every_type || content.is_mixed() || types == 1;
  if (content.is_mixed()) {
    if (channel == Channel::phone)
      parts.push_back({Part::Kind::branch, branch, printable(branch) + " (calls and e-mail)"});
  } else if (types > 1) {
    parts.push_back({Part::Kind::branch, branch, printable(branch)});
  }
  if (!shows_types) return;
  for (const ContactTypeSpec& type : spec.contact_types)
    if (type.channel == channel && type.branch == branch)
      parts.push_back({Part::Kind::type, type.name, printable(type.name)});
}

template <class Entry>
const Entry* find_entry(const std::vector<Entry>& entries, const std::vector<RowLabel>& labels,
                        Measure measure, const Part& part) {
  const auto found = std::ranges::find_if(entries, [&](const Entry& entry) {
    return entry.measure == measure && is_labelled(labels.at(entry.row), part);
  });
  return found != entries.end() ? &*found : nullptr;
}

}  // namespace

const Estimate* find(const Result& result, Measure measure, const Part& part) {
  const MeasureEstimate* entry = find_entry(result.measures, result.labels, measure, part);
  return entry != nullptr ? &entry->estimate : nullptr;
}

const MeasureDifference* find(const StudyResults& study, Measure measure, const Part& part) {
  return find_entry(study.differences, study.candidates.at(1).result.labels, measure, part);
}

std::string contacts_of(Channel channel) { return channel == Channel::phone ? "calls" : "e-mail"; }

Part channel_part(Channel channel) {
  return {Part::Kind::channel, std::string{channel_name(channel)}, "all " + contacts_of(channel)};
}

Part main_part(const ModelSpec& spec) { return channel_part(main_channel(spec)); }

std::vector<Part> parts_of(const ModelSpec& spec, Channel channel, bool every_type) {
  std::vector<Part> parts;
  for (const std::string& branch : branches_of(spec, channel))
    append_branch(spec, branch, channel, every_type, parts);
  for (const ContactTypeSpec& type : spec.contact_types)
    if (type.channel == channel && type.branch.empty())
      parts.push_back({Part::Kind::type, type.name, printable(type.name)});
  if (parts.size() > 1) parts.push_back(channel_part(channel));
  return parts;
}

std::vector<Part> group_parts(const ModelSpec& spec) {
  std::vector<Part> parts;
  for (const AgentGroupSpec& group : spec.agent_groups)
    parts.push_back({Part::Kind::group, group.name, printable(group.name)});
  if (parts.size() > 1) parts.push_back({Part::Kind::all, "*", "all agents"});
  return parts;
}

}  // namespace staffsim::report
