// SPDX-License-Identifier: Apache-2.0
#include "scenario/locate.hpp"

#include <charconv>

namespace staffsim::scenario {
namespace {

/// The element that a rest such as "[3].name" begins with; takes the index off the rest.
const Node* indexed(const Node& node, std::string_view& rest) {
  const auto* array = std::get_if<Array>(&node.value);
  const std::size_t close = rest.find(']');
  if (array == nullptr || close == std::string_view::npos) return nullptr;
  std::size_t index = 0;
  std::from_chars(rest.data() + 1, rest.data() + close, index);
  rest.remove_prefix(close + 1);
  return index < array->size() ? &(*array)[index] : nullptr;
}

/// The entry with the longest key that the rest begins with: names may hold dots and brackets.
const Node* entered(const Node& node, std::string_view& rest) {
  const auto* table = std::get_if<Table>(&node.value);
  if (table == nullptr) return nullptr;
  if (rest.starts_with('.')) rest.remove_prefix(1);
  const Entry* longest = nullptr;
  for (const Entry& entry : *table)
    if (is_within(rest, entry.key) &&
        (longest == nullptr || entry.key.size() > longest->key.size()))
      longest = &entry;
  if (longest == nullptr) return nullptr;
  rest.remove_prefix(longest->key.size());
  return &longest->value;
}

struct Nearest {
  const Node* node;  // or the nearest parent that is there
  bool is_there;
};
Nearest nearest(std::string_view path, const Node& root) {
  const Node* node = &root;
  while (!path.empty()) {
    const Node* next = path.starts_with('[') ? indexed(*node, path) : entered(*node, path);
    if (next == nullptr) return {node, false};
    node = next;
  }
  return {node, true};
}

}  // namespace

bool holds(std::string_view path, const Node& root) { return nearest(path, root).is_there; }

SourceLocation location_of(std::string_view path, const Node& root) {
  return nearest(path, root).node->at;
}

void pass_on(const Diagnostics& found, const Field& field) {
  for (Diagnostic finding : found) {
    const std::string_view path = finding.key_path;
    finding.at = is_within(path, field.path())
                     ? location_of(path.substr(field.path().size()), field.node())
                     : field.node().at;
    field.around().findings->add(std::move(finding));
  }
}

}  // namespace staffsim::scenario
