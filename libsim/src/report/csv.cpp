// SPDX-License-Identifier: Apache-2.0
#include <staffsim/report/csv.hpp>

#include "core/wording.hpp"
#include "report/text_pieces.hpp"

#include <fmt/format.h>

namespace staffsim::report {
namespace {

constexpr std::string_view header =
    "candidate,measure,contact_type,branch,channel,agent_group,weekday,date,start,"
    "estimate,low,high,unit,target\r\n";

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

void add_end(TextPieces& text, const Estimate& estimate, Measure measure, std::size_t target) {
  text.add(",");
  text.add(estimate, ",", "");
  text.add(",");
  text.add(info(measure).unit);
  text.add(target == 0 ? "," : fmt::format(",{}", target));
  text.add("\r\n");
  text.flush_when_long();
}

void add_candidate(TextPieces& text, const CandidateResult& candidate) {
  const RowOpenings openings{candidate};
  for (const MeasureEstimate& entry : candidate.result.measures) {
    text.add(openings.of(entry.measure, entry.row));
    text.add(",,");
    add_end(text, entry.estimate, entry.measure, candidate.result.labels[entry.row].target);
  }
  const std::vector<std::string> starts = interval_starts(candidate.model.grid());
  for (const IntervalEstimate& entry : candidate.result.intervals) {
    text.add(openings.of(entry.measure, entry.row));
    if (!entry.date) text.add(weekday_names.at(static_cast<std::size_t>(entry.weekday)));
    text.add(",");
    if (entry.date) text.add(date_text(*entry.date));
    text.add(",");
    text.add(starts.at(static_cast<std::size_t>(entry.interval)));
    add_end(text, entry.estimate, entry.measure, 0);
  }
}

}  // namespace

void write_csv(const StudyResults& study, const Sink& sink) {
  TextPieces text{sink};
  text.add(header);
  for (const CandidateResult& candidate : study.candidates) add_candidate(text, candidate);
  text.flush();
}

std::string to_csv(const StudyResults& study) {
  std::string text;
  write_csv(study, [&text](std::string_view piece) { text += piece; });
  return text;
}

}  // namespace staffsim::report
