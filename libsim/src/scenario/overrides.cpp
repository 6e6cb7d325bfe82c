// SPDX-License-Identifier: Apache-2.0
#include "scenario/overrides.hpp"

#include "core/wording.hpp"
#include "scenario/assignment.hpp"
#include "scenario/text_guard.hpp"
#include "scenario/toml_document.hpp"

#include <limits>
#include <string>
#include <vector>

namespace staffsim::scenario {
namespace {

constexpr SourceLocation no_line{};

/// Where the key of "KEY=VALUE" ends: at the first = outside quotes.
std::size_t end_of_key(std::string_view text) {
  bool is_quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') is_quoted = !is_quoted;
    if (text[i] == '=' && !is_quoted) return i;
  }
  return std::string_view::npos;
}

/// A TOML value, or the text as it is: `5 min` needs no quotes on a command line.
Node value_from(std::string_view text) {
  Node value = parse_toml_value(text).value_or(Node{.value = std::string{text}, .at = {}});
  relocate(value, no_line);
  return value;
}

/// Keys of the notes about something in the tree.
std::vector<std::string> notes_about_something(const Node& root) {
  std::vector<std::string> keys;
  Node copy = root;
  const Entry* notes = find(copy, "notes");
  if (notes == nullptr || !is_table(notes->value)) return keys;
  for (const Entry& note : Table{std::get<Table>(notes->value.value)})
    if (path_to(copy, note.key)) keys.push_back(note.key);
  return keys;
}

/// What a note says of a value is not true of another that took its place, or took it away.
/// @param keys  of the notes that were about something before
void drop_notes_about(const std::string& path, const std::vector<std::string>& keys, Node& root) {
  Node copy = root;
  for (const std::string& key : keys) {
    const auto about = path_to(copy, key);
    if (!about || is_within(*about, path) || is_within(path, *about))
      erase(find(root, "notes")->value, key);
  }
}

void set(const std::string& option, Node& root, Findings& findings, OverriddenPaths& overridden) {
  const std::string shown = "--set " + option;
  const auto assignment = assignment_from(option, shown, findings);
  if (!assignment) return;
  Findings own;
  const std::vector<std::string> notes = notes_about_something(root);
  if (auto assigned = assign(root, *assignment, own)) {
    drop_notes_about(assigned->value, notes, root);
    overridden.add(std::move(assigned->changed), shown);
  }
  for (Diagnostic finding : own.all()) {
    finding.message = shown + ": " + finding.message;
    findings.add(std::move(finding));
  }
}

/// An option of its own and a --set could contradict each other; that --set is named as the cause.
void put_number(Node& root, const char* table, const char* key, std::int64_t value,
                Findings& findings, OverriddenPaths& overridden) {
  const std::string path = std::string{table} + "." + key;
  const std::string option = std::string{"--"} + key;
  Entry* entry = find(root, table);
  if (entry == nullptr) put(root, table, {.value = Table{}, .at = root.at});
  Node& node = find(root, table)->value;
  if (!is_table(node)) return;  // the decoder will say so
  if (const Entry* there = find(node, key); there != nullptr && there->value.at == no_line)
    return findings.error(no_line, path, option + " sets the same: give one of them");
  put(node, key, {.value = value, .at = no_line});
  overridden.add(path, option);
}

}  // namespace

std::optional<Assignment> assignment_from(const std::string& text, const std::string& shown,
                                          Findings& findings) {
  const std::size_t end = end_of_key(text);
  const std::string key{trimmed(std::string_view{text}.substr(0, end))};
  if (end == std::string::npos || key.empty()) {
    findings.error(no_line, "", shown + ": expected KEY=VALUE");
    return std::nullopt;
  }
  if (const auto against = objection(text)) {
    const std::string option = shown.substr(0, shown.find(' '));
    findings.error(no_line, "", option + " " + in_quotes(text) + ": " + against->message);
    return std::nullopt;
  }
  return Assignment{.key = key,
                    .value = value_from(trimmed(std::string_view{text}.substr(end + 1))),
                    .at = no_line,
                    .path = key,
                    .label = shown};
}

OverriddenPaths apply(const Overrides& overrides, Node& root, Findings& findings) {
  OverriddenPaths overridden;
  for (const std::string& option : overrides.set) set(option, root, findings, overridden);
  if (overrides.replications)
    put_number(root, "experiment", "replications", *overrides.replications, findings, overridden);
  if (overrides.days) put_number(root, "horizon", "days", *overrides.days, findings, overridden);
  if (overrides.seed) {
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (*overrides.seed > most)
      findings.error(no_line, "experiment.seed",
                     "--seed: must be at most " + count_text(static_cast<std::int64_t>(most)));
    else
      put_number(root, "experiment", "seed", static_cast<std::int64_t>(*overrides.seed), findings,
                 overridden);
  }
  return overridden;
}

void OverriddenPaths::name_causes(Findings& findings) const {
  for (const auto& [path, option] : causes_) findings.prefix_where(no_line, path, option + ": ");
}

}  // namespace staffsim::scenario
