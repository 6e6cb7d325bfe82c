// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/contact.hpp>
#include <staffsim/model/model.hpp>
#include <staffsim/random/stream.hpp>

#include "demand/deflections.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace staffsim::demand {

/// What happens to persons after their first attempt arrived: fresh patience, redials, transfers,
/// returns, and the luck of each of these attempts (rule 17).
///
/// Every draw has a key of its own, made of the person's (first type, source, serial) and the
/// number of the attempt, so no answer depends on what was asked before. A person makes at most
/// 65,535 attempts.
class PersonLuck {
public:
  /// @param deflections  of the replication under way; must live as long as this
  PersonLuck(const Model& model, const Deflections& deflections);

  void begin(std::uint64_t seed, std::uint64_t replication);

  /// As in `LaterLuck`. All throw std::invalid_argument for a person whom no source of the model
  /// brings.
  [[nodiscard]] double patience_s(const Contact& contact, const Past& past,
                                  int return_number) const;
  [[nodiscard]] bool redials(const Contact& contact, const Past& past, double left_s,
                             LaterAttempt& next) const;
  [[nodiscard]] bool goes_on(const Contact& contact, const Past& past, double talked_until_s,
                             LaterAttempt& next) const;

private:
  /// A type with its transfers resolved, and its laws where they draw anything.
  struct Type {
    const ContactTypeSpec* spec;
    const AnyDistribution* wrap_up;   // null: none
    const AnyDistribution* patience;  // null: never gives up
    std::vector<std::uint16_t> transfer_to = {};
    [[nodiscard]] bool may_go_on() const { return spec->returns || !transfer_to.empty(); }
  };

  /// The streams of the persons whom one source brings, by purpose.
  struct Streams {
    StreamFamily later;
    StreamFamily redial;
    StreamFamily transfer;
    StreamFamily comes_back;
    StreamFamily handle;
    StreamFamily wrap_up;
    StreamFamily patience;
    StreamFamily balk;
    StreamFamily deflection;
  };

  [[nodiscard]] const Streams& streams_of(const Contact& contact, const Past& past) const;
  [[nodiscard]] double delay(const AnyDistribution& law, Stream& stream, const char* what,
                             std::uint16_t type) const;
  [[nodiscard]] std::optional<std::uint16_t> transfer_of(const Contact& contact,
                                                         const Past& past) const;
  [[nodiscard]] Contact attempt_of(const Contact& contact, const Past& past, std::uint16_t to,
                                   double arrived_s) const;

  std::vector<Type> types_;
  std::vector<std::string> entities_;  // by first type, then source
  std::vector<Streams> streams_;       // likewise; of this replication
  std::size_t sources_;                // that a type may have
  const Deflections* deflections_;
};

}  // namespace staffsim::demand
