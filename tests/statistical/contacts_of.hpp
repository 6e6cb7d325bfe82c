// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/demand/contact_source.hpp>

#include <cstdint>
#include <vector>

namespace staffsim::test {

/// All contacts of a replication, by arrival.
inline std::vector<Contact> contacts_of(demand::ContactSource& source, const Model& model,
                                        std::uint64_t seed, std::uint64_t replication = 0) {
  std::vector<Contact> contacts;
  source.begin(seed, replication);
  source.next(model.grid().end_s(), contacts);
  return contacts;
}
inline std::vector<Contact> contacts_of(const Model& model, std::uint64_t seed,
                                        std::uint64_t replication = 0) {
  demand::ContactSource source{model};
  return contacts_of(source, model, seed, replication);
}

}  // namespace staffsim::test
