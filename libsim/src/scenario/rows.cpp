// SPDX-License-Identifier: Apache-2.0
#include "scenario/rows.hpp"

#include "core/wording.hpp"
#include "model/validate.hpp"
#include "scenario/emit.hpp"
#include "scenario/locate.hpp"
#include "scenario/overrides.hpp"
#include "scenario/values.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace staffsim::scenario {
namespace {

constexpr std::array<std::string_view, 7> fixed_sections = {
    "format", "title", "horizon", "experiment", "candidates", "sweep", "notes"};

/// The first part of a path by names, which may stand in quotes.
std::string_view first_part(std::string_view key) {
  key = trimmed(key);
  const std::size_t close = key.starts_with('"') ? key.find('"', 1) : std::string_view::npos;
  if (close != std::string_view::npos) return key.substr(1, close - 1);
  return key.substr(0, key.find('.'));
}

/// Whether a candidate may replace it; reports when not.
bool may_set(const std::string& key, SourceLocation at, const std::string& path,
             Findings& findings) {
  if (std::ranges::find(fixed_sections, first_part(key)) == fixed_sections.end()) return true;
  findings.error(at, path, "a candidate or sweep cannot set " + in_quotes(key),
                 "only what is simulated can differ between rows");
  return false;
}

/// Results name their rows as they name contact types and groups.
void check_name(const TableReader& table, const std::string& name) {
  const auto field = table.at("name");
  if (!field || field->around().findings->concern(field->path())) return;
  Diagnostics found;
  validation::check_name(found, field->path(), name, "a candidate");
  pass_on(found, *field);
}

std::optional<Variant> candidate_from(const Field& field) {
  const auto table = as_table(field);
  if (!table) return std::nullopt;
  Variant candidate{
      .name = {}, .label = {}, .at = field.node().at, .path = field.path(), .assignments = {}};
  table->allow_only("candidates[]");
  table->require("name", as_text, candidate.name);
  check_name(*table, candidate.name);
  candidate.label = "candidate " + in_quotes(candidate.name);
  const auto set = table->at("set");
  if (!set) {
    table->missing("set", "a table such as { \"agent_groups.help desk.agents\" = 6 }");
    return std::nullopt;
  }
  for_each_entry(*set, [&](const Entry& entry, const Field& value) {
    if (may_set(entry.key, entry.at, value.path(), *field.around().findings))
      candidate.assignments.push_back(
          {entry.key, entry.value, entry.at, value.path(), candidate.label});
  });
  return candidate;
}

/// key=value, the value as short as it is clear.
std::string name_of_value(const Assignment& assignment) {
  const auto* text = std::get_if<std::string>(&assignment.value.value);
  return assignment.key + "=" + (text != nullptr ? *text : inline_text(assignment.value));
}

/// One sweep: where its key stands, and the values that it takes.
struct Axis {
  SourceLocation key_at;
  std::string key_path;
  std::vector<Assignment> values;
};

std::optional<Axis> axis_from(const Field& field) {
  const auto table = as_table(field);
  if (!table) return std::nullopt;
  std::string key;
  table->allow_only("sweep[]");
  table->require("key", as_text, key);
  const auto values = table->at("values");
  if (!values) {
    table->missing("values", "a list such as [0, 1, 2]");
    return std::nullopt;
  }
  std::vector<Assignment> taken;
  const bool is_list =
      for_each_element(*values, "a list of values such as [4, 6, 8]", [&](const Field& value) {
        taken.push_back({key, value.node(), value.node().at, value.path(), {}});
        taken.back().label = in_quotes(name_of_value(taken.back()));
      });
  if (is_list && taken.empty()) values->error("needs at least one value");
  const auto key_field = table->at("key");
  if (taken.empty() || !key_field || key.empty()) return std::nullopt;
  if (!may_set(key, key_field->node().at, key_field->path(), *field.around().findings))
    return std::nullopt;
  return Axis{key_field->node().at, key_field->path(), std::move(taken)};
}

/// Where its key leads in the file; reports once when it leads nowhere, and not for each value.
std::optional<std::string> place_of(const Axis& axis, const Node& root, Findings& findings) {
  Node copy = root;
  Assignment first = axis.values.front();
  first.at = axis.key_at;
  first.path = axis.key_path;
  const auto assigned = assign(copy, first, findings);
  return assigned ? std::optional{assigned->value} : std::nullopt;
}

/// Leaves one axis for each place of the file; reports the others.
void keep_usable(std::vector<Axis>& axes, const Node& root, Findings& findings) {
  std::set<std::string> swept;
  std::erase_if(axes, [&](const Axis& axis) {
    const auto place = place_of(axis, root, findings);
    if (place && swept.insert(*place).second) return false;
    if (place)
      findings.error(axis.key_at, axis.key_path,
                     in_quotes(axis.values.front().key) + " is swept twice",
                     "one [[sweep]] holds all values of a key");
    return true;
  });
}

/// Whether a path, or the whole of which it is a part, is among some.
bool is_within_any(std::string_view path, const std::set<std::string, std::less<>>& some) {
  for (std::size_t end = path.find_first_of(".["); end != std::string_view::npos;
       end = path.find_first_of(".[", end + 1))
    if (some.contains(path.substr(0, end))) return true;
  return some.contains(path);
}

/// Which of the values has no effect when all are set, because a later one takes its place. What
/// leads nowhere is none of them.
std::vector<std::size_t> without_effect(const std::vector<Assignment>& assignments,
                                        const Node& root) {
  if (assignments.size() < 2) return {};
  Node copy = root;
  Findings unread;
  std::vector<std::string> places;
  places.reserve(assignments.size());
  for (const Assignment& assignment : assignments)
    places.push_back(assign(copy, assignment, unread).value_or(Assigned{}).value);
  std::vector<std::size_t> found;
  std::set<std::string, std::less<>> later;
  for (std::size_t i = places.size(); i-- > 0;) {
    if (places[i].empty()) continue;
    if (!holds(places[i], copy) || is_within_any(places[i], later)) found.push_back(i);
    later.insert(places[i]);
  }
  std::ranges::reverse(found);
  return found;
}

void check_effects(const std::vector<Axis>& axes, const Node& root, Findings& findings) {
  std::vector<Assignment> firsts;
  firsts.reserve(axes.size());
  for (const Axis& axis : axes) firsts.push_back(axis.values.front());
  for (const std::size_t i : without_effect(firsts, root))
    findings.error(axes[i].key_at, axes[i].key_path,
                   in_quotes(firsts[i].key) + " has no effect: another [[sweep]] takes its place",
                   "sweep one of them");
}

/// Of each candidate's own values.
void check_effects(const std::vector<Variant>& candidates, const Node& root, Findings& findings) {
  const Node base = base_of(root);
  for (const Variant& candidate : candidates)
    for (const std::size_t i : without_effect(candidate.assignments, base)) {
      const Assignment& lost = candidate.assignments[i];
      findings.error(lost.at, lost.path,
                     candidate.label + ": " + in_quotes(lost.key) +
                         " has no effect: another of its values takes its place",
                     "set one of them");
    }
}

/// Sizes multiplied, or `most` + 1 when they are more.
std::size_t grid_size(const std::vector<Axis>& axes, std::size_t most) {
  std::size_t size = axes.empty() ? 0 : 1;
  for (const Axis& axis : axes) size = std::min(size * axis.values.size(), most + 1);
  return size;
}

/// The last axis runs fastest.
void add_grid(const std::vector<Axis>& axes, std::size_t size, std::vector<Variant>& variants) {
  for (std::size_t number = 0; number < size; ++number) {
    Variant point;
    std::size_t rest = number;
    for (std::size_t i = axes.size(); i-- > 0; rest /= axes[i].values.size())
      point.assignments.insert(point.assignments.begin(),
                               axes[i].values[rest % axes[i].values.size()]);
    for (const Assignment& assignment : point.assignments)
      point.name += (point.name.empty() ? "" : ", ") + name_of_value(assignment);
    point.label = in_quotes(point.name);
    point.at = point.assignments.front().at;
    point.path = point.assignments.front().path;
    variants.push_back(std::move(point));
  }
}

void check_names(const std::vector<Variant>& variants, Findings& findings) {
  std::set<std::string> seen{"base"};
  for (const Variant& variant : variants) {
    if (seen.insert(variant.name).second) continue;
    if (variant.name.empty()) continue;  // reported as missing, or as empty by whoever looks
    findings.error(variant.at, variant.path, "there are two rows named " + in_quotes(variant.name),
                   variant.name == "base" ? "\"base\" is the file as it stands"
                                          : "rows are told apart by their names");
  }
}

template <class Value>
std::vector<Value> list_in(const Field& root, const char* key,
                           std::optional<Value> (*decode)(const Field&)) {
  std::vector<Value> list;
  Entry* entry = find(root.node(), key);
  if (entry == nullptr) return list;
  for_each_element(root.inside(key, entry->value), list_of_tables, [&](const Field& field) {
    if (auto value = decode(field)) list.push_back(std::move(*value));
  });
  return list;
}

}  // namespace

