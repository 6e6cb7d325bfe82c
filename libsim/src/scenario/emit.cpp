// SPDX-License-Identifier: Apache-2.0
#include "scenario/emit.hpp"

#include "core/format.hpp"
#include "core/wording.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace staffsim::scenario {
namespace {

bool is_bare(char letter) {
  return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') ||
         (letter >= '0' && letter <= '9') || letter == '_' || letter == '-';
}

std::string string_text(std::string_view text) {
  std::string out = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') (out += '\\') += letter;
    else if (is_control(letter)) out += fmt::format("\\u{:04X}", static_cast<unsigned>(letter));
    else out += letter;
  }
  return out + "\"";
}

std::string key_text(std::string_view key) {
  return !key.empty() && std::ranges::all_of(key, is_bare) ? std::string{key} : string_text(key);
}

std::string moment_text(const Moment& moment) {
  const double seconds = std::floor(moment.time_of_day.count());
  const auto whole = static_cast<int>(seconds);
  const long nanoseconds = std::lround((moment.time_of_day.count() - seconds) * 1e9);
  std::string out = fmt::format("{}T{:02}:{:02}:{:02}", date_text(moment.date), whole / 3600,
                                whole / 60 % 60, whole % 60);
  if (nanoseconds > 0) out += fmt::format(".{:09}", std::min(nanoseconds, 999'999'999L));
  return out;
}

std::string table_text(const Table& table) {
  if (table.empty()) return "{}";
  std::string out = "{ ";
  for (const Entry& entry : table)
    out += (&entry == &table.front() ? "" : ", ") + key_text(entry.key) + " = " +
           inline_text(entry.value);
  return out + " }";
}

std::string array_text(const Array& array) {
  std::string out = "[";
  for (const Node& element : array)
    out += (&element == &array.front() ? "" : ", ") + inline_text(element);
  return out + "]";
}

/// Which tables get a header of their own. The others stand on one line.
bool has_headers(std::string_view path) {
  static constexpr std::array<std::string_view, 17> paths = {"horizon",
                                                             "experiment",
                                                             "profiles",
                                                             "contact_types",
                                                             "day_factors",
                                                             "lines",
                                                             "agent_groups",
                                                             "agent_groups.shifts",
                                                             "routing",
                                                             "incidents",
                                                             "incidents.affects",
                                                             "incidents.withdraws",
                                                             "incidents.responses",
                                                             "targets",
                                                             "candidates",
                                                             "sweep",
                                                             "notes"};
  return std::ranges::find(paths, path) != paths.end();
}

bool is_list_of_tables(const Node& node) {
  const auto* array = std::get_if<Array>(&node.value);
  return array != nullptr && !array->empty() && std::ranges::all_of(*array, is_table);
}

bool stands_apart(const Entry& entry, const std::string& path) {
  const std::string inside = path.empty() ? entry.key : path + "." + entry.key;
  return has_headers(inside) && (is_table(entry.value) || is_list_of_tables(entry.value));
}

void write_table(const Table& table, const std::string& path, const std::string& header,
                 std::string& out);

/// `path` is for looking up, `header` for printing: names of the user's stand in the latter only.
void write_apart(const Entry& entry, const std::string& path, const std::string& header,
                 std::string& out) {
  const std::string inside = path.empty() ? entry.key : path + "." + entry.key;
  const std::string title = (header.empty() ? "" : header + ".") + key_text(entry.key);
  if (const auto* table = std::get_if<Table>(&entry.value.value)) {
    if (inside == "incidents.affects") {
      if (table->empty()) out += "\n[" + title + "]\n";
      for (const Entry& effect : *table) {
        const std::string name = title + "." + key_text(effect.key);
        out += "\n[" + name + "]\n";
        write_table(std::get<Table>(effect.value.value), inside + ".*", name, out);
      }
      return;
    }
    out += "\n[" + title + "]\n";
    write_table(*table, inside, title, out);
    return;
  }
  for (const Node& element : std::get<Array>(entry.value.value)) {
    out += "\n[[" + title + "]]\n";
    write_table(std::get<Table>(element.value), inside, title, out);
  }
}

void write_table(const Table& table, const std::string& path, const std::string& header,
                 std::string& out) {
  for (const Entry& entry : table)
    if (!stands_apart(entry, path))
      out += key_text(entry.key) + " = " + inline_text(entry.value) + "\n";
  for (const Entry& entry : table)
    if (stands_apart(entry, path)) write_apart(entry, path, header, out);
}

}  // namespace

std::string inline_text(const Node& value) {
  if (const auto* text = std::get_if<std::string>(&value.value)) return string_text(*text);
  if (const auto* whole = std::get_if<std::int64_t>(&value.value)) return std::to_string(*whole);
  if (const auto* number = std::get_if<double>(&value.value)) return float_text(*number);
  if (const auto* flag = std::get_if<bool>(&value.value)) return *flag ? "true" : "false";
  if (const auto* date = std::get_if<Date>(&value.value)) return date_text(*date);
  if (const auto* moment = std::get_if<Moment>(&value.value)) return moment_text(*moment);
  if (const auto* array = std::get_if<Array>(&value.value)) return array_text(*array);
  if (const auto* table = std::get_if<Table>(&value.value)) return table_text(*table);
  return string_text(kind_of(value));  // what scenarios cannot use never gets so far
}

std::string toml_text(const Node& root) {
  std::string out;
  write_table(std::get<Table>(root.value), "", "", out);
  return out;
}

}  // namespace staffsim::scenario
