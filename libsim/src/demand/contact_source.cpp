// SPDX-License-Identifier: Apache-2.0
#include <staffsim/demand/contact_source.hpp>

#include "core/kept_days.hpp"
#include "core/wording.hpp"
#include "demand/arrival_clock.hpp"
#include "demand/contact_luck.hpp"
#include "demand/day_factors.hpp"
#include "demand/deflections.hpp"
#include "demand/incident_draw.hpp"
#include "demand/keep_probability.hpp"
#include "demand/merge.hpp"
#include "demand/natures.hpp"
#include "demand/person_luck.hpp"
#include "demand/rate_curve.hpp"
#include "demand/replay.hpp"
#include "demand/surge.hpp"
#include "model/features.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>

namespace staffsim::demand {

struct ContactSource::State {
  /// The arrivals of one type for one reason: its own, or the surge of an incident.
  struct Source {
    std::uint16_t type;
    std::optional<std::uint16_t> incident;
    ContactLuck luck;
    Natures natures;
    std::optional<Replay> replay = {};
    ArrivalClock clock = {};
    int next_day = 0;                 // own arrivals: the day whose rates come next
    std::size_t next_occurrence = 0;  // surge: in the timeline, of any incident
    std::uint64_t surges = 0;         // of this incident, so far
    std::vector<Contact> made = {};   // sorted; those before `delivered` are gone
    std::size_t delivered = 0;
  };

  explicit State(const Model& m);
  void begin(std::uint64_t new_seed, std::uint64_t new_replication);
  void next(double until_s, std::vector<Contact>& contacts);
  void add_source(std::uint16_t type, std::optional<std::uint16_t> incident,
                  const std::string& entity);
  void make_own(Source& source, double until_s);
  void run_clock(Source& source, double until_s);
  void find_rates(std::uint16_t type, int day);
  void append_contacts(Source& source);
  void make_surges(Source& source, double until_s);
  void make_surge(Source& source, const IncidentOccurrence& occurrence, std::uint64_t number);
  [[noreturn]] void refuse_surge(const Source& source) const;
  void remove_kept_away(Source& source, std::size_t first);

