// SPDX-License-Identifier: Apache-2.0
#include <staffsim/scenario/scenario.hpp>

#include "core/wording.hpp"
#include "scenario/data_files.hpp"
#include "scenario/decode.hpp"
#include "scenario/digest.hpp"
#include "scenario/emit.hpp"
#include "scenario/overrides.hpp"
#include "scenario/rows.hpp"
#include "scenario/toml_document.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace staffsim::scenario {
namespace {

using Identity = std::tuple<SourceLocation, std::string, std::string>;

Identity identity_of(const Diagnostic& finding) {
  return {finding.at, finding.key_path, finding.message};
}

/// Reads the rows beside the base, and keeps what is found from being said twice.
class RowReader {
public:
  RowReader(const Node& root, const Findings& base_findings, DataFiles& files)
      : base_{base_of(root)}, files_{&files} {
    for (const Diagnostic& finding : base_findings.all()) known_.insert(identity_of(finding));
  }

  /// The model of a row. With errors, which go to `out`, it is incomplete.
  std::optional<Model> read(const Variant& variant, Findings& out) {
    Node tree = base_;
    Findings own;
    causes_.clear();
    for (const Assignment& assignment : variant.assignments) {
      auto assigned = assign(tree, assignment, own);
      if (assigned) causes_.push_back({std::move(*assigned), &assignment});
    }
    Surroundings around{.findings = &own, .profiles = {}, .files = files_};
    ModelSpec spec = decode(tree, around).model;
    for (const Diagnostic& finding : own.all()) hand_on(finding, variant, out);
    if (own.has_errors()) return std::nullopt;
    return Model{std::move(spec)};
  }

private:
  /// What the base says of itself is not said again; the rest is told at the row's own entry.
  void hand_on(Diagnostic finding, const Variant& variant, Findings& out) {
    if (!known_.insert(identity_of(finding)).second) return;
    const Cause* cause = cause_of(finding.key_path);
    if (cause != nullptr && is_within(finding.key_path, cause->paths.value)) {
      finding.key_path =
          cause->assignment->path + finding.key_path.substr(cause->paths.value.size());
    } else if (!is_within(finding.key_path, variant.path)) {
      finding.message = finding.key_path + ": " + finding.message;
      finding.at = cause != nullptr ? cause->assignment->at : variant.at;
      finding.key_path = cause != nullptr ? cause->assignment->path : variant.path;
    }
    finding.message =
        (cause != nullptr ? cause->assignment->label : variant.label) + ": " + finding.message;
    out.add(std::move(finding));
  }

  /// An assignment, and what it replaced.
  struct Cause {
    Assigned paths;
    const Assignment* assignment;
  };

  /// What a path in the tree goes back to: of several the last, which had the last word.
  const Cause* cause_of(std::string_view path) const {
    const auto last = [&](const auto& is_meant) -> const Cause* {
      const auto found = std::find_if(causes_.rbegin(), causes_.rend(), is_meant);
      return found != causes_.rend() ? &*found : nullptr;
    };
    if (const Cause* own = last([&](const Cause& c) { return is_within(path, c.paths.value); }))
      return own;
    return last([&](const Cause& c) {
      return is_within(path, c.paths.changed) || is_within(c.paths.changed, path);
    });
  }

