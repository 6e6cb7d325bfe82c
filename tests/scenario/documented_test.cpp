// SPDX-License-Identifier: Apache-2.0
// What the format knows, the reference page and the schema tell: no key more and no key less.
#include <staffsim/estimate/measure.hpp>

#include "scenario/keys.hpp"
#include "scenario/scenario_files.hpp"
#include "scenario/values.hpp"
#include "support/catch.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <regex>
#include <set>

using namespace staffsim;
using nlohmann::json;

namespace {

using Words = std::set<std::string>;

std::string document(const std::string& name) {
  const std::string text = tests::text_of(std::filesystem::path{STAFFSIM_DOCS} / name);
  REQUIRE_FALSE(text.empty());
  return text;
}

Words words_of(const std::vector<std::string>& list) { return {list.begin(), list.end()}; }

/// Those of `words` that `known` lacks.
Words beyond(const Words& words, const Words& known) {
  Words rest;
  for (const std::string& word : words)
    if (!known.contains(word)) rest.insert(word);
  return rest;
}

// --- The reference page
// ---------------------------------------------------------------------------

/// The text from the heading that holds `mark` to the next heading.
std::string part_under(const std::string& page, const std::string& mark) {
  std::istringstream lines{page};
  std::string part;
  bool is_inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("## ") || line.starts_with("### "))
      is_inside = line.find(mark) != std::string::npos;
    else if (is_inside) part += line + "\n";
  }
  return part;
}

/// The words in backticks of a text.
Words quoted_words(const std::string& text) {
  Words words;
  for (std::size_t from = text.find('`'); from != std::string::npos;
       from = text.find('`', from + 1)) {
    const std::size_t to = text.find('`', from + 1);
    if (to == std::string::npos) break;
    words.insert(text.substr(from + 1, to - from - 1));
    from = to;
  }
  return words;
}

/// A row of a table in its cells, the first one with number 0; nothing when the line is no row.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  if (!line.starts_with("|")) return cells;
  std::istringstream rest{line.substr(1)};
  for (std::string cell; std::getline(rest, cell, '|');) cells.push_back(cell);
  return cells;
}

/// What stands in backticks in the first column of the tables of a text.
Words first_column(const std::string& text) {
  Words words;
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);)
    if (const auto cells = cells_of(line); !cells.empty()) words.merge(quoted_words(cells[0]));
  return words;
}

std::string heading_of(const scenario::Section& section) {
  return section.path.empty() ? "The file" : "`" + std::string{section.path} + "`";
}

// --- The schema
// -----------------------------------------------------------------------------------

class Schema {
public:
  Schema() : root_(json::parse(document("scenario.schema.json"))) {}

  [[nodiscard]] const json& root() const { return root_; }
  [[nodiscard]] const json& definition(const std::string& name) const {
    return root_.at("definitions").at(name);
  }

  /// The description of the table at a path such as "contact_types[].rates".
  [[nodiscard]] const json& table(std::string_view path) const {
    const json* node = &root_;
    while (!path.empty()) {
      const std::size_t dot = path.find('.');
      node = &step(*node, path.substr(0, dot));
      path = dot == std::string_view::npos ? "" : path.substr(dot + 1);
    }
    return with(*node, "properties");
  }

private:
  /// The alternative of a node that has a keyword.
  [[nodiscard]] const json& with(const json& node, const std::string& keyword) const {
    const json* found = search(node, keyword);
    INFO(keyword << " in " << node.dump().substr(0, 200));
    REQUIRE(found != nullptr);
    return *found;
  }

  [[nodiscard]] const json* search(const json& node, const std::string& keyword) const {
    if (node.contains(keyword)) return &node;
    if (node.contains("$ref"))
      return search(root_.at(json::json_pointer{node.at("$ref").get<std::string>().substr(1)}),
                    keyword);
    for (const char* choice : {"oneOf", "anyOf", "allOf"})
      if (node.contains(choice))
        for (const json& alternative : node.at(choice))
          if (const json* found = search(alternative, keyword)) return found;
    return nullptr;
  }

  [[nodiscard]] const json& step(const json& node, std::string_view part) const {
    if (part == "*") return with(node, "additionalProperties").at("additionalProperties");
    const bool is_list = part.ends_with("[]");
    if (is_list) part.remove_suffix(2);
    const json& properties = with(node, "properties").at("properties");
    const std::string key{part};
    INFO(key);
    REQUIRE(properties.contains(key));
    return is_list ? with(properties.at(key), "items").at("items") : properties.at(key);
  }

  json root_;
};

Words properties_of(const json& table) {
  Words keys;
  for (const auto& [key, description] : table.at("properties").items()) keys.insert(key);
  return keys;
}

