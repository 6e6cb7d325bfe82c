// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/diagnostics.hpp>
#include <staffsim/core/time.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace staffsim::scenario {

struct Node;
struct Entry;
using Array = std::vector<Node>;
using Table = std::vector<Entry>;  ///< in file order; keys differ

/// A kind of value that TOML has and scenarios do not: a local time, a moment with a time zone.
struct Unusable {
  std::string kind;
  bool operator==(const Unusable&) const = default;
};

/// A value of a scenario file that remembers where it stands. Unlike the parser's nodes it keeps
/// its place when copied, and tables keep their order.
struct Node {
  std::variant<std::string, std::int64_t, double, bool, Date, Moment, Unusable, Array, Table> value;
  SourceLocation at;
};

struct Entry {
  std::string key;
  SourceLocation at;  ///< of the key
  Node value;
};

/// Values without a place, for defaults.
[[nodiscard]] Node text_node(std::string text);
[[nodiscard]] Node count_node(std::int64_t count);
[[nodiscard]] Node number_node(double number);

/// How a value is written.
[[nodiscard]] inline Node node_of(int count) { return count_node(count); }
[[nodiscard]] inline Node node_of(std::uint64_t count) {
  return count_node(static_cast<std::int64_t>(count));
}
[[nodiscard]] inline Node node_of(double number) { return number_node(number); }
[[nodiscard]] inline Node node_of(bool flag) { return {.value = flag, .at = {}}; }
[[nodiscard]] Node node_of(Duration duration);

[[nodiscard]] inline bool is_table(const Node& node) {
  return std::holds_alternative<Table>(node.value);
}
[[nodiscard]] inline bool is_array(const Node& node) {
  return std::holds_alternative<Array>(node.value);
}

/// The entry of a table, or nullptr; also when `node` is no table.
[[nodiscard]] Entry* find(Node& node, std::string_view key);
[[nodiscard]] const Entry* find(const Node& node, std::string_view key);

/// Takes an entry out of a table, if it is there.
void erase(Node& node, std::string_view key);

/// Puts a value into a table, in the place of an earlier one if there is one.
Node& put(Node& table, std::string_view key, Node value);

/// "support calls" in a list is short for { type = "support calls" }.
void spell_out(Node& node);

/// Gives a value and all inside it one place.
void relocate(Node& node, SourceLocation at);

/// "a string", "a whole number", ...
[[nodiscard]] std::string kind_of(const Node& node);

}  // namespace staffsim::scenario
