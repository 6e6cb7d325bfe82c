// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/scenario/scenario.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace staffsim::tests {

inline std::filesystem::path scenario_folder(const std::string& name) {
  return std::filesystem::path{STAFFSIM_TEST_DATA} / ".." / "scenario" / name;
}

inline std::filesystem::path project_folder() {
  return std::filesystem::path{STAFFSIM_TEST_DATA} / ".." / "..";
}

inline std::string text_of(const std::filesystem::path& path) {
  std::ifstream stream{path, std::ios::binary};
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// The scenario files of a folder, by name; none when there is no such folder.
inline std::vector<std::filesystem::path> scenarios_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::is_directory(folder)) return files;
  for (const auto& entry : std::filesystem::directory_iterator{folder})
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

inline scenario::Overrides beside(const std::filesystem::path& file) {
  scenario::Overrides overrides;
  overrides.base_directory = file.parent_path().string();
  return overrides;
}

/// A complete scenario; `more` is appended, and so may add sections.
inline std::string small_scenario(const std::string& more = {}) {
  return R"(format = 1
[horizon]
start = 2025-09-01
days = 7
[[contact_types]]
name = "calls"
per_day = 100
handle = { family = "exponential", mean = "5 min" }
patience = { family = "exponential", mean = "3 min" }
service_level = { within = "20 s" }
[[agent_groups]]
name = "help desk"
agents = 2
handles = ["calls"]
)" + more;
}

/// Messages of a reading, one a line, as "path: message".
inline std::string messages(const scenario::Reading& reading) {
  std::string all;
  for (const Diagnostic& finding : reading.diagnostics)
    all += finding.key_path + ": " + finding.message + "\n";
  return all;
}

}  // namespace staffsim::tests
