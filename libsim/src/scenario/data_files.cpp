// SPDX-License-Identifier: Apache-2.0
#include "scenario/data_files.hpp"

#include <staffsim/scenario/scenario.hpp>

#include "core/wording.hpp"
#include "scenario/digest.hpp"
#include "scenario/emit.hpp"
#include "scenario/values.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace staffsim::scenario {
namespace {

// Values that are written out end in the resolved scenario, which must stay readable itself.
constexpr std::uintmax_t largest_written_out = 256U << 10U;

/// The size of a file that can be read; nothing when there is none.
std::optional<std::uintmax_t> size_of(const Field& field, const std::string& name,
                                      const std::filesystem::path& path) {
  std::error_code trouble;
  const std::filesystem::file_status status = std::filesystem::status(path, trouble);
  if (status.type() == std::filesystem::file_type::not_found) {
    field.error("cannot find the file " + in_quotes(name),
                "the path is relative to the scenario file");
    return std::nullopt;
  }
  if (!std::filesystem::is_regular_file(status)) {
    const bool is_known = std::filesystem::status_known(status);
    field.error((is_known ? "this is not a regular file: " : "cannot read the file ") +
                in_quotes(name) + (is_known ? "" : ": " + trouble.message()));
    return std::nullopt;
  }
  const auto size = std::filesystem::file_size(path, trouble);
  if (!trouble) return size;
  field.error("cannot read the file");
  return std::nullopt;
}

std::optional<std::string> text_of(const Field& field, const std::filesystem::path& path,
                                   std::uintmax_t size) {
  errno = 0;
  std::ifstream stream{path, std::ios::binary};
  const int trouble = stream ? 0 : errno;
  std::string text(static_cast<std::size_t>(size), '\0');
  stream.read(text.data(), static_cast<std::streamsize>(size));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  if (stream.gcount() == static_cast<std::streamsize>(size)) return text;
  field.error("cannot read the file" +
              (trouble != 0 ? ": " + std::generic_category().message(trouble) : std::string{}));
  return std::nullopt;
}

bool fits(const Field& field, std::uintmax_t size, std::uintmax_t most, const char* what) {
  if (size <= most) return true;
  field.error(std::string{what} + " too large: limit " +
              count_text(static_cast<std::int64_t>(most)) + " bytes");
  return false;
}

bool names_a_file(std::string_view key) { return key == "file" || key.ends_with(".file"); }

void add_texts(const Node& node, std::set<std::string>& texts) {
  if (const auto* text = std::get_if<std::string>(&node.value)) texts.insert(*text);
  if (const auto* list = std::get_if<Array>(&node.value))
    for (const Node& element : *list) add_texts(element, texts);
}

/// Whether the entry's value is a file, or values of a sweep that are.
bool holds_files(const Table& table, const Entry& entry) {
  if (names_a_file(entry.key)) return true;
  const auto key = std::ranges::find(table, "key", &Entry::key);
  const auto* path = key != table.end() ? std::get_if<std::string>(&key->value.value) : nullptr;
  return entry.key == "values" && path != nullptr && names_a_file(*path);
}

}  // namespace

void DataFiles::count_all(const Node& part) {
  if (const auto* list = std::get_if<Array>(&part.value))
    for (const Node& element : *list) count_all(element);
  if (const auto* table = std::get_if<Table>(&part.value))
    for (const Entry& entry : *table) {
      if (holds_files(*table, entry)) add_texts(entry.value, counted_);
      else count_all(entry.value);
    }
}

const std::string* DataFiles::content(const Field& field, Use use) {
  const auto name = as_text(field);
  if (!name) return nullptr;
  if (!folder_) {
    field.error("files cannot be read here: this text has no folder");
    return nullptr;
  }
  const bool is_named = use == Use::named;
  auto& known = is_named ? named_ : written_out_;
  if (const auto found = known.find(*name); found != known.end()) return &found->second;
  const auto path = std::filesystem::path{*folder_} / *name;
  const auto size = size_of(field, *name, path);
  if (!size) return nullptr;
  const bool is_small =
      is_named ? fits(field, named_bytes_ + *size, limits::table_bytes, "rosters and logs are")
               : fits(field, *size, largest_written_out, "the file is");
  auto text = is_small ? text_of(field, path, *size) : std::nullopt;
  if (!text) return nullptr;
  if (is_named) named_bytes_ += *size;
  return &known.emplace(*name, std::move(*text)).first->second;
}

std::vector<std::string> DataFiles::names() const {
  std::set<std::string> names = counted_;
  for (const auto* known : {&named_, &written_out_})
    for (const auto& [name, text] : *known) names.insert(name);
  return {names.begin(), names.end()};
}

std::string DataFiles::digests(std::string_view resolved) const {
  std::string lines;
  const auto add = [&](const std::string& name, const std::string& text) {
    lines += name + " " + digest_of(text) + "\n";
  };
  for (const auto& [name, text] : named_) add(name, text);
  for (const auto& [name, text] : written_out_)
    if (resolved.find(inline_text(text_node(name))) != std::string_view::npos) add(name, text);
  return lines;
}

}  // namespace staffsim::scenario
