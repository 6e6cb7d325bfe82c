// SPDX-License-Identifier: Apache-2.0
#include "scenario/toml_document.hpp"

#include "scenario/syntax_slips.hpp"
#include "scenario/text_guard.hpp"

#include <algorithm>

// toml++ 3.3.0 asserts on `[&abc]` where it should report an error, and tells the compiler that
// the assertion holds in release builds. The only file that includes it; compiled with
// -fno-sanitize=unreachable, because its decoder calls __builtin_unreachable where it is reachable.
#pragma push_macro("NDEBUG")
#undef NDEBUG
#define TOML_ASSERT(condition) static_cast<void>(0)
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")

namespace staffsim::scenario {
namespace {

SourceLocation place(const toml::source_region& source) {
  return {static_cast<int>(source.begin.line), static_cast<int>(source.begin.column)};
}

Date date_from(const toml::date& date) { return date_of(date.year, date.month, date.day); }

Moment moment_from(const toml::date_time& moment) {
  const toml::time& time = moment.time;
  return {.date = date_from(moment.date),
          .time_of_day = Duration{time.hour * seconds_per_hour + time.minute * 60.0 + time.second +
                                  time.nanosecond * 1e-9}};
}

Node converted(const toml::node& node);

Node converted_table(const toml::table& table) {
  Table entries;
  entries.reserve(table.size());
  for (const auto& [key, value] : table)
    entries.push_back(
        {.key = std::string{key.str()}, .at = place(key.source()), .value = converted(value)});
  // The parser sorts by name; people read in the order of the file.
  std::ranges::stable_sort(entries, {}, &Entry::at);
  return {.value = std::move(entries), .at = {}};
}

Node converted_array(const toml::array& array) {
  Array elements;
  elements.reserve(array.size());
  for (const toml::node& element : array) elements.push_back(converted(element));
  return {.value = std::move(elements), .at = {}};
}

Node converted(const toml::node& node) {
  Node result;
  if (const auto* table = node.as_table()) result = converted_table(*table);
  if (const auto* array = node.as_array()) result = converted_array(*array);
  if (const auto* text = node.as_string()) result.value = text->get();
  if (const auto* whole = node.as_integer()) result.value = whole->get();
  if (const auto* number = node.as_floating_point()) result.value = number->get();
  if (const auto* flag = node.as_boolean()) result.value = flag->get();
  if (const auto* date = node.as_date()) result.value = date_from(date->get());
  if (node.is_time()) result.value = Unusable{"a TOML time"};
  if (const auto* moment = node.as_date_time()) {
    if (moment->get().offset) result.value = Unusable{"a moment with a time zone"};
    else result.value = moment_from(moment->get());
  }
  result.at = place(node.source());
  return result;
}

/// toml++ begins with "Error while parsing"; only the rest says something.
std::string syntax_message(const toml::parse_error& error) {
  std::string_view words = error.description();
  if (words.find("cannot redefine") != std::string_view::npos)  // its words garble the key
    return "not valid TOML: a key or a table of this name is there already";
  const std::string_view usual = "Error while parsing ";
  if (!words.starts_with(usual)) return "not valid TOML: " + std::string{words};
  words.remove_prefix(usual.size());
  return "not valid TOML, in a " + std::string{words};
}

std::string_view line_of(std::string_view text, int number) {
  for (int line = 1; line < number; ++line)
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  return text.substr(0, text.find_first_of("\r\n"));
}

/// What to do about a syntax error; empty where nobody can tell.
std::string syntax_hint(std::string_view text, SourceLocation at, std::string_view message) {
  const auto says = [message](std::string_view words) {
    return message.find(words) != std::string_view::npos;
  };
  if (says("closing '}', saw '\\n'")) return "a table in { } must be on one line";
  std::string slip = syntax_slip(line_of(text, at.line), at.column);
  if (!slip.empty() || !says("expected '='")) return slip;
  return "keys with blanks or brackets stand in quotes, and = before the value";
}

}  // namespace

std::optional<Node> parse_toml(std::string_view text, Findings& findings) {
  if (auto found = objection(text)) {
    findings.add(*found);
    return std::nullopt;
  }
  try {
    Node root = converted_table(toml::parse(text));
    root.at = {1, 1};
    return root;
  } catch (const toml::parse_error& error) {
    const SourceLocation at = place(error.source());
    const std::string message = syntax_message(error);
    const std::string hint = syntax_hint(text, at, message);
    findings.error(at, "", message,
                   hint + (hint.empty() ? "" : "; ") +
                       "reading stops here; what follows was not checked");
    return std::nullopt;
  }
}

std::optional<Node> parse_toml_value(std::string_view text) {
  const std::string document = "value = " + std::string{text};
  Findings unused;
  std::optional<Node> root = parse_toml(document, unused);
  if (!root || std::get<Table>(root->value).size() != 1) return std::nullopt;
  Entry& entry = std::get<Table>(root->value)[0];
  return entry.key == "value" ? std::optional{std::move(entry.value)} : std::nullopt;
}

}  // namespace staffsim::scenario
