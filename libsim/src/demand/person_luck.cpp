// SPDX-License-Identifier: Apache-2.0
#include "demand/person_luck.hpp"

#include <staffsim/random/laws.hpp>

#include "demand/contact_luck.hpp"

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

double draw(const AnyDistribution& law, const StreamKey& key) {
  Stream stream{key};
  return law(stream);
}

}  // namespace

PersonLuck::PersonLuck(const Model& model, const Deflections& deflections)
    : entities_(model.contact_types().size()), deflections_{&deflections} {
  const auto& incidents = model.spec().incidents;
  for (const ContactTypeSpec& type : model.contact_types()) {
    std::vector<std::string>& entities = entities_[types_.size()];
    entities.push_back(type.name);
    for (const IncidentSpec& incident : incidents) entities.push_back(surge_entity(incident, type));
    types_.push_back({.spec = &type,
                      .wrap_up = type.wrap_up == AnyDistribution{} ? nullptr : &type.wrap_up,
                      .patience = is_patient(type) ? nullptr : &type.patience,
                      .balk = balk_probability(type)});
    for (const TransferRule& rule : type.transfers)
      types_.back().transfer_to.push_back(static_cast<std::uint16_t>(model.type_index(rule.to)));
  }
}

void PersonLuck::begin(std::uint64_t seed, std::uint64_t replication) noexcept {
  seed_ = seed;
  replication_ = replication;
}

/// Of a draw that belongs to the attempt with this past, or to its return to its line.
StreamKey PersonLuck::key(Purpose purpose, const Contact& contact, const Past& past,
                          int return_number) const {
  if (past.person_type >= entities_.size() || contact.source >= entities_.front().size())
    throw std::invalid_argument{"ContactSource: no source of this model brings the contact"};
  return {seed_, purpose, entities_[past.person_type][contact.source], replication_,
          (static_cast<std::uint64_t>(past.step) << 48U) |
              (static_cast<std::uint64_t>(contact.serial) << 16U) |
              static_cast<std::uint64_t>(return_number)};
}

double PersonLuck::patience_s(const Contact& contact, const Past& past, int return_number) const {
  const StreamKey own = key(Purpose::later, contact, past, return_number);
  const AnyDistribution* patience = types_.at(contact.type).patience;
  return patience == nullptr ? std::numeric_limits<double>::infinity() : draw(*patience, own);
}

bool PersonLuck::redials(const Contact& contact, const Past& past, double left_s,
                         LaterAttempt& next) const {
  const auto& rule = types_.at(contact.type).spec->redial;
  if (!rule || contact.nature != Nature::valid || past.dials >= rule->attempts || is_last(past))
    return false;
  Stream stream{key(Purpose::redial, contact, past)};
  const double probability = past.dials == 1 ? rule->probability : rule->again;
  if (stream.open01() >= probability) return false;
  Past later = following(past, Cause::redial);
  ++later.dials;
  later.system_since_s = left_s + rule->delay(stream);
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
  Stream stream{key(Purpose::comes_back, contact, past)};
  if (stream.open01() >= type.spec->returns->probability) return false;
  Past later = following(past, Cause::comes_back);
  later.dials = 1;
  later.system_since_s = talked_until_s + type.spec->returns->delay(stream);
  next = {attempt_of(contact, later, contact.type, later.system_since_s), later};
  return true;
}

/// Where the answered attempt is passed on to, if anywhere: one draw for all the alternatives.
std::optional<std::uint16_t> PersonLuck::transfer_of(const Contact& contact,
                                                     const Past& past) const {
  const Type& type = types_[contact.type];
  if (type.transfer_to.empty()) return std::nullopt;
  const double place = open01_of(key_of(key(Purpose::transfer, contact, past)));
  double up_to = 0.0;
  for (std::size_t i = 0; i < type.transfer_to.size(); ++i) {
    up_to += type.spec->transfers[i].probability;
    if (place < up_to) return type.transfer_to[i];
  }
  return std::nullopt;
}

/// The attempt with this past, with luck of its own. A status message reaches those who call, not
/// those who are put through.
Contact PersonLuck::attempt_of(const Contact& contact, const Past& past, std::uint16_t index,
                               double arrived_s) const {
  const Type& type = types_[index];
  Contact attempt{.arrived_s = arrived_s,
                  .handle_s = draw(type.spec->handle, key(Purpose::handle, contact, past)),
                  .patience_s = std::numeric_limits<double>::infinity(),
                  .serial = contact.serial,
                  .type = index,
                  .source = contact.source};
  if (type.wrap_up != nullptr)
    attempt.wrap_up_s = draw(*type.wrap_up, key(Purpose::wrap_up, contact, past));
  if (type.patience != nullptr)
    attempt.patience_s = draw(*type.patience, key(Purpose::patience, contact, past));
  if (type.balk > 0.0 && open01_of(key_of(key(Purpose::balk, contact, past))) < type.balk)
    attempt.patience_s = 0.0;
  const double share = past.cause == Cause::transfer ? 0.0 : deflections_->share(index, arrived_s);
  if (share > 0.0 && open01_of(key_of(key(Purpose::deflection, contact, past))) < share)
    attempt.nature = Nature::deflected;
  return attempt;
}

}  // namespace staffsim::demand