  Node base_;
  DataFiles* files_;
  std::set<Identity> known_;
  std::vector<Cause> causes_;
};

/// Memory that a row takes for rosters and recorded contacts, each row for itself.
std::size_t data_bytes(const ModelSpec& spec) {
  std::size_t bytes = 0;
  for (const ContactTypeSpec& type : spec.contact_types)
    if (const auto* log = std::get_if<RecordedLog>(&type.arrivals))
      bytes += log->contacts.size() * sizeof(RecordedContact);
  for (const AgentGroupSpec& group : spec.agent_groups)
    if (const auto* roster = std::get_if<Roster>(&group.staffing))
      bytes += roster->duties.size() * sizeof(RosterDuty);
  return bytes;
}

void read_rows(RowReader& reader, Node& root, std::size_t bytes,
               const std::vector<std::string>& asked, Surroundings& around,
               std::vector<Row>& rows) {
  Findings& findings = *around.findings;
  const std::size_t most =
      std::min(limits::rows, limits::row_bytes / std::max<std::size_t>(bytes, 1));
  std::vector<Variant> variants = variants_of(root, most, around);
  add_asked(asked, variants, findings);
  std::size_t data = 0;
  for (const Variant& variant : variants) {
    if (findings.are_full()) return;
    auto model = reader.read(variant, findings);
    if (!model || findings.has_errors()) continue;
    data += data_bytes(model->spec());
    if (data > limits::row_bytes) {
      findings.error(variant.at, variant.path,
                     "too many rows with such long rosters and logs: limit " +
                         count_text(static_cast<std::int64_t>(limits::row_bytes)) +
                         " bytes together");
      return;
    }
    rows.push_back({.name = variant.name, .model = std::move(*model)});
  }
}

/// A note about nothing is likely a slip.
/// @param written  with the rows that `root` may have lost
void check_notes(const Node& root, const Node& written, const Decoded& decoded,
                 Findings& findings) {
  const Entry* notes = find(root, "notes");
  const auto* entries = notes != nullptr ? std::get_if<Table>(&notes->value.value) : nullptr;
  if (entries == nullptr) return;
  Node read = root;
  Node all = written;
  for (const Entry& entry : *entries)
    if (decoded.notes.contains(entry.key) && !path_to(read, entry.key) && !path_to(all, entry.key))
      findings.warning(entry.at, child("notes", entry.key),
                       "the path of this note is not in the file",
                       "paths by names, such as contact_types.calls.per_day");
}

void erase_rows(Node& root) {
  for (const char* section : {"candidates", "sweep"}) erase(root, section);
}

/// The resolved scenario less what tells nothing of its centre.
std::string model_text(Node root, bool base_alone) {
  erase(root, "title");
  erase(root, "notes");
  if (base_alone) erase_rows(root);
  if (Entry* experiment = find(root, "experiment"); experiment != nullptr) {
    erase(experiment->value, "seed");
    // with a precision they are the first round, and so part of when the study ends
    if (find(experiment->value, "precision") == nullptr) erase(experiment->value, "replications");
  }
  return toml_text(root);
}

Diagnostics in_file_order(Diagnostics findings) {
  std::ranges::stable_sort(findings, {}, &Diagnostic::at);
  return findings;
}

std::optional<Study> study_of(std::string_view text, const Overrides& overrides, DataFiles& files,
                              Findings& findings) {
  std::optional<Node> root = parse_toml(text, findings);
  if (!root) return std::nullopt;
  for (const Entry& entry : std::get<Table>(root->value))
    if (entry.key != "notes") files.count_all(entry.value);
  const OverriddenPaths overridden = apply(overrides, *root, findings);
  const Node plain = *root;  // rows start from what is written, not from defaults
  if (overrides.base_alone && !overrides.set.empty()) erase_rows(*root);
  Surroundings around{.findings = &findings, .profiles = {}, .files = &files};
  Decoded decoded = decode(*root, around);
  RowReader reader{plain, findings, files};  // rows find the same, which has no name of a cause yet
  overridden.name_causes(findings);
  std::vector<Row> rows;
  if (!findings.has_errors()) rows.push_back({.name = "base", .model = Model{decoded.model}});
  std::string resolved = findings.has_errors() ? std::string{} : toml_text(*root);
  read_rows(reader, *root, std::max(text.size(), resolved.size()), overrides.rows, around, rows);
  check_notes(*root, plain, decoded, findings);
  if (resolved.size() > limits::bytes && !findings.has_errors())
    findings.error({}, "",
                   "with its files and defaults written out the scenario is too large: limit " +
                       count_text(limits::bytes) + " bytes");
  if (findings.has_errors()) return std::nullopt;
  std::string hash = digest_of(resolved + files.digests(resolved));
  std::string model_hash =
      digest_of(model_text(*root, overrides.base_alone) + files.digests(resolved));
  return Study{.title = std::move(decoded.title),
               .experiment = decoded.experiment,
               .rows = std::move(rows),
               .notes = std::move(decoded.notes),
               .resolved = std::move(resolved),
               .hash = std::move(hash),
               .model_hash = std::move(model_hash)};
}

}  // namespace

Reading check(std::string_view text, const Overrides& overrides) {
  Findings findings;
  DataFiles files{overrides.base_directory};
  Reading reading;
  reading.study = study_of(text, overrides, files, findings);
  reading.diagnostics = in_file_order(findings.take());
  reading.files = files.names();
  return reading;
}

Study read(std::string_view text, const Overrides& overrides) {
  Reading reading = check(text, overrides);
  if (!reading.study) throw ScenarioError{std::move(reading.diagnostics)};
  return std::move(*reading.study);
}

}  // namespace staffsim::scenario
