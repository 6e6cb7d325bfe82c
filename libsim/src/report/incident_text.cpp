// SPDX-License-Identifier: Apache-2.0
#include "report/incident_text.hpp"

#include "core/format.hpp"
#include "core/wording.hpp"
#include "report/cells.hpp"
#include "report/text_table.hpp"

#include <algorithm>

namespace staffsim::report {
namespace {

/// A column of what an incident does.
struct EffectColumn {
  Estimate PlaybookEffect::*estimate;
  std::string_view title;
  Unit unit;
};

constexpr EffectColumn lost{&PlaybookEffect::contacts_lost, "lost", Unit::contacts};
constexpr EffectColumn kept{&PlaybookEffect::contacts_kept, "kept", Unit::contacts};
constexpr EffectColumn worst_wait{&PlaybookEffect::worst_wait_s, "worst wait", Unit::seconds};
constexpr EffectColumn recovery{&PlaybookEffect::recovery_s, "recovery", Unit::seconds};
constexpr EffectColumn call_in{&PlaybookEffect::call_in_hours, "called in", Unit::hours};

bool calls_in(const PlaybookEffect& effect) {
  return effect.playbook == Playbook::call_ins || effect.playbook == Playbook::both;
}

std::vector<EffectColumn> columns_of(const IncidentEffects& incident) {
  std::vector<EffectColumn> columns{lost};
  if (incident.playbooks.size() > 1) columns.push_back(kept);
  columns.push_back(worst_wait);
  columns.push_back(recovery);
  if (std::ranges::any_of(incident.playbooks, calls_in)) columns.push_back(call_in);
  return columns;
}

std::string effects_table(const IncidentEffects& incident, Page page) {
  const std::vector<EffectColumn> columns = columns_of(incident);
  TextTable table;
  std::vector<NumberStyle> styles;
  for (const EffectColumn& column : columns) {
    std::vector<const Estimate*> estimates;
    for (const PlaybookEffect& effect : incident.playbooks)
      estimates.push_back(&(effect.*column.estimate));
    styles.push_back(style_for(column.unit, estimates));
    table.add_column({std::string{column.title}, unit_text(styles.back(), column.unit)});
  }
  for (const PlaybookEffect& effect : incident.playbooks) {
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < columns.size(); ++i)
      cells.push_back(cell(effect.*columns[i].estimate, styles[i]));
    table.add_row("  " + std::string{playbook_word(effect.playbook)}, std::move(cells));
  }
  return table.text(page);
}

std::string incident_text(const IncidentSpec& spec, const IncidentEffects& incident, int days,
                          Page page) {
  if (!(incident.occurrences.value > 0.0))
    return paragraph("", printable(spec.name) + ": did not happen in the measured days", page);
  const NumberStyle style = style_for(Unit::seconds, {&incident.lasts_s});
  return paragraph("",
                   fmt::format("{}: occurrences {} in {}, mean length {} {}", printable(spec.name),
                               estimate_text(incident.occurrences,
                                             style_for(Unit::count, {&incident.occurrences})),
                               counted(days, "day"), estimate_text(incident.lasts_s, style),
                               unit_text(style, Unit::seconds)),
                   page) +
         effects_table(incident, page);
}

}  // namespace

std::string_view playbook_word(Playbook playbook) noexcept {
  switch (playbook) {
    case Playbook::none: return "no response";
    case Playbook::announcements: return "announcements";
    case Playbook::call_ins: return "call-ins";
    case Playbook::both: break;
  }
  return "both";
}

std::string incidents_text(const StudyResults& study, Page page) {
  if (study.incidents.incidents.empty()) return {};
  const ModelSpec& spec = study.candidates.front().model.spec();
  std::string title = "Incidents: each occurrence against the same days without it";
  if (study.incidents.replications != replications_done(study))
    title += fmt::format(", in {} replications", count_text(study.incidents.replications));
  std::string text = "\n" + paragraph("", title, page);
  for (const IncidentEffects& incident : study.incidents.incidents)
    text += incident_text(spec.incidents[incident.incident], incident, spec.horizon.days, page);
  return text;
}

std::vector<std::string> incidents_legend(const StudyResults& study) {
  if (study.incidents.incidents.empty()) return {};
  return {"lost: contacts abandoned or blocked, more than without the incident; kept: fewer than "
          "without a response. worst wait: the longest of anyone who arrives before recovery. "
          "recovery: from the end of the incident until, for the first time, no more wait than "
          "would without it."};
}

}  // namespace staffsim::report
