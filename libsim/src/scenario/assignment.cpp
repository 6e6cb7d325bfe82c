// SPDX-License-Identifier: Apache-2.0
#include "scenario/assignment.hpp"

#include "core/did_you_mean.hpp"
#include "core/key_path.hpp"
#include "core/number_from.hpp"
#include "core/wording.hpp"
#include "scenario/keys.hpp"
#include "scenario/rivals.hpp"

#include <algorithm>
#include <vector>

namespace staffsim::scenario {
namespace {

/// The name of an element of a list: a contact type's, a window's, what a group handles, where a
/// transfer goes.
const std::string* name_of(const Node& element) {
  if (const auto* text = std::get_if<std::string>(&element.value)) return text;
  for (const char* key : {"name", "type", "to"})
    if (const Entry* entry = find(element, key))
      if (const auto* text = std::get_if<std::string>(&entry->value.value)) return text;
  return nullptr;
}

bool is_section(std::string_view word) {
  const std::vector<std::string>& known = section("").keys;
  return std::ranges::find(known, word) != known.end();
}

/// Whether what stands at a path in the tree is always a list, by the format.
bool is_list(std::string_view path) {
  const std::string in_general = without_indices(path);
  if (in_general == "experiment.precision") return false;  // a table will do
  return std::ranges::find(all_sections(), in_general + "[]", &Section::path) !=
         all_sections().end();
}

bool begins_with_part(std::string_view rest, std::string_view part) {
  return rest.starts_with(part) && (rest.size() == part.size() || rest[part.size()] == '.');
}

/// Follows a path by names through a tree.
class Walk {
public:
  Walk(Node& root, std::string_view key) : root_{&root}, node_{&root}, rest_{key} {}

  /// Goes as far as the table that holds the last part.
  /// @param add_at  whose fault tables are that are missing on the way, and are added; if nobody's,
  ///                they are not
  bool reach_holder(std::optional<SourceLocation> add_at) {
    while (true) {
      if (is_array(*node_)) {
        if (!enter_element()) return false;
      } else if (is_table(*node_)) {
        const std::string part = next_part();
        if (ends_in_dot_) return fail("the path ends in a dot");
        if (rest_.empty()) {
          last_ = part;
          return true;
        }
        if (!enter_entry(part, add_at)) return false;
      } else {
        return fail(in_quotes(done_) + " holds a single value: nothing inside it can be set");
      }
    }
  }

  /// Erases what cannot stand beside a key of the table reached.
  void take_away_rivals(const std::string& part) {
    for (const std::string& other : rivals_of(path_, part)) erase(*node_, other);
  }

  [[nodiscard]] Node& holder() const { return *node_; }
  [[nodiscard]] const std::string& last() const { return last_; }
  /// The path ended at an element of a list.
  [[nodiscard]] bool is_whole_entry() const { return is_whole_entry_; }
  [[nodiscard]] std::string path() const { return is_whole_entry_ ? path_ : child(path_, last_); }
  [[nodiscard]] std::string changed() const { return added_.empty() ? path() : added_; }
  [[nodiscard]] const std::string& message() const { return message_; }
  [[nodiscard]] const std::string& hint() const { return hint_; }

private:
  bool fail(std::string message, std::string hint = {}) {
    message_ = std::move(message);
    hint_ = std::move(hint);
    return false;
  }

  void consume(std::size_t length) {
    rest_.remove_prefix(length);
    if (!rest_.starts_with('.')) return;
    rest_.remove_prefix(1);
    ends_in_dot_ = rest_.empty();
  }

  void note(std::string_view part) { done_ = child(done_, part); }

  /// A part in quotes, if the rest begins with one.
  std::optional<std::string> quoted_part() {
    if (!rest_.starts_with('"')) return std::nullopt;
    const std::size_t close = rest_.find('"', 1);
    if (close == std::string_view::npos) return std::nullopt;
    std::string part{rest_.substr(1, close - 1)};
    consume(close + 1);
    return part;
  }

  /// The longest key of the table, or name that could be one, that the rest begins with; otherwise
  /// what stands before the next dot.
  std::string next_part() {
    if (auto part = quoted_part()) return *part;
    std::string_view longest;
    const auto consider = [&](std::string_view name) {
      if (begins_with_part(rest_, name) && name.size() > longest.size()) longest = name;
    };
    for (const Entry& entry : std::get<Table>(node_->value)) consider(entry.key);
    if (longest.empty()) consider_names_for_new_entry(consider);
    if (longest.empty()) longest = rest_.substr(0, rest_.find('.'));
    std::string part{longest};
    consume(part.size());
    return part;
  }

  /// `affects` and `withdraws` have names as keys, which may not be there yet.
  template <class Consider>
  void consider_names_for_new_entry(Consider consider) const {
    for (const auto& [table, list] :
         {std::pair{".affects", "contact_types"}, std::pair{".withdraws", "agent_groups"}}) {
      const Entry* entities = path_.ends_with(table) ? find(*root_, list) : nullptr;
      const auto* elements =
          entities != nullptr ? std::get_if<Array>(&entities->value.value) : nullptr;
      if (elements == nullptr) continue;
      for (const Node& element : *elements)
        if (const std::string* name = name_of(element)) consider(*name);
    }
  }

