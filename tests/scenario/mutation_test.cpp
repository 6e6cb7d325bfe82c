// SPDX-License-Identifier: Apache-2.0
// Ten thousand spoilt scenarios: each is a study or a list of findings with places, never a crash,
// and all of them together take seconds. The generator is seeded by a constant: what it makes is
// fixed, and a failure names its number.
#include "scenario/scenario_files.hpp"
#include "support/catch.hpp"

#include <ctime>
#include <random>

using namespace staffsim;

namespace {

using Generator = std::mt19937_64;

std::size_t below(Generator& generator, std::size_t bound) {
  return bound == 0 ? 0 : generator() % bound;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines{""};
  for (const char letter : text) {
    lines.back() += letter;
    if (letter == '\n') lines.emplace_back();
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

void flip_byte(std::string& text, Generator& generator) {
  text[below(generator, text.size())] = static_cast<char>(generator() & 0x7FU);
}

void drop_line(std::string& text, Generator& generator) {
  auto lines = lines_of(text);
  lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(below(generator, lines.size())));
  text = joined(lines);
}

void repeat_line(std::string& text, Generator& generator) {
  auto lines = lines_of(text);
  const std::string line = lines[below(generator, lines.size())];
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(below(generator, lines.size())), line);
  text = joined(lines);
}

/// Words, numbers and strings: runs of what is neither space nor punctuation.
std::vector<std::pair<std::size_t, std::size_t>> tokens_of(const std::string& text) {
  std::vector<std::pair<std::size_t, std::size_t>> tokens;
  const std::string breaks = " \n\t,=[]{}\"";
  for (std::size_t at = text.find_first_not_of(breaks); at != std::string::npos;) {
    const std::size_t end = std::min(text.find_first_of(breaks, at), text.size());
    tokens.emplace_back(at, end - at);
    at = text.find_first_not_of(breaks, end);
  }
  return tokens;
}

void swap_tokens(std::string& text, Generator& generator) {
  const auto tokens = tokens_of(text);
  if (tokens.empty()) return;
  const auto [to, to_length] = tokens[below(generator, tokens.size())];
  const auto [from, from_length] = tokens[below(generator, tokens.size())];
  text.replace(to, to_length, text.substr(from, from_length));
}

void blow_up_number(std::string& text, Generator& generator) {
  static const std::vector<std::string> numbers = {"0",
                                                   "-1",
                                                   "1e308",
                                                   "-1e308",
                                                   "nan",
                                                   "inf",
                                                   "9223372036854775807",
                                                   "99999999999999999999",
                                                   "1e-320",
                                                   "0x7fffffff",
                                                   "2147483648",
                                                   "-0.0",
                                                   "9999-12-31",
                                                   "0001-01-01",
                                                   "true"};
  const auto tokens = tokens_of(text);
  std::vector<std::pair<std::size_t, std::size_t>> digits;
  for (const auto& token : tokens)
    if (text[token.first] >= '0' && text[token.first] <= '9') digits.push_back(token);
  if (digits.empty()) return;
  const auto [at, length] = digits[below(generator, digits.size())];
  text.replace(at, length, numbers[below(generator, numbers.size())]);
}

std::string mutated(std::string text, Generator& generator) {
  using Mutation = void (*)(std::string&, Generator&);
  static constexpr Mutation mutations[] = {flip_byte, drop_line, repeat_line, swap_tokens,
                                           blow_up_number};
  const std::size_t times = 1 + below(generator, 4);
  for (std::size_t i = 0; i < times && !text.empty(); ++i)
    mutations[below(generator, std::size(mutations))](text, generator);
  return text;
}

std::string complaint(const scenario::Reading& reading) {
  if (reading.study.has_value() == has_errors(reading.diagnostics))
    return "neither a study nor errors, or both";
  for (const Diagnostic& finding : reading.diagnostics)
    if (finding.at.line < 1 || finding.at.column < 1 || finding.message.empty())
      return "a finding without a place: " + finding.message;
  return {};
}

}  // namespace

TEST_CASE("ten thousand mutated scenarios are read or refused", "[scenario][mutation]") {
  constexpr int mutants = 10'000;
  std::vector<std::string> originals;
  const auto folder = tests::scenario_folder("valid");
  for (const auto& file : tests::scenarios_in(folder)) originals.push_back(tests::text_of(file));
  const scenario::Overrides overrides = tests::beside(folder / "mutant.toml");
  Generator generator{20250901};
  const std::clock_t begin = std::clock();
  int studies = 0;
  for (int i = 0; i < mutants; ++i) {
    const std::string text = mutated(originals[below(generator, originals.size())], generator);
    const scenario::Reading reading = scenario::check(text, overrides);
    const std::string wrong = complaint(reading);
    if (!wrong.empty()) FAIL("mutant " << i << ": " << wrong << "\n" << text);
    static_cast<void>(scenario::render(reading.diagnostics, "mutant.toml", text));
    studies += reading.study ? 1 : 0;
  }
  const double taken_s = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  CHECK(studies > mutants / 50);  // not all are broken, or nothing beyond was tried
  CHECK(studies < mutants - mutants / 10);
  CHECK(taken_s < 120.0);  // of a processor; about 10 in a release build
}
