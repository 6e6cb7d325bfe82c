// SPDX-License-Identifier: Apache-2.0
#include "demand/natures.hpp"

#include <staffsim/random/stream.hpp>

#include "demand/require_ends.hpp"

namespace staffsim::demand {

Natures::Natures(const ContactTypeSpec& type, std::uint16_t type_index, std::string entity)
    : type_{&type}, type_index_{type_index}, entity_{std::move(entity)} {}

void Natures::begin(std::uint64_t seed, std::uint64_t replication) noexcept {
  seed_ = seed;
  replication_ = replication;
  invalid_key_ = key_of({seed, Purpose::invalid, entity_, replication});
  deflection_key_ = key_of({seed, Purpose::deflection, entity_, replication});
}

void Natures::mark(std::span<Contact> contacts, const Deflections& deflections) const {
  if (type_->invalid)
    for (Contact& contact : contacts)
      if (open01_of(mix(invalid_key_ ^ contact.serial)) < type_->invalid->share)
        mark_invalid(contact);
  if (!deflections.has_any(type_index_)) return;
  for (Contact& contact : contacts) {
    const double share = deflections.share(type_index_, contact.arrived_s);
    if (share > 0.0 && open01_of(mix(deflection_key_ ^ contact.serial)) < share)
      contact.nature = Nature::deflected;
  }
}

void Natures::mark_invalid(Contact& contact) const {
  contact.nature = Nature::invalid;
  Stream own{{seed_, Purpose::invalid_handle, entity_, replication_, contact.serial}};
  contact.handle_s = type_->invalid->handle(own);
  require_ends(type_->invalid->handle, {&contact.handle_s, 1},
               "the handle time of invalid contacts", type_->name);
}

}  // namespace staffsim::demand
