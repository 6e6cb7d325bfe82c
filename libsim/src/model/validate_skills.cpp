// SPDX-License-Identifier: Apache-2.0
#include "core/did_you_mean.hpp"
#include "core/wording.hpp"
#include "model/validate.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace staffsim::validation {
namespace {

/// The types of a group by name.
using Indices = std::map<std::string, std::size_t>;

Indices indices_of(const std::vector<Skill>& handles) {
  Indices indices;
  for (std::size_t i = 0; i < handles.size(); ++i) indices.emplace(handles[i].type, i);
  return indices;
}

std::vector<std::string> types_of(const std::vector<Skill>& handles) {
  std::vector<std::string> types;
  types.reserve(handles.size());
  for (const Skill& skill : handles) types.push_back(skill.type);
  return types;
}

void check_skill(const Skill& skill, const std::string& path, Diagnostics& out) {
  check_number(out, child(path, "speed"), skill.speed, limits::least_speed, limits::factor);
  check_count(out, child(path, "keep_free"), skill.keep_free, 0, limits::agents, "agents");
  check_duration(out, child(path, "switch"), skill.switch_time);
  check_duration(out, child(path, "overflow_after"), skill.overflow_after);
}

/// A type without a name, which is reported, may be the one that is meant.
void check_interrupters(const Skill& skill, const Indices& handled,
                        const std::vector<Skill>& handles, const std::string& path,
                        Diagnostics& out) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < skill.preempt_by.size(); ++i) {
    const std::string& type = skill.preempt_by[i];
    const std::string where = element(path, i);
    if (type.empty()) report(out, where, "the name of a contact type must not be empty");
    else if (type == skill.type) report(out, where, in_quotes(type) + " cannot interrupt itself");
    else if (check_once(out, where, type, seen) && !handled.contains(type) && !handled.contains(""))
      report(out, where,
             "the group does not handle " + in_quotes(type) + ", so it interrupts nothing",
             did_you_mean(type, types_of(handles)));
  }
}

/// Looks for types of a group that would interrupt each other in turn.
class CircleSearch {
public:
  CircleSearch(const std::vector<Skill>& handles, const Indices& indices, std::string path,
               Diagnostics& out)
      : handles_{&handles},
        path_{std::move(path)},
        out_{&out},
        indices_{&indices},
        states_(handles.size(), State::unseen) {}

  void run() {
    for (std::size_t i = 0; i < handles_->size(); ++i)
      if (states_[i] == State::unseen) visit(i);
  }

private:
  enum class State { unseen, on_the_way, done };

  void visit(std::size_t index) {
    states_[index] = State::on_the_way;
    way_.push_back(index);
    for (const std::string& type : (*handles_)[index].preempt_by) {
      const auto next = indices_->find(type);
      if (next == indices_->end() || next->second == index) continue;
      if (states_[next->second] == State::on_the_way) report_circle(next->second);
      if (states_[next->second] == State::unseen) visit(next->second);
    }
    way_.pop_back();
    states_[index] = State::done;
  }

  void report_circle(std::size_t first) {
    std::string names;
    for (auto at = std::ranges::find(way_, first); at != way_.end(); ++at)
      names += in_quotes((*handles_)[*at].type) + ", ";
    report(*out_, child(element(path_, way_.back()), "preempt_by"),
           "each of these may interrupt the one before, in a circle: " + names +
               in_quotes((*handles_)[first].type),
           "take one of them out");
  }

  const std::vector<Skill>* handles_;
  std::string path_;
  Diagnostics* out_;
  const Indices* indices_;
  std::vector<State> states_;
  std::vector<std::size_t> way_;
};

}  // namespace

void check_skills(const std::vector<Skill>& handles, const std::string& path, Diagnostics& out) {
  if (handles.empty())
    report(out, path, "a group must handle at least one contact type",
           "list contact types by name, the preferred one first");
  const Indices handled = indices_of(handles);
  std::set<std::string> seen;
  for (std::size_t i = 0; i < handles.size(); ++i) {
    const std::string where = element(path, i);
    check_once(out, child(where, "type"), handles[i].type, seen);
    check_skill(handles[i], where, out);
    check_interrupters(handles[i], handled, handles, child(where, "preempt_by"), out);
  }
  CircleSearch{handles, handled, path, out}.run();
}

}  // namespace staffsim::validation
