// SPDX-License-Identifier: Apache-2.0
#include "scenario/field.hpp"

#include "core/did_you_mean.hpp"
#include "core/wording.hpp"
#include "scenario/emit.hpp"
#include "scenario/keys.hpp"
#include "scenario/other_words.hpp"
#include "scenario/rivals.hpp"

#include <algorithm>

namespace staffsim::scenario {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

std::string found_in(const Node& node) {
  if (const auto* text = std::get_if<std::string>(&node.value)) return in_quotes(*text);
  if (const auto* whole = std::get_if<std::int64_t>(&node.value))
    return "the number " + std::to_string(*whole);
  if (const auto* number = std::get_if<double>(&node.value))
    return "the number " + float_text(*number);
  if (const auto* flag = std::get_if<bool>(&node.value)) return *flag ? "true" : "false";
  if (const auto* date = std::get_if<Date>(&node.value)) return "the date " + date_text(*date);
  return kind_of(node);
}

/// The sections in which a key may have been meant to stand. In a TOML file it belongs to the
/// header above it, so that what is written below a header of its parts, or above all, is lost.
std::vector<std::string> owners_of(std::string_view key, std::string_view path) {
  std::vector<std::string> owners;
  if (path.empty()) {
    for (const Section& other : all_sections())
      if (other.path.find('.') == std::string_view::npos && contains(other.keys, key))
        owners.push_back(in_quotes(other.path));
    return owners;
  }
  for (std::size_t dot = path.rfind('.'); dot != std::string_view::npos; dot = path.rfind('.')) {
    const bool is_part = path.substr(dot + 1).starts_with(key);  // agents[] of agents
    path = path.substr(0, dot);
    const auto has_key = [&](const Section& other) {
      return other.path == path && contains(other.keys, key);
    };
    if (!is_part && std::ranges::any_of(all_sections(), has_key)) return {in_quotes(path)};
  }
  return owners;
}

std::string hint_for(const std::string& unknown, std::string_view path,
                     const std::vector<std::string>& known) {
  if (std::string meant = in_our_words(path, unknown); !meant.empty()) return meant;
  constexpr std::size_t most_owners = 3;  // "name" stands everywhere
  const std::vector<std::string> owners = owners_of(unknown, path);
  if (owners.empty() || owners.size() > most_owners) return did_you_mean(unknown, known);
  std::string text = "it belongs to " + owners.front();
  for (std::size_t i = 1; i < owners.size(); ++i) text += " or " + owners[i];
  return text;
}

}  // namespace

void Field::mismatch(std::string_view expected, std::string hint) const {
  error("expected " + std::string{expected} + ", got " + found_in(*node_), std::move(hint));
}

std::optional<Field> TableReader::at(std::string_view key) const {
  Entry* entry = find(field_.node(), key);
  if (entry == nullptr) return std::nullopt;
  return field_.inside(key, entry->value);
}

template <class Hint>
void TableReader::report_unknown(const std::vector<std::string>& keys, Hint hint) const {
  for (const Entry& entry : std::get<Table>(field_.node().value))
    if (!contains(keys, entry.key))
      field_.around().findings->error(entry.at, child(field_.path(), entry.key),
                                      "unknown key " + in_quotes(entry.key), hint(entry.key));
}

void TableReader::allow_only(std::string_view section_path) const {
  const std::vector<std::string>& keys = section(section_path).keys;
  report_unknown(keys, [&](const std::string& key) { return hint_for(key, section_path, keys); });
}

void TableReader::allow_only_of_law(const std::vector<std::string>& keys) const {
  report_unknown(keys, [&](const std::string& key) { return hint_for(key, "law", keys); });
}

void TableReader::exclude_rivals_of(std::string_view key) const {
  if (!has(key)) return;
  for (const std::string& other : rivals_of(field_.path(), key))
    if (const Entry* entry = find(field_.node(), other))
      field_.around().findings->error(entry->at, child(field_.path(), other),
                                      in_quotes(other) + " cannot stand beside " + in_quotes(key),
                                      "keep one of them");
}

void TableReader::missing(std::string_view key, std::string hint) const {
  field_.around().findings->error(field_.node().at, child(field_.path(), key),
                                  "missing key " + in_quotes(key), std::move(hint));
}

void TableReader::write_default(std::string_view key, Node fallback) const {
  relocate(fallback, field_.node().at);
  put(field_.node(), key, std::move(fallback));
}

std::optional<TableReader> as_table(const Field& field, std::string_view main_key) {
  if (is_table(field.node())) return TableReader{field};
  const bool is_number = std::holds_alternative<std::int64_t>(field.node().value) ||
                         std::holds_alternative<double>(field.node().value);
  field.mismatch("a table",
                 is_number && !main_key.empty()
                     ? "write { " + std::string{main_key} + " = " + inline_text(field.node()) + " }"
                     : "");
  return std::nullopt;
}

}  // namespace staffsim::scenario
