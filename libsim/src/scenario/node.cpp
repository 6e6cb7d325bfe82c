// SPDX-License-Identifier: Apache-2.0
#include "scenario/node.hpp"

#include "core/wording.hpp"

#include <algorithm>
#include <array>

namespace staffsim::scenario {
namespace {

/// Of a table that may be changed or of one that may not; nullptr is no table.
template <class SomeTable>
auto* entry_of(SomeTable* table, std::string_view key) {
  using Found = decltype(table->data());
  if (table == nullptr) return Found{};
  const auto found = std::ranges::find(*table, key, &Entry::key);
  return found == table->end() ? Found{} : &*found;
}

}  // namespace

Node text_node(std::string text) { return {.value = std::move(text), .at = {}}; }
Node count_node(std::int64_t count) { return {.value = count, .at = {}}; }
Node number_node(double number) { return {.value = number, .at = {}}; }
Node node_of(Duration duration) { return text_node(duration_text(duration)); }

Entry* find(Node& node, std::string_view key) {
  return entry_of(std::get_if<Table>(&node.value), key);
}

const Entry* find(const Node& node, std::string_view key) {
  return entry_of(std::get_if<Table>(&node.value), key);
}

void erase(Node& node, std::string_view key) {
  if (auto* table = std::get_if<Table>(&node.value))
    std::erase_if(*table, [key](const Entry& entry) { return entry.key == key; });
}

Node& put(Node& table, std::string_view key, Node value) {
  if (Entry* entry = find(table, key)) {
    entry->at = value.at;
    entry->value = std::move(value);
    return entry->value;
  }
  auto& entries = std::get<Table>(table.value);
  const SourceLocation at = value.at;
  entries.push_back({.key = std::string{key}, .at = at, .value = std::move(value)});
  return entries.back().value;
}

void spell_out(Node& node) {
  if (!std::holds_alternative<std::string>(node.value)) return;
  Node type = std::move(node);
  node = {.value = Table{}, .at = type.at};
  put(node, "type", std::move(type));
}

void relocate(Node& node, SourceLocation at) {
  node.at = at;
  if (auto* array = std::get_if<Array>(&node.value))
    for (Node& element : *array) relocate(element, at);
  if (auto* table = std::get_if<Table>(&node.value))
    for (Entry& entry : *table) {
      entry.at = at;
      relocate(entry.value, at);
    }
}

std::string kind_of(const Node& node) {
  static constexpr std::array<const char*, 9> kinds = {
      "a string", "a whole number", "a number", "true or false", "a date", "a moment",
      "",         "a list",         "a table"};
  if (const auto* unusable = std::get_if<Unusable>(&node.value)) return unusable->kind;
  return kinds[node.value.index()];
}

}  // namespace staffsim::scenario