/// Every property of every table of a schema that says nothing about itself.
void find_undescribed(const json& node, const std::string& path, Words& found) {
  if (node.is_array())
    for (const json& element : node) find_undescribed(element, path, found);
  if (!node.is_object()) return;
  for (const auto& [key, value] : node.items()) {
    find_undescribed(value, path + "/" + key, found);
    if (key != "properties" || !node.contains("additionalProperties")) continue;
    for (const auto& [name, property] : value.items())
      if (!property.contains("description")) found.insert(path + "/" + name);
  }
}

/// The parameters that the schema knows of a family, `family` included.
Words parameters_in(const json& definition, const std::string& family) {
  Words parameters;
  for (const json& form : definition.at("oneOf")) {
    if (form.at("properties").at("family").at("const") != family) continue;
    CHECK(form.at("additionalProperties") == false);
    parameters.merge(properties_of(form));
  }
  return parameters;
}

}  // namespace

TEST_CASE("the reference page has a row for every key of every section", "[scenario][docs]") {
  const std::string page = document("scenario-format.md");
  for (const scenario::Section& section : scenario::all_sections()) {
    INFO("section " << heading_of(section));
    const Words told = first_column(part_under(page, heading_of(section)));
    CHECK(beyond(words_of(section.keys), told) == Words{});
    CHECK(beyond(told, words_of(section.keys)) == Words{});
  }
}

TEST_CASE("the reference page has a row for every family and its parameters", "[scenario][docs]") {
  std::istringstream lines{part_under(document("scenario-format.md"), "Distributions")};
  std::map<std::string, Words> told;
  for (std::string line; std::getline(lines, line);)
    if (const auto cells = cells_of(line); cells.size() > 1)
      for (const std::string& family : quoted_words(cells[0]))
        told[family] = quoted_words(cells[1]);
  CHECK(told.size() == scenario::all_families().size());
  for (const scenario::Family& family : scenario::all_families()) {
    INFO("family " << family.name);
    CHECK(told[std::string{family.name}] == words_of(family.keys));
  }
}

TEST_CASE("measures stand in both references and in the schema", "[scenario][docs]") {
  const Words defined = first_column(document("reference/measures.md"));
  const Words listed = quoted_words(part_under(document("scenario-format.md"), "`targets[]`"));
  const json ids = Schema{}.table("targets[]").at("properties").at("measure").at("enum");
  for (const MeasureInfo& measure : all_measures()) {
    const std::string id{measure.id};
    INFO("measure " << id);
    CHECK(defined.contains(id));
    CHECK(listed.contains(id));
    const bool is_promised = std::find(ids.begin(), ids.end(), id) != ids.end();
    CHECK(is_promised == (measure.scope != MeasureScope::targets && id != "sl_virtual_wait"));
  }
}

TEST_CASE("the schema has every key of every section and no other", "[scenario][docs]") {
  const Schema schema;
  for (const scenario::Section& section : scenario::all_sections()) {
    INFO("section " << heading_of(section));
    const json& table = schema.table(section.path);
    CHECK(beyond(words_of(section.keys), properties_of(table)) == Words{});
    CHECK(beyond(properties_of(table), words_of(section.keys)) == Words{});
    CHECK(table.at("additionalProperties") == false);
  }
}

TEST_CASE("the schema has every parameter of every family and no other", "[scenario][docs]") {
  const Schema schema;
  for (const scenario::Family& family : scenario::all_families()) {
    const std::string name{family.name};
    INFO("family " << name);
    Words parameters = words_of(family.keys);
    parameters.insert("family");
    CHECK(parameters_in(schema.definition("distribution"), name) == parameters);
    parameters.insert("balk");
    CHECK(parameters_in(schema.definition("patience"), name) == parameters);
  }
}

TEST_CASE("every property of the schema is described", "[scenario][docs]") {
  Words undescribed;
  find_undescribed(Schema{}.root(), "", undescribed);
  CHECK(undescribed == Words{});
}

TEST_CASE("the schema takes the durations that the reader takes", "[scenario][docs]") {
  const std::regex pattern{Schema{}.definition("duration").at("pattern").get<std::string>()};
  for (const char* text :
       {"20 s",  "7.5 min", "4 h",    "2 d",    "90s",  " 1 h ",      "9e1 s", "1.5E+2 s",
        ".5 h",  "5. s",    "20",     "20 sec", "5 m",  "1 day",      "",      "s",
        "inf s", "nan s",   "0x10 s", "1,5 h",  "+5 s", "5 min 30 s", "1 H",   "5\tmin"}) {
    INFO('"' << text << '"');
    CHECK(std::regex_match(text, pattern) == scenario::duration_from(text).has_value());
  }
}
