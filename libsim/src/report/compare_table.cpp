// SPDX-License-Identifier: Apache-2.0
#include <staffsim/core/contracts.hpp>
#include <staffsim/report/tables.hpp>

#include "core/format.hpp"
#include "core/wording.hpp"
#include "model/features.hpp"
#include "report/difference_cells.hpp"
#include "report/estimate_table.hpp"
#include "report/frame.hpp"
#include "report/further_columns.hpp"
#include "report/neighbour_text.hpp"
#include "report/targets_text.hpp"
#include "report/unfinished_text.hpp"
#include "report/verdict_words.hpp"

#include <algorithm>
#include <cmath>

namespace staffsim::report {
namespace {

/// The table of differences under construction: a block of rows for each part, a row a measure.
class DifferenceTable {
public:
  explicit DifferenceTable(const StudyResults& study)
      : study_{&study}, a_{&study.candidates.at(0).result}, b_{&study.candidates.at(1).result} {
    table_.add_column({"A", ""});
    table_.add_column({"B", ""});
    table_.add_column({"B − A", ""});
    table_.add_column({"verdict", ""});
  }

  void add_block(const std::string& title, const Part& part,
                 const std::vector<MeasureColumn>& measures) {
    bool has_heading = false;
    for (const MeasureColumn& measure : measures) {
      const MeasureDifference* difference = find(*study_, measure.measure, part);
      if (difference == nullptr) continue;
      if (!has_heading) table_.add_row(title, {});
      has_heading = true;
      add_row(measure, part, *difference);
    }
  }

  [[nodiscard]] std::string text(Page page) const { return table_.text(page); }

private:
  void add_row(const MeasureColumn& measure, const Part& part, const MeasureDifference& of) {
    const Estimate* a = find(*a_, of.measure, part);
    const Estimate* b = find(*b_, of.measure, part);
    const Unit unit = info(of.measure).unit;
    const NumberStyle style = style_for(unit, {a, b});
    const std::string words = measure.title + (measure.of.empty() ? "" : " " + measure.of);
    table_.add_row("  " + words + " " + unit_text(style, unit),
                   {{cell(*a, style).value, ""},
                    {cell(*b, style).value, ""},
                    difference_cell(of.difference, style),
                    {"", difference_text(of, style)}});
  }

  const StudyResults* study_;
  const Result* a_;
  const Result* b_;
  TextTable table_;
};

std::vector<MeasureColumn> contact_measures(const StudyResults& study, Channel channel) {
  std::vector<MeasureColumn> measures{{Measure::offered, "offered", ""}};
  const auto append = [&](const std::vector<MeasureColumn>& more) {
    measures.insert(measures.end(), more.begin(), more.end());
  };
  append(contact_columns());
  measures.push_back({Measure::queue_mean, "in queue", ""});
  append(attempt_columns(study.candidates, channel));
  if (channel == Channel::email) append(email_columns(study.candidates));
  return measures;
}

/// The sum of all stands last in other tables; here it comes first.
std::vector<Part> total_first(std::vector<Part> parts) {
  if (parts.size() > 1) std::rotate(parts.begin(), parts.end() - 1, parts.end());
  return parts;
}

void add_contacts(const StudyResults& study, DifferenceTable& table) {
  const ModelSpec& spec = study.candidates.front().model.spec();
  if (has_channel(spec, Channel::phone) && has_channel(spec, Channel::email))
    table.add_block("all contacts", {},
                    {{Measure::offered, "offered", ""}, {Measure::answer_rate, "answered", ""}});
  for (const Channel channel : {Channel::phone, Channel::email})
    for (const Part& part : total_first(parts_of(spec, channel, true)))
      table.add_block(part.title, part, contact_measures(study, channel));
}

std::string pairing_text(const StudyResults& study) {
  const Model& a = study.candidates.at(0).model;
  std::string same = same_contacts(a, study.candidates.at(1).model)
                         ? "A and B meet the same contacts."
                         : "A and B meet the same contacts, as far as both have them.";
  const Part part = main_part(a.spec());
  for (const Measure measure : {Measure::abandonment_rate, Measure::mean_wait}) {
    const MeasureDifference* difference = find(study, measure, part);
    if (difference == nullptr || !std::isfinite(difference->variance_ratio)) continue;
    return fmt::format(
        "{} With separate contacts for each, the variance of the difference in {} would be {} "
        "times as large.",
        same, main_measure_text(measure, study.candidates.at(1).result.labels.at(difference->row)),
        times_text(difference->variance_ratio));
  }
  return same;
}

std::string compare_legend(const StudyResults& study, Page page) {
  std::string text = "\nHow to read it\n";
  const auto add = [&](std::string_view line) { text += paragraph("  ", line, page); };
  add(fmt::format("B − A: what changes when A is replaced by B. ±: half width of the {} "
                  "confidence interval of the difference over {} replications, each of which both "
                  "went through. –: nothing observed.",
                  percent_text(study.experiment.confidence), count_text(replications_done(study))));
  add("verdict: no difference above δ, if the whole interval lies within ±δ; else better or "
      "higher, if it lies on one side of 0; else it cannot be told yet, and about so many more "
      "replications would do. δ is 0.1 points of %; elsewhere 1 % of A's value, or the last digit "
      "printed.");
  for (const std::string& line : unfinished_legend(study.candidates)) add(line);
  add(pairing_text(study));
  add("Every other measure and its difference: --json, --csv.");
  return text;
}

}  // namespace

std::string compare_table(const StudyResults& study, Page page) {
  require(study.candidates.size() == 2, "compare_table", "two candidates are compared");
  DifferenceTable table{study};
  add_contacts(study, table);
  for (const Part& part : total_first(group_parts(study.candidates.front().model.spec())))
    table.add_block(part.title, part, agent_columns(study.candidates));
  return heading_text(study, page) +
         paragraph("A  ", printable(study.candidates.at(0).name), page) +
         paragraph("B  ", printable(study.candidates.at(1).name), page) + "\n" + table.text(page) +
         targets_text(study.candidates, page) + compare_legend(study, page) +
         notes_text(study, page);
}

}  // namespace staffsim::report
