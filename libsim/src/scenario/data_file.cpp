// SPDX-License-Identifier: Apache-2.0
#include "scenario/data_file.hpp"

#include "core/wording.hpp"
#include "scenario/values.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace staffsim::scenario {
namespace {

// The values end in the resolved scenario, which must stay readable itself.
constexpr std::uintmax_t largest_file = 256U << 10U;

std::optional<std::string> contents(const Field& name, const std::filesystem::path& path) {
  std::error_code trouble;
  if (!std::filesystem::is_regular_file(path, trouble)) {
    name.error("cannot find the file " + staffsim::quoted(path.string()),
               "the path is relative to the scenario file");
    return std::nullopt;
  }
  const auto size = std::filesystem::file_size(path, trouble);
  std::ifstream stream{path, std::ios::binary};
  if (trouble || !stream) {
    name.error("cannot read the file " + staffsim::quoted(path.string()));
    return std::nullopt;
  }
  if (size > largest_file) {
    name.error("the file is too large: limit " +
               count_text(static_cast<std::int64_t>(largest_file)) + " bytes");
    return std::nullopt;
  }
  std::string text(static_cast<std::size_t>(size), '\0');
  stream.read(text.data(), static_cast<std::streamsize>(size));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  return text;
}

std::string_view without_space(std::string_view line) {
  const std::string_view space = " \t\r";
  const std::size_t first = line.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(space) - first + 1);
}

/// The durations of a file, as written; nothing when a line is none.
std::optional<Array> durations_in(const std::string& text, const Field& name) {
  Array values;
  std::istringstream lines{text};
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    const std::string_view item = without_space(line);
    if (item.empty() || item.starts_with('#')) continue;
    if (!duration_from(item)) {
      name.error("line " + std::to_string(number) + " of the file: expected a duration with its " +
                     "unit, got " + staffsim::quoted(item),
                 "one duration a line, such as 90 s");
      return std::nullopt;
    }
    values.push_back({.value = std::string{item}, .at = name.node().at});
  }
  return values;
}

}  // namespace

bool inline_data_file(const TableReader& law) {
  const Field name = *law.at("file");
  const auto file = as_text(name);
  if (!file) return false;
  if (!name.around().base_directory) {
    name.error("files cannot be read here: this text has no folder");
    return false;
  }
  const auto text = contents(name, std::filesystem::path{*name.around().base_directory} / *file);
  auto values = text ? durations_in(*text, name) : std::nullopt;
  if (!values) return false;
  const SourceLocation at = name.node().at;
  erase(law.field().node(), "file");
  put(law.field().node(), "values", {.value = std::move(*values), .at = at});
  return true;
}

}  // namespace staffsim::scenario