  /// Messages number the entries of a list from 0; paths name them, or number them from 1.
  static std::string hint_for_section(const std::string& part) {
    const std::string list = part.substr(0, part.find('['));
    if (list == part || !is_section(list)) return did_you_mean(part, section("").keys);
    if (list == "targets" || list == "sweep")
      return "entries are numbered from 1: " + in_quotes(list + ".1. ...");
    return "entries go by their names: " + in_quotes(list + ".NAME. ...");
  }

  bool enter_entry(const std::string& part, std::optional<SourceLocation> add_at) {
    Entry* entry = find(*node_, part);
    if (entry == nullptr && node_ == root_ && !is_section(part))
      return fail("there is no section " + in_quotes(part), hint_for_section(part));
    if (entry == nullptr && !add_at) return fail("there is no " + in_quotes(part));
    if (entry == nullptr && is_list(child(path_, part)))
      return fail((done_.empty() ? "the scenario" : in_quotes(done_)) + " has no " +
                      in_quotes(part) + ", in which something could be set",
                  "set the whole list");
    if (entry == nullptr) take_away_rivals(part);
    Node& next =
        entry != nullptr ? entry->value : put(*node_, part, {.value = Table{}, .at = *add_at});
    path_ = child(path_, part);
    if (entry == nullptr && added_.empty()) added_ = path_;
    note(part);
    node_ = &next;
    return true;
  }

  bool enter_element() {
    auto& elements = std::get<Array>(node_->value);
    const std::size_t index = find_element(elements);
    if (index == elements.size()) return fail_to_find(elements);
    path_ = element(path_, index);
    node_ = &elements[index];
    if (rest_.empty()) {
      is_whole_entry_ = true;
      return fail(in_quotes(done_) + " is a whole entry", "name one of its values");
    }
    spell_out(*node_);
    return true;
  }

  /// Index of the element that the rest begins with; the size if there is none. Where elements have
  /// no names they have numbers, from 1.
  std::size_t find_element(const Array& elements) {
    const bool are_named =
        std::ranges::any_of(elements, [](const Node& node) { return name_of(node) != nullptr; });
    return are_named ? named_element(elements) : numbered_element(elements);
  }

  std::size_t numbered_element(const Array& elements) {
    const std::string_view word = rest_.substr(0, rest_.find('.'));
    const auto number = number_from<std::size_t>(word);
    if (!number || *number < 1 || *number > elements.size()) return elements.size();
    note(word);
    consume(word.size());
    return *number - 1;
  }

  /// The longest name that fits is meant.
  std::size_t named_element(const Array& elements) {
    const auto in_quotes = quoted_part();
    std::size_t index = elements.size();
    std::string_view longest;
    for (std::size_t i = 0; i < elements.size(); ++i) {
      const std::string* name = name_of(elements[i]);
      if (name == nullptr || name->empty()) continue;
      const bool fits = in_quotes ? *name == *in_quotes : begins_with_part(rest_, *name);
      if (!fits || (index < elements.size() && name->size() <= longest.size())) continue;
      index = i;
      longest = *name;
    }
    if (index == elements.size()) return index;
    note(longest);
    if (!in_quotes) consume(longest.size());
    return index;
  }

  bool fail_to_find(const Array& elements) {
    std::vector<std::string> names;
    for (const Node& node : elements)
      if (const std::string* name = name_of(node)) names.push_back(*name);
    const std::string word{rest_.substr(0, rest_.find('.'))};
    return fail("nothing in " + in_quotes(done_) + " is named " + in_quotes(word),
                names.empty()
                    ? "its entries have no names: number them from 1, or set the whole list"
                    : did_you_mean(word, names));
  }

  Node* root_;
  Node* node_;
  std::string_view rest_;
  bool ends_in_dot_ = false;
  bool is_whole_entry_ = false;
  std::string path_;   ///< in the tree: agent_groups[0]
  std::string added_;  ///< of the first table that was missing
  std::string done_;   ///< by names: agent_groups.help desk
  std::string last_;
  std::string message_;
  std::string hint_;
};

/// The path that a key without quotes has been taken apart into.
std::string whole_path(const std::string& key, const Node& value) {
  const auto* entries = std::get_if<Table>(&value.value);
  if (entries == nullptr || entries->empty()) return key;
  return whole_path(key + "." + entries->front().key, entries->front().value);
}

}  // namespace

std::string path_slip(const std::string& key, const Node& value) {
  if (!is_table(value) || !is_section(key)) return {};
  return "put the whole path in quotes: " + in_quotes(whole_path(key, value));
}

std::optional<Assigned> assign(Node& root, const Assignment& assignment, Findings& findings) {
  Walk walk{root, assignment.key};
  if (!is_table(root) || !walk.reach_holder(assignment.at)) {
    findings.error(assignment.at, assignment.path, walk.message(), walk.hint());
    return std::nullopt;
  }
  std::string slip = path_slip(assignment.key, assignment.value);
  if (!slip.empty() && is_list(walk.path())) {
    findings.error(assignment.at, assignment.path,
                   in_quotes(assignment.key) + " is a list, and this a table", std::move(slip));
    return std::nullopt;
  }
  walk.take_away_rivals(walk.last());
  put(walk.holder(), walk.last(), assignment.value);
  return Assigned{.value = walk.path(), .changed = walk.changed()};
}

std::optional<std::string> path_to(Node& tree, const std::string& key) {
  Walk walk{tree, key};
  const bool is_value =
      walk.reach_holder(std::nullopt) && find(walk.holder(), walk.last()) != nullptr;
  return is_value || walk.is_whole_entry() ? std::optional{walk.path()} : std::nullopt;
}

}  // namespace staffsim::scenario
