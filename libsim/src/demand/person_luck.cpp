// SPDX-License-Identifier: Apache-2.0
#include "demand/person_luck.hpp"

#include "demand/contact_luck.hpp"
#include "demand/require_ends.hpp"
#include "model/features.hpp"

#include <limits>
#include <stdexcept>

namespace staffsim::demand {
namespace {

/// Later attempts are numbered in 16 bits of their keys.
bool is_last(const Past& past) noexcept {
  return past.step == std::numeric_limits<std::uint16_t>::max();
}

Past following(Past past, Cause cause) noexcept {
  ++past.step;
  past.cause = cause;
  return past;
}

/// Names a draw of the attempt with this past, or of its return to its line; from the 65,536th on
/// returns have draws that they had before.
std::uint64_t index_of(const Contact& contact, const Past& past, int return_number = 0) noexcept {
  return (static_cast<std::uint64_t>(past.step) << 48U) |
         (static_cast<std::uint64_t>(contact.serial) << 16U) |
         static_cast<std::uint16_t>(return_number);
}

double draw(const AnyDistribution& law, const StreamFamily& family, std::uint64_t index) {
  Stream stream = family.stream(index);
  return law(stream);
}

}  // namespace

PersonLuck::PersonLuck(const Model& model, const Deflections& deflections)
    : sources_{model.spec().incidents.size() + 1}, deflections_{&deflections} {
  for (const ContactTypeSpec& type : model.contact_types()) {
    entities_.push_back(type.name);
    for (const IncidentSpec& incident : model.spec().incidents)
      entities_.push_back(surge_entity(incident, type));
    types_.push_back({.spec = &type,
                      .wrap_up = type.wrap_up == AnyDistribution{} ? nullptr : &type.wrap_up,
                      .patience = has_patience(type) ? &type.patience : nullptr});
    for (const TransferRule& rule : type.transfers)
      types_.back().transfer_to.push_back(static_cast<std::uint16_t>(model.type_index(rule.to)));
  }
}

void PersonLuck::begin(std::uint64_t seed, std::uint64_t replication) {
  streams_.clear();
  for (const std::string& entity : entities_) {
    const auto family = [&](Purpose purpose) {
      return StreamFamily{{seed, purpose, entity, replication}};
    };
    streams_.push_back({.later = family(Purpose::later),
                        .redial = family(Purpose::redial),
                        .transfer = family(Purpose::transfer),
                        .comes_back = family(Purpose::comes_back),
                        .handle = family(Purpose::handle),
                        .wrap_up = family(Purpose::wrap_up),
                        .patience = family(Purpose::patience),
                        .balk = family(Purpose::balk),
                        .deflection = family(Purpose::deflection)});
  }
}

const PersonLuck::Streams& PersonLuck::streams_of(const Contact& contact, const Past& past) const {
  if (past.person_type >= types_.size() || contact.source >= sources_)
    throw std::invalid_argument{"ContactSource: no source of this model brings the contact"};
  return streams_[past.person_type * sources_ + contact.source];
}

double PersonLuck::patience_s(const Contact& contact, const Past& past, int return_number) const {
  const Streams& streams = streams_of(contact, past);
  const AnyDistribution* law = types_.at(contact.type).patience;
  if (law == nullptr) return std::numeric_limits<double>::infinity();
  return draw(*law, streams.later, index_of(contact, past, return_number));
}

double PersonLuck::delay(const AnyDistribution& law, Stream& stream, const char* what,
                         std::uint16_t type) const {
  const double drawn_s = law(stream);
  require_ends(law, {&drawn_s, 1}, what, types_[type].spec->name);
  return drawn_s;
}

bool PersonLuck::redials(const Contact& contact, const Past& past, double left_s,
                         LaterAttempt& next) const {
  const auto& rule = types_.at(contact.type).spec->redial;
  if (!rule || contact.nature != Nature::valid || past.dials >= rule->attempts || is_last(past))
    return false;
  Stream stream = streams_of(contact, past).redial.stream(index_of(contact, past));
  const double probability =
      past.dials == 1 ? rule->probability : rule->again.value_or(rule->probability);
  if (stream.open01() >= probability) return false;
  Past later = following(past, Cause::redial);
  ++later.dials;
  later.system_since_s = left_s + delay(rule->delay, stream, "the delay of a redial", contact.type);
  next = {attempt_of(contact, later, contact.type, later.system_since_s), later};
  return true;
}

bool PersonLuck::goes_on(const Contact& contact, const Past& past, double talked_until_s,
                         LaterAttempt& next) const {
  const Type& type = types_.at(contact.type);
  if (!type.may_go_on() || contact.nature != Nature::valid || is_last(past)) return false;
  if (const auto to = transfer_of(contact, past)) {
    const Past leg = following(past, Cause::transfer);
    next = {attempt_of(contact, leg, *to, talked_until_s), leg};
    return true;
  }
  if (!type.spec->returns) return false;
  Stream stream = streams_of(contact, past).comes_back.stream(index_of(contact, past));
  if (stream.open01() >= type.spec->returns->probability) return false;
  Past later = following(past, Cause::comes_back);
  later.dials = 1;
  later.system_since_s = talked_until_s + delay(type.spec->returns->delay, stream,
                                                "the delay of a return", contact.type);
  next = {attempt_of(contact, later, contact.type, later.system_since_s), later};
  return true;
}

/// Where the answered attempt is passed on to, if anywhere: one draw for all the alternatives.
std::optional<std::uint16_t> PersonLuck::transfer_of(const Contact& contact,
                                                     const Past& past) const {
  const Type& type = types_[contact.type];
  if (type.transfer_to.empty()) return std::nullopt;
  const double place = streams_of(contact, past).transfer.open01(index_of(contact, past));
  double up_to = 0.0;
  for (std::size_t i = 0; i < type.transfer_to.size(); ++i) {
    up_to += type.spec->transfers[i].probability;
    if (place < up_to) return type.transfer_to[i];
  }
  return std::nullopt;
}

/// The attempt with this past, with luck of its own. A status message reaches those who call, not
/// those who are put through.
Contact PersonLuck::attempt_of(const Contact& contact, const Past& past, std::uint16_t to,
                               double arrived_s) const {
  const Type& type = types_[to];
  const Streams& streams = streams_of(contact, past);
  const std::uint64_t index = index_of(contact, past);
  const auto draw_ending = [&](const AnyDistribution& law, const StreamFamily& family) {
    const double drawn_s = draw(law, family, index);
    require_ends(law, {&drawn_s, 1}, "the handle time or wrap-up", type.spec->name);
    return drawn_s;
  };
  Contact attempt{.arrived_s = arrived_s,
                  .handle_s = draw_ending(type.spec->handle, streams.handle),
                  .patience_s = std::numeric_limits<double>::infinity(),
                  .serial = contact.serial,
                  .type = to,
                  .source = contact.source};
  if (type.wrap_up != nullptr) attempt.wrap_up_s = draw_ending(*type.wrap_up, streams.wrap_up);
  if (type.patience != nullptr) attempt.patience_s = draw(*type.patience, streams.patience, index);
  if (type.spec->balk > 0.0 && streams.balk.open01(index) < type.spec->balk)
    attempt.patience_s = 0.0;
  const double share = past.cause == Cause::transfer ? 0.0 : deflections_->share(to, arrived_s);
  if (share > 0.0 && streams.deflection.open01(index) < share) attempt.nature = Nature::deflected;
  return attempt;
}

}  // namespace staffsim::demand
