// SPDX-License-Identifier: Apache-2.0
#include "checkpoint.hpp"

#include <staffsim/core/fnv1a.hpp>

#include "output.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <iostream>
#include <limits>
#include <optional>
#include <string_view>

namespace driver {
namespace {

constexpr std::string_view title = "staffsim checkpoint";
constexpr std::string_view format = "1";
/// Writing takes at most a twentieth of the time, and little is lost with a machine.
constexpr std::chrono::seconds between_writings{1};
constexpr int share_of_writing = 20;

/// The text up to the next end of line, which is taken from `text`; nothing without one.
std::optional<std::string_view> next_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

/// "name value" in two; the value is empty where there is no blank.
std::pair<std::string_view, std::string_view> split(std::string_view line) {
  const std::size_t blank = line.rfind(' ');
  if (blank == std::string_view::npos) return {line, {}};
  return {line.substr(0, blank), line.substr(blank + 1)};
}

std::string line_of(std::string_view name, std::string_view value) {
  return std::string{name} + ' ' + std::string{value} + '\n';
}

std::string difference(const std::string& name, const std::string& there, const std::string& here) {
  if (name == "scenario")
    return "it belongs to another scenario: contacts, agents, days, targets, confidence or wanted "
           "precision, the first round of replications included, differ";
  if (name == "detail" && here == "totals")
    return "it was made with --json or --csv: give one of them again";
  if (name == "detail")
    return "it was made without --json and --csv, which need intervals of the week";
  return "its " + name + " is " + there + ", and here it is " + here;
}

std::string checksum_of(std::string_view head, const std::map<std::string, std::string>& parts) {
  std::uint64_t sum = staffsim::fnv1a(head);
  for (const auto& [name, bytes] : parts) sum = staffsim::fnv1a(bytes, sum);
  return std::to_string(sum);
}

std::optional<std::size_t> size_from(std::string_view text) {
  std::size_t size = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), size);
  const bool is_whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
  return is_whole ? std::optional{size} : std::nullopt;
}

/// Takes the lines "part NAME SIZE" from `text`, and leaves it at the line after them.
std::optional<std::vector<std::pair<std::string, std::size_t>>> sizes_in(std::string_view& text) {
  std::vector<std::pair<std::string, std::size_t>> sizes;
  while (text.starts_with("part ")) {
    const auto line = next_line(text);
    if (!line) return std::nullopt;
    const auto [name, number] = split(line->substr(5));
    const auto size = size_from(number);
    if (!size) return std::nullopt;
    sizes.emplace_back(name, *size);
  }
  return sizes;
}

}  // namespace

Checkpoint::Checkpoint(std::string path, Identity identity)
    : path_{std::move(path)}, identity_{std::move(identity)} {
  std::error_code unknown;
  const bool is_there = std::filesystem::exists(path_, unknown);
  if (is_there && !std::filesystem::is_regular_file(path_, unknown))
    throw FileError{"cannot keep a checkpoint in " + path_ + ": it is no file"};
  const Output can_be_written{path_};
  if (is_there) read(read_file(path_, std::numeric_limits<std::size_t>::max() - 1));
  next_ = Clock::now() + between_writings;
}

void Checkpoint::refuse(const std::string& why) const {
  throw FileError{"cannot go on from the checkpoint " + path_ + ": " + why +
                  "\nRemove it to start anew, or give --checkpoint another file."};
}

void Checkpoint::read(const std::string& file) {
  std::string_view text = file;
  const auto first = next_line(text);
  if (!first || split(*first).first != title) refuse("it is no checkpoint");
  if (split(*first).second != format) refuse("it has another format");
  for (const auto& [name, value] : identity_) {
    const auto line = next_line(text);
    if (!line || !line->starts_with(name + ' ')) refuse("it is damaged");
    const std::string found{line->substr(name.size() + 1)};
    if (found != value) refuse(difference(name, found, value));
  }
  const auto sizes = sizes_in(text);
  const auto sum = next_line(text);
  const auto blank = next_line(text);
  if (!sizes || !sum || !blank || !blank->empty()) refuse("it is damaged");
  for (const auto& [name, size] : *sizes) {
    if (size > text.size()) refuse("it is damaged: it ends too early");
    parts_[name] = text.substr(0, size);
    text.remove_prefix(size);
  }
  const bool is_whole = text.empty() && *sum == "checksum " + checksum_of(head(), parts_);
  if (!is_whole) refuse("it is damaged: its checksum is wrong");
}

std::string Checkpoint::head() const {
  std::string text = line_of(title, format);
  for (const auto& [name, value] : identity_) text += line_of(name, value);
  for (const auto& [name, bytes] : parts_)
    text += line_of("part " + name, std::to_string(bytes.size()));
  return text;
}

void Checkpoint::write() {
  const Clock::time_point start = Clock::now();
  const std::string first = head();
  Output output{path_};
  output.write(first + line_of("checksum", checksum_of(first, parts_)) + "\n");
  for (const auto& [name, bytes] : parts_) output.write(bytes);
  output.finish();
  const Clock::time_point end = Clock::now();
  next_ = end + std::max<Clock::duration>(between_writings, share_of_writing * (end - start));
}

void Checkpoint::try_to_write() {
  try {
    write();
    is_up_to_date_ = true;
  } catch (const FileError& error) {
    if (is_up_to_date_) std::cerr << "staffsim: " << error.what() << "; going on without it\n";
    is_up_to_date_ = false;
    next_ = Clock::now() + between_writings;
  }
}

staffsim::Keeping Checkpoint::keeping(const std::string& part) {
  const auto kept = parts_.find(part);
  return {.state = kept != parts_.end() ? std::string_view{kept->second} : std::string_view{},
          .is_due = [this] { return Clock::now() >= next_; },
          .save =
              [this, part](std::string state) {
                parts_[part] = std::move(state);
                try_to_write();
              }};
}

}  // namespace driver