  const Model* model;
  std::vector<RateCurve> curves;            // by type
  std::vector<KeptDays<RateSegment>> days;  // of the curves: the same in every replication
  DayFactors day_factors;
  std::vector<KeepProbability> keeps;  // by type
  std::vector<Source> sources;
  IncidentTimeline timeline;
  Deflections deflections;
  PersonLuck persons;
  std::uint64_t seed = 0;
  std::uint64_t replication = 0;
  std::vector<RateSegment> segments;
  std::vector<double> arrivals_s;
  std::vector<std::span<const Contact>> ready;
  Merge merge;
};

ContactSource::State::State(const Model& m)
    : model{&m}, day_factors{m}, deflections{m}, persons{m, deflections} {
  const auto& types = m.contact_types();
  for (std::uint16_t t = 0; t < types.size(); ++t) {
    curves.emplace_back(types[t], m.grid());
    days.emplace_back();
    add_source(t, std::nullopt, types[t].name);
    keeps.emplace_back(m, types[t].name);
    for (std::uint16_t i = 0; i < m.spec().incidents.size(); ++i) {
      const IncidentSpec& incident = m.spec().incidents[i];
      const auto effect = incident.affects.find(types[t].name);
      if (effect == incident.affects.end()) continue;
      if (effect->second.arrivals_factor > 1.0) add_source(t, i, surge_entity(incident, types[t]));
    }
  }
}

void ContactSource::State::add_source(std::uint16_t type, std::optional<std::uint16_t> incident,
                                      const std::string& entity) {
  const ContactTypeSpec& spec = model->contact_types()[type];
  const auto number = static_cast<std::uint16_t>(incident ? *incident + 1 : 0);
  sources.push_back(
      {type, incident, ContactLuck{spec, type, number, entity}, Natures{spec, type, entity}});
  const auto* log = std::get_if<RecordedLog>(&spec.arrivals);
  if (log != nullptr && !incident) sources.back().replay.emplace(*log, model->grid());
}

void ContactSource::State::begin(std::uint64_t new_seed, std::uint64_t new_replication) {
  seed = new_seed;
  replication = new_replication;
  timeline = draw_incidents(*model, seed, replication);
  day_factors.begin(seed, replication);
  deflections.begin(timeline);
  for (KeepProbability& keep : keeps) keep.begin(timeline.occurrences);
  persons.begin(seed, replication);
  for (Source& source : sources) {
    source.luck.begin(seed, replication);
    source.natures.begin(seed, replication);
    if (source.replay) source.replay->begin();
    source.clock.begin({seed, Purpose::arrivals, source.luck.entity(), replication});
    source.next_day = 0;
    source.next_occurrence = 0;
    source.surges = 0;
    source.made.clear();
    source.delivered = 0;
  }
}

void ContactSource::State::next(double until_s, std::vector<Contact>& contacts) {
  ready.clear();
  for (Source& source : sources) {
    source.made.erase(source.made.begin(),
                      source.made.begin() + static_cast<std::ptrdiff_t>(source.delivered));
    if (source.incident) make_surges(source, until_s);
    else make_own(source, until_s);
    std::size_t before = source.made.size();
    while (before > 0 && source.made[before - 1].arrived_s >= until_s) --before;
    ready.emplace_back(source.made.data(), before);
    source.delivered = before;
  }
  if (sources.size() == 1 && ready.front().size() == sources.front().made.size()) {
    contacts.swap(sources.front().made);  // nothing to merge: not copied
    sources.front().delivered = sources.front().made.size();
    return;
  }
  merge(ready, contacts);
}

void ContactSource::State::make_own(Source& source, double until_s) {
  arrivals_s.clear();
  if (source.replay) source.replay->advance(until_s, arrivals_s);
  else run_clock(source, until_s);
  const std::size_t first = source.made.size();
  append_contacts(source);
  if (keeps[source.type].is_needed()) remove_kept_away(source, first);
}

void ContactSource::State::run_clock(Source& source, double until_s) {
  for (;;) {
    source.clock.advance(until_s, arrivals_s);
    const int day = source.next_day;
    const bool more = day < model->grid().days_in_run() && day * seconds_per_day < until_s;
    if (!source.clock.is_exhausted() || !more) break;
    ++source.next_day;
    find_rates(source.type, day);
    const double factor = day_factors.factor(source.type, day);
    std::vector<MassSegment>& masses = source.clock.refill();
    for (const RateSegment& s : segments)
      masses.push_back(MassSegment::constant(s.from_s, s.to_s, s.per_s * factor));
  }
}

/// Into `segments`.
void ContactSource::State::find_rates(std::uint16_t type, int day) {
  segments.clear();
  days[type].append(day, segments,
                    [&](std::vector<RateSegment>& list) { curves[type].day(day, list); });
}

/// A contact for each of `arrivals_s`, with all that is decided when it is made.
void ContactSource::State::append_contacts(Source& source) {
  const std::size_t first = source.made.size();
  source.luck.append(arrivals_s, source.made);
  const std::span<Contact> fresh = std::span{source.made}.subspan(first);
  if (source.natures.are_needed(deflections)) source.natures.mark(fresh, deflections);
  if (source.replay) source.replay->set_known_handle_times(fresh);
}

/// A surge is made as a whole when its incident starts, so that nothing depends on how the run is
/// cut.
void ContactSource::State::make_surges(Source& source, double until_s) {
  bool overlaps = false;
  const auto& occurrences = timeline.occurrences;
  for (; source.next_occurrence < occurrences.size(); ++source.next_occurrence) {
    const IncidentOccurrence& occurrence = occurrences[source.next_occurrence];
    if (occurrence.start_s >= until_s) break;
    if (occurrence.incident != *source.incident) continue;
    overlaps = overlaps || !source.made.empty();
    make_surge(source, occurrence, source.surges++);
  }
  if (overlaps)
    std::stable_sort(source.made.begin(), source.made.end(),
                     [](const Contact& a, const Contact& b) { return a.arrived_s < b.arrived_s; });
}

void ContactSource::State::make_surge(Source& source, const IncidentOccurrence& occurrence,
                                      std::uint64_t number) {
  const IncidentEffect& effect = model->spec().incidents[*source.incident].affects.at(
      model->contact_types()[source.type].name);
  const int first_day = std::max(0, static_cast<int>(occurrence.start_s / seconds_per_day));
  source.clock.begin({seed, Purpose::surge, source.luck.entity(), replication, number});
  arrivals_s.clear();
  double expected = 0.0;
  for (int day = first_day; day < model->grid().days_in_run(); ++day) {
    if (day * seconds_per_day >= surge_gone_s(effect, occurrence)) break;
    find_rates(source.type, day);
    std::vector<MassSegment>& masses = source.clock.refill();
    append_surge(effect, occurrence, segments, day_factors.factor(source.type, day), masses);
    for (const MassSegment& segment : masses) expected += segment.mass();
    if (expected > limits::contacts_per_surge) refuse_surge(source);
    source.clock.advance(model->grid().end_s(), arrivals_s);
  }
  append_contacts(source);
}

void ContactSource::State::refuse_surge(const Source& source) const {
  const auto most = static_cast<std::int64_t>(limits::contacts_per_surge);
  throw BadDraw{"the incident " + in_quotes(model->spec().incidents[*source.incident].name) +
                " brings more than " + count_text(most) + " contacts of " +
                in_quotes(model->contact_types()[source.type].name) + ": too many for one surge"};
}

/// Incidents with a factor below 1 keep contacts away, by a draw of each contact's own (rule 11).
/// @param first  of those just made
void ContactSource::State::remove_kept_away(Source& source, std::size_t first) {
  const auto fresh = source.made.begin() + static_cast<std::ptrdiff_t>(first);
  const auto stays = std::remove_if(fresh, source.made.end(), [&](const Contact& contact) {
    const double keep = keeps[source.type].at(contact.arrived_s);
    return keep < 1.0 && source.luck.removal_draw(contact.serial) >= keep;
  });
  source.made.erase(stays, source.made.end());
}

ContactSource::ContactSource(const Model& model) : state_{std::make_unique<State>(model)} {}
ContactSource::~ContactSource() = default;
ContactSource::ContactSource(ContactSource&&) noexcept = default;

void ContactSource::begin(std::uint64_t seed, std::uint64_t replication) {
  state_->begin(seed, replication);
}

const IncidentTimeline& ContactSource::timeline() const noexcept { return state_->timeline; }

void ContactSource::next(double until_s, std::vector<Contact>& contacts) {
  state_->next(until_s, contacts);
}

double ContactSource::patience_s(const Contact& contact, const Past& past,
                                 int return_number) const {
  return state_->persons.patience_s(contact, past, return_number);
}

bool ContactSource::redials(const Contact& contact, const Past& past, double left_s,
                            LaterAttempt& next) const {
  return state_->persons.redials(contact, past, left_s, next);
}

bool ContactSource::goes_on(const Contact& contact, const Past& past, double talked_until_s,
                            LaterAttempt& next) const {
  return state_->persons.goes_on(contact, past, talked_until_s, next);
}

bool same_demand(const Model& a, const Model& b) {
  const auto same_name = [](const AgentGroupSpec& x, const AgentGroupSpec& y) {
    return x.name == y.name;
  };
  return same_contacts(a, b) && a.spec().incidents == b.spec().incidents &&
         std::ranges::equal(a.agent_groups(), b.agent_groups(), same_name);
}

}  // namespace staffsim::demand
