// SPDX-License-Identifier: Apache-2.0
#include "report/frame.hpp"

#include <staffsim/core/version.hpp>

#include "core/format.hpp"
#include "core/wording.hpp"
#include "model/features.hpp"
#include "report/parts.hpp"
#include "report/text_table.hpp"
#include "report/verdict_words.hpp"

namespace staffsim::report {
namespace {

std::string confidence_text(const StudyResults& study) {
  return percent_text(study.experiment.confidence);
}

std::string horizon_text(const HorizonSpec& horizon) {
  std::string text =
      counted(horizon.days, "day") + " from " +
      std::string{weekday_names.at(static_cast<std::size_t>(weekday_of(horizon.start)))} + " " +
      date_text(horizon.start);
  if (horizon.warm_up_days > 0)
    text += " after " + counted(horizon.warm_up_days, "day") + " of warm-up";
  return text;
}

std::string calls_legend(const StudyResults& study, bool has_email) {
  const bool are_calls = has_phone(study.candidates.front().model.spec());
  std::string text = "abandoned, service level, ASA and p90 wait are of ";
  text += are_calls ? "calls" : "e-mails";
  if (has_email && are_calls) text += ", and of e-mail in its own table";
  return text + ".";
}

std::string interval_legend(const StudyResults& study) {
  const int replications = replications_done(study);
  if (replications < 2)
    return "One replication gives no confidence intervals. –: nothing observed, or not defined.";
  return fmt::format(
      "±: half width of the {} confidence interval over {} replications. ±?: too few to tell. –: "
      "nothing observed, or not defined there.",
      confidence_text(study), count_text(replications));
}

}  // namespace

std::string heading_text(const StudyResults& study, Page page) {
  const int done = replications_done(study);
  std::string text =
      paragraph("", printable(study.title.empty() ? "(no title)" : study.title), page);
  text += paragraph("",
                    horizon_text(study.candidates.front().model.spec().horizon) + "; " +
                        counted(done, "replication") + ", seed " +
                        std::to_string(study.experiment.seed) + ", " + confidence_text(study) +
                        " intervals",
                    page);
  text += "scenario " + study.hash + ", staffsim " + std::string{version} + "\n";
  if (is_partial(study)) text += "PARTIAL: interrupted after " + reached_text(study) + "\n";
  return text + "\n";
}

std::string notes_text(const StudyResults& study, Page page) {
  if (study.notes.empty()) return {};
  std::string text = study.candidates.size() == 1 ? "\nWhere numbers come from\n"
                                                  : "\nWhere the base's numbers come from\n";
  for (const auto& [path, note] : study.notes)
    text += paragraph("  ", printable(path) + ": \"" + printable(note) + "\"", page);
  return text;
}

std::string legend_text(const StudyResults& study, const LegendContent& content, Page page) {
  std::string text = "\nHow to read it\n";
  const auto add = [&](std::string_view line) { text += paragraph("  ", line, page); };
  add(interval_legend(study));
  if (const int days = study.candidates.front().model.spec().horizon.days;
      days % days_per_week != 0)
    add(fmt::format("a week: hours of the {} × 7 / {}.", counted(days, "measured day"), days));
  if (content.has_people)
    add("people: employed / needed = planned hours of a week / (1 − shrinkage) / contract hours, "
        "of groups that state them.");
  add("answered: share of contacts that reached a person. " +
      calls_legend(study, content.has_email));
  add("service level: answered within the type's own limit / (offered − abandoned within it). "
      "ASA: mean wait of those answered. p90 wait: nine in ten waited no longer, whether answered "
      "or gone.");
  add("occupancy: share of the agents' time that contacts take (talk and wrap-up); the rest is "
      "waiting for contacts.");
  if (content.has_agent_table) {
    add("in queue: mean number waiting. AHT: mean time that an agent spends on a contact, wrap-up "
        "included.");
    add("utilisation: occupancy of paid time. paid hours: duty hours / (1 − shrinkage). duty: by "
        "the plan, breaks and the absent taken out.");
  }
  for (const std::string& line : content.further) add(line);
  return text;
}

}  // namespace staffsim::report
