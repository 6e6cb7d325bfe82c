// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/contact.hpp>
#include <staffsim/model/contact_type.hpp>

#include "demand/deflections.hpp"

#include <cstdint>
#include <span>
#include <string>

namespace staffsim::demand {

/// Which first attempts of one source are mistaken or abusive, and which a status message
/// satisfies. Each contact has draws of its own, by its serial number.
class Natures {
public:
  /// @param entity  names the draws, as it does those of `ContactLuck`
  Natures(const ContactTypeSpec& type, std::uint16_t type_index, std::string entity);

  void begin(std::uint64_t seed, std::uint64_t replication) noexcept;

  /// Whether there is anything to mark in this replication.
  [[nodiscard]] bool are_needed(const Deflections& deflections) const noexcept {
    return type_->invalid.has_value() || deflections.has_any(type_index_);
  }
  /// Marks contacts, which are all valid so far; invalid ones get their own handle time. Who is
  /// both is deflected.
  void mark(std::span<Contact> contacts, const Deflections& deflections) const;

private:
  void mark_invalid(Contact& contact) const;

  const ContactTypeSpec* type_;
  std::uint16_t type_index_;
  std::string entity_;
  std::uint64_t seed_ = 0;
  std::uint64_t replication_ = 0;
  std::uint64_t invalid_key_ = 0;
  std::uint64_t deflection_key_ = 0;
};

}  // namespace staffsim::demand
