// SPDX-License-Identifier: Apache-2.0
#include "candidates.hpp"

#include <staffsim/core/suggestion.hpp>

#include "options.hpp"

#include <algorithm>

namespace driver {
namespace {

using staffsim::scenario::Row;

constexpr std::size_t fits_into_a_message = 12;

std::string quoted_list(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "\"" : ", \"") + name + "\"";
  return list;
}

[[noreturn]] void miss(const std::string& name, const std::vector<Row>& rows) {
  std::vector<std::string> known;
  known.reserve(rows.size());
  for (const Row& row : rows) known.push_back(row.name);
  std::string message = "there is no candidate \"" + name + "\"";
  if (const std::string hint = staffsim::suggestion(name, known); !hint.empty())
    message += "; " + hint;
  if (known.size() <= fits_into_a_message)
    message += "\nThere are " + quoted_list(known) + ", and whatever KEY=VALUE says";
  throw BadCommandLine{message};
}

}  // namespace

std::vector<Row> rows_named(const std::vector<std::string>& names,
                            const staffsim::scenario::Study& study) {
  std::vector<Row> rows;
  for (const std::string& name : names) {
    const auto found = std::ranges::find(study.rows, name, &Row::name);
    if (found == study.rows.end()) miss(name, study.rows);
    for (const Row& other : rows)
      if (other.model == found->model)
        throw BadCommandLine{"there is nothing to compare: \"" + other.name + "\" and \"" + name +
                             "\" are the same centre"};
    rows.push_back(*found);
  }
  return rows;
}

}  // namespace driver
