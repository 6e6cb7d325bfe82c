// SPDX-License-Identifier: Apache-2.0
#include "model/validate_references.hpp"

#include "core/did_you_mean.hpp"
#include "core/wording.hpp"
#include "model/validate.hpp"

#include <set>

namespace staffsim::validation {
namespace {

/// The names of one kind of thing, each used once.
class Names {
public:
  Names(std::string path, std::string what) : path_{std::move(path)}, what_{std::move(what)} {}

  void add(const std::string& name, Diagnostics& out) {
    const std::string where = child(element(path_, names_.size()), "name");
    names_.push_back(name);
    if (name.empty()) has_nameless_ = true;
    else if (!known_.insert(name).second)
      report(out, where, "there are two " + what_ + "s named " + in_quotes(name),
             "names must be different");
  }

  /// While a thing has no name, which is reported, any other name may be meant for it.
  void resolve(const std::string& name, const std::string& path, Diagnostics& out) const {
    if (name.empty()) report(out, path, "the name of the " + what_ + " must not be empty");
    if (name.empty() || has_nameless_ || known_.contains(name)) return;
    report(out, path, "there is no " + what_ + " named " + in_quotes(name),
           did_you_mean(name, names_));
  }

private:
  std::string path_;
  std::string what_;
  std::vector<std::string> names_;
  std::set<std::string> known_;
  bool has_nameless_ = false;
};

void resolve_skills(const AgentGroupSpec& group, const std::string& path, const Names& types,
                    Diagnostics& out) {
  for (std::size_t i = 0; i < group.handles.size(); ++i)
    types.resolve(group.handles[i].type, child(element(child(path, "handles"), i), "type"), out);
}

void resolve_transfers(const ContactTypeSpec& type, const std::string& path, const Names& types,
                       Diagnostics& out) {
  for (std::size_t i = 0; i < type.transfers.size(); ++i)
    types.resolve(type.transfers[i].to, child(element(child(path, "transfer"), i), "to"), out);
}

void resolve_response(const IncidentResponse& response, const std::string& path, const Names& types,
                      const Names& groups, Diagnostics& out) {
  if (const auto* call = std::get_if<CallIn>(&response.action))
    groups.resolve(call->group, child(path, "call_in.group"), out);
  else
    types.resolve(std::get<Announcement>(response.action).type, child(path, "announce.type"), out);
}

void resolve_incident(const IncidentSpec& incident, const std::string& path, const Names& types,
                      const Names& groups, Diagnostics& out) {
  for (const auto& [type, effect] : incident.affects)
    types.resolve(type, child(child(path, "affects"), type), out);
  for (const auto& [group, agents] : incident.withdraws)
    groups.resolve(group, child(child(path, "withdraws"), group), out);
  for (std::size_t i = 0; i < incident.responses.size(); ++i)
    resolve_response(incident.responses[i], element(child(path, "responses"), i), types, groups,
                     out);
}

/// What is pooled: a name that stood twice would be counted twice.
void resolve_pool(const std::vector<std::string>& names, const std::string& path,
                  const Names& known, Diagnostics& out) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < names.size(); ++i) {
    known.resolve(names[i], element(path, i), out);
    check_once(out, element(path, i), names[i], seen);
  }
}

void resolve_target(const TargetSpec& target, const std::string& path, const Names& types,
                    const Names& groups, Diagnostics& out) {
  resolve_pool(target.contact_types, child(path, "contact_types"), types, out);
  resolve_pool(target.agent_groups, child(path, "agent_groups"), groups, out);
}

}  // namespace

void check_references(const ModelSpec& spec, Diagnostics& out) {
  Names types{"contact_types", "contact type"};
  for (const ContactTypeSpec& type : spec.contact_types) types.add(type.name, out);
  Names groups{"agent_groups", "agent group"};
  for (const AgentGroupSpec& group : spec.agent_groups) groups.add(group.name, out);
  Names incidents{"incidents", "incident"};
  for (const IncidentSpec& incident : spec.incidents) incidents.add(incident.name, out);

  for (std::size_t i = 0; i < spec.contact_types.size(); ++i)
    resolve_transfers(spec.contact_types[i], element("contact_types", i), types, out);
  for (std::size_t i = 0; i < spec.agent_groups.size(); ++i)
    resolve_skills(spec.agent_groups[i], element("agent_groups", i), types, out);
  for (std::size_t i = 0; i < spec.incidents.size(); ++i)
    resolve_incident(spec.incidents[i], element("incidents", i), types, groups, out);
  for (std::size_t i = 0; i < spec.targets.size(); ++i)
    resolve_target(spec.targets[i], element("targets", i), types, groups, out);
}

}  // namespace staffsim::validation
