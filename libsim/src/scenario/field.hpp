// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "scenario/findings.hpp"
#include "scenario/node.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace staffsim::scenario {

class DataFiles;

/// Where decoders may look beside the value in hand.
struct Surroundings {
  Findings* findings = nullptr;
  /// [profiles] by name; nothing for one that is not sound, which was reported.
  std::map<std::string, std::optional<std::vector<double>>> profiles;
  DataFiles* files = nullptr;
  std::size_t table_rows = 0;  ///< of rosters and logs that were read so far
};

/// A value of the file together with its path, and where to complain about it.
class Field {
public:
  Field(Node& node, std::string path, Surroundings& around)
      : node_{&node}, path_{std::move(path)}, around_{&around} {}

  [[nodiscard]] Node& node() const { return *node_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] Surroundings& around() const { return *around_; }

  /// The field of a table's entry or of a list's element.
  [[nodiscard]] Field inside(std::string_view key, Node& node) const {
    return {node, child(path_, key), *around_};
  }
  [[nodiscard]] Field inside(std::size_t index, Node& node) const {
    return {node, element(path_, index), *around_};
  }

  void error(std::string message, std::string hint = {}) const {
    around_->findings->error(node_->at, path_, std::move(message), std::move(hint));
  }
  /// "expected <what>, got <what is there>".
  void mismatch(std::string_view expected, std::string hint = {}) const;

private:
  Node* node_;
  std::string path_;
  Surroundings* around_;
};

/// What turns a field into a value; nothing when it cannot, which it has then reported.
template <class Value>
using Decoder = std::optional<Value> (*)(const Field&);

/// A table of the file. Defaults that are asked for are written into it, so that in the end the
/// table says everything that was used.
class TableReader {
public:
  /// `field` must be a table.
  explicit TableReader(Field field) : field_{std::move(field)} {}

  [[nodiscard]] const Field& field() const { return field_; }
  [[nodiscard]] bool has(std::string_view key) const { return find(field_.node(), key) != nullptr; }
  [[nodiscard]] std::optional<Field> at(std::string_view key) const;

  /// Refuses keys that the section does not list.
  void allow_only(std::string_view section_path) const;
  /// The same for a distribution, whose keys depend on its family.
  void allow_only_of_law(const std::vector<std::string>& keys) const;

  /// Reports the rivals of `key`, if it is there.
  void exclude_rivals_of(std::string_view key) const;

  template <class Value>
  void require(std::string_view key, Decoder<Value> decode, Value& target) const {
    if (const auto field = at(key)) assign(*field, decode, target);
    else missing(key);
  }

  template <class Value, class Target>
  void optional(std::string_view key, Decoder<Value> decode, Target& target) const {
    if (const auto field = at(key)) assign(*field, decode, target);
  }

  template <class Value>
  void with_default(std::string_view key, Decoder<Value> decode, Node fallback,
                    Value& target) const {
    if (!has(key)) write_default(key, std::move(fallback));
    assign(*at(key), decode, target);
  }
  /// What the target has already is the default.
  template <class Value>
  void with_default(std::string_view key, Decoder<Value> decode, Value& target) const {
    with_default(key, decode, node_of(target), target);
  }

  void missing(std::string_view key, std::string hint = {}) const;

private:
  template <class Value, class Target>
  static void assign(const Field& field, Decoder<Value> decode, Target& target) {
    if (auto value = decode(field)) target = std::move(*value);
  }
  void write_default(std::string_view key, Node fallback) const;
  template <class Hint>
  void report_unknown(const std::vector<std::string>& keys, Hint hint) const;

  Field field_;
};

/// The table that a field is; reports when it is none.
[[nodiscard]] std::optional<TableReader> as_table(const Field& field,
                                                  std::string_view main_key = {});

inline constexpr std::string_view list_of_tables = "a list of tables";

/// Calls `visit(Field)` for each element of a list; reports when the field is none.
template <class Visit>
bool for_each_element(const Field& field, std::string_view expected, Visit visit) {
  auto* elements = std::get_if<Array>(&field.node().value);
  if (elements == nullptr) {
    const bool has_one_bracket = expected == list_of_tables && is_table(field.node());
    field.mismatch(expected, has_one_bracket ? "write [[...]] above each entry, or [{ ... }]" : "");
    return false;
  }
  for (std::size_t i = 0; i < elements->size(); ++i) visit(field.inside(i, (*elements)[i]));
  return true;
}

/// Calls `visit(key, Field)` for each entry of a table; reports when the field is none.
template <class Visit>
bool for_each_entry(const Field& field, Visit visit) {
  auto* entries = std::get_if<Table>(&field.node().value);
  if (entries == nullptr) {
    field.mismatch("a table");
    return false;
  }
  for (Entry& entry : *entries) visit(entry, field.inside(entry.key, entry.value));
  return true;
}

}  // namespace staffsim::scenario
