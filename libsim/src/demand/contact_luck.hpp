// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/contact.hpp>
#include <staffsim/model/contact_type.hpp>
#include <staffsim/model/incident.hpp>
#include <staffsim/random/stream.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace staffsim::demand {

/// The name of the streams of the contacts of a type that an incident brings.
[[nodiscard]] inline std::string surge_entity(const IncidentSpec& incident,
                                              const ContactTypeSpec& type) {
  return incident.name + '\n' + type.name;
}

/// The luck of the contacts of one type from one source: the k-th contact gets the k-th draw of
/// each stream, whatever became of the others.
class ContactLuck {
public:
  /// @param entity  names the streams: the type, or the incident and the type
  ContactLuck(const ContactTypeSpec& type, std::uint16_t type_index, std::uint16_t source,
              std::string entity);

  void begin(std::uint64_t seed, std::uint64_t replication);
  /// Appends a contact for each arrival, with all its luck.
  void append(std::span<const double> arrivals_s, std::vector<Contact>& contacts);

  /// A uniform number of the contact's own, to decide whether an incident keeps it away.
  [[nodiscard]] double removal_draw(std::uint32_t serial) const noexcept {
    return open01_of(mix(removal_key_ ^ serial));
  }
  [[nodiscard]] const std::string& entity() const noexcept { return entity_; }

private:
  /// A law with its stream and a column of draws.
  struct Column {
    AnyDistribution law;
    Purpose purpose;
    bool is_constant = false;
    double constant_s = 0.0;
    std::optional<Stream> stream = std::nullopt;
    std::vector<double> draws = {};
    void fill(std::size_t n);
  };
  void append_some(std::span<const double> arrivals_s, std::vector<Contact>& contacts);
  [[nodiscard]] StreamKey key(Purpose purpose) const noexcept {
    return {seed_, purpose, entity_, replication_};
  }

  const ContactTypeSpec* type_;
  std::uint16_t type_index_;
  std::uint16_t source_;
  std::string entity_;
  Column handle_;
  Column wrap_up_;
  Column patience_;
  std::optional<Stream> balk_;
  std::uint64_t seed_ = 0;
  std::uint64_t replication_ = 0;
  std::uint64_t removal_key_ = 0;
  std::uint32_t serial_ = 0;
};

}  // namespace staffsim::demand
