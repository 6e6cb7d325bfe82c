// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/did_you_mean.hpp"
#include "core/wording.hpp"
#include "scenario/values.hpp"

#include <initializer_list>

namespace staffsim::scenario {

/// A word of the format and what it stands for.
template <class Value>
struct Word {
  const char* word;
  Value value;
};

/// One of a few words.
template <class Value>
std::optional<Value> choose(const Field& field, std::initializer_list<Word<Value>> words) {
  const auto text = as_text(field);
  if (!text) return std::nullopt;
  std::vector<std::string> known;
  for (const Word<Value>& word : words) {
    if (*text == word.word) return word.value;
    known.emplace_back(word.word);
  }
  std::string expected;
  for (const std::string& word : known)
    expected += (expected.empty() ? "" : &word == &known.back() ? " or " : ", ") + in_quotes(word);
  field.mismatch(expected, suggestion(*text, known));
  return std::nullopt;
}

}  // namespace staffsim::scenario