Node base_of(Node root) {
  for (const char* section : {"candidates", "sweep", "notes"}) erase(root, section);
  return root;
}

std::vector<Variant> variants_of(Node& root, std::size_t most, Surroundings& around) {
  const Field file{root, "", around};
  std::vector<Variant> variants = list_in<Variant>(file, "candidates", candidate_from);
  std::vector<Axis> axes = list_in<Axis>(file, "sweep", axis_from);
  keep_usable(axes, root, *around.findings);
  check_effects(axes, root, *around.findings);
  check_effects(variants, root, *around.findings);
  const std::size_t grid = grid_size(axes, most);
  if (variants.size() + grid > most) {
    const char* section = grid > 0 ? "sweep" : "candidates";
    around.findings->error(find(root, section)->at, section,
                           "too many rows: limit " + count_text(static_cast<std::int64_t>(most)) +
                               " for a file of this size");
    return {};
  }
  add_grid(axes, grid, variants);
  check_names(variants, *around.findings);
  return variants;
}

void add_asked(const std::vector<std::string>& asked, std::vector<Variant>& variants,
               Findings& findings) {
  for (const std::string& text : asked) {
    if (std::ranges::find(variants, text, &Variant::name) != variants.end()) continue;
    const std::string label = "candidate " + in_quotes(text);
    const auto assignment = assignment_from(text, label, findings);
    if (!assignment || !may_set(assignment->key, assignment->at, assignment->path, findings))
      continue;
    variants.push_back({text, label, assignment->at, assignment->path, {*assignment}});
  }
}

}  // namespace staffsim::scenario
