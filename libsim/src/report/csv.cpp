// SPDX-License-Identifier: Apache-2.0
#include <staffsim/core/contracts.hpp>
#include <staffsim/report/csv.hpp>

#include "core/format.hpp"
#include "core/wording.hpp"
#include "report/text_pieces.hpp"
#include "report/verdict_words.hpp"

namespace staffsim::report {
namespace {

constexpr std::string_view header =
    "candidate,measure,contact_type,branch,channel,agent_group,weekday,date,start,"
    "estimate,low,high,unit,target";
/// What a comparison adds: empty in the rows of its two candidates.
constexpr std::string_view comparison_header =
    ",a,b,verdict,indifference,more_replications,variance_ratio";

std::string field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string{text};
  std::string quoted = "\"";
  for (const char letter : text) quoted += letter == '"' ? "\"\"" : std::string{letter};
  return quoted + "\"";
}

std::string label_text(const RowLabel& label, MeasureScope scope) {
  if (scope == MeasureScope::targets) return ",,,";
  if (scope == MeasureScope::agents) return fmt::format(",,,{}", field(label.agent_group));
  return fmt::format("{},{},{},", field(label.contact_type), field(label.branch),
                     field(label.channel));
}

/// The fields before the time of a row: candidate, measure and label, quoted once.
class RowOpenings {
public:
  explicit RowOpenings(const CandidateResult& candidate) {
    const std::string name = field(candidate.name);
    for (const RowLabel& label : candidate.result.labels)
      for (const MeasureInfo& measure : all_measures())
        texts_.push_back(
            fmt::format("{},{},{},", name, measure.id, label_text(label, measure.scope)));
  }
  [[nodiscard]] const std::string& of(Measure measure, RowIndex row) const {
    return texts_[row * all_measures().size() + static_cast<std::size_t>(measure)];
  }

private:
  std::vector<std::string> texts_;
};

/// Up to the target, without the end of the line.
void add_cells(TextPieces& text, const Estimate& estimate, Measure measure, std::size_t target) {
  text.add(",");
  text.add(estimate, ",", "");
  text.add(",");
  text.add(unit_name(info(measure).unit));
  text.add(target == 0 ? "," : fmt::format(",{}", target));
}

void end_line(TextPieces& text, std::string_view end) {
  text.add(end);
  text.add("\r\n");
  text.flush_when_long();
}

void add_candidate_lines(TextPieces& text, const CandidateResult& candidate, std::string_view end) {
  const RowOpenings openings{candidate};
  for (const MeasureEstimate& entry : candidate.result.measures) {
    text.add(openings.of(entry.measure, entry.row));
    text.add(",,");
    add_cells(text, entry.estimate, entry.measure, candidate.result.labels[entry.row].target);
    end_line(text, end);
  }
  const std::vector<std::string> starts = interval_starts(candidate.model.grid());
  for (const IntervalEstimate& entry : candidate.result.intervals) {
    text.add(openings.of(entry.measure, entry.row));
    if (!entry.date) text.add(weekday_names.at(static_cast<std::size_t>(entry.weekday)));
    text.add(",");
    if (entry.date) text.add(date_text(*entry.date));
    text.add(",");
    text.add(starts.at(static_cast<std::size_t>(entry.interval)));
    add_cells(text, entry.estimate, entry.measure, 0);
    end_line(text, end);
  }
}

/// The differences: rows whose candidate is called "B - A".
void add_comparison_lines(TextPieces& text, const StudyResults& study) {
  for (const MeasureDifference& of : study.differences) {
    const RowLabel& label = study.candidates.at(1).result.labels.at(of.row);
    text.add(fmt::format("B - A,{},{},,,", info(of.measure).id,
                         label_text(label, info(of.measure).scope)));
    add_cells(text, of.difference, of.measure, label.target);
    for (const double value : {of.a, of.b}) {
      text.add(",");
      text.add(value, "");
    }
    text.add(fmt::format(",{},", difference_word(of.verdict)));
    text.add(of.indifference, "");
    text.add(",");
    if (of.more_replications) text.add(std::to_string(*of.more_replications));
    text.add(",");
    text.add(of.variance_ratio, "");
    end_line(text, "");
  }
}

}  // namespace

void write_csv(const StudyResults& study, const Sink& sink) {
  require(!study.candidates.empty(), "write_csv", "a study has at least one candidate");
  TextPieces text{sink};
  const bool is_comparison = !study.differences.empty();
  text.add(header);
  end_line(text, is_comparison ? comparison_header : "");
  for (const CandidateResult& candidate : study.candidates)
    add_candidate_lines(text, candidate, is_comparison ? ",,,,,," : "");
  add_comparison_lines(text, study);
  text.flush();
}

std::string to_csv(const StudyResults& study) {
  std::string text;
  write_csv(study, [&text](std::string_view piece) { text += piece; });
  return text;
}

}  // namespace staffsim::report
