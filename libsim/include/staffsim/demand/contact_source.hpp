// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/contact.hpp>
#include <staffsim/model/incident_timeline.hpp>
#include <staffsim/model/model.hpp>

#include <cstdint>
#include <memory>
#include <vector>

namespace staffsim::demand {

/// Makes the contacts of a replication, a stretch of time after the other.
///
/// Arrivals are a nonhomogeneous Poisson process by inversion of the cumulated rate (Cinlar 1975):
/// exact, one exponential for each contact. Every contact carries its own luck from streams keyed
/// by (seed, purpose, name, replication), whatever happens to it later.
class ContactSource final : public LaterLuck {
public:
  /// @param model  outlives this object
  explicit ContactSource(const Model& model);
  ~ContactSource() override;
  ContactSource(ContactSource&&) noexcept;
  ContactSource(const ContactSource&) = delete;
  ContactSource& operator=(const ContactSource&) = delete;
  ContactSource& operator=(ContactSource&&) = delete;

  /// Starts a replication: draws its incidents.
  void begin(std::uint64_t seed, std::uint64_t replication);
  [[nodiscard]] const IncidentTimeline& timeline() const noexcept;
  /// Replaces `contacts` by those that arrive from where the last call ended (at first 0) up to and
  /// without `until_s`, sorted by arrival; ties by type in file order, own arrivals before surges.
  void next(double until_s, std::vector<Contact>& contacts);

  [[nodiscard]] double patience_s(const Contact& contact, const Past& past,
                                  int return_number) const override;
  [[nodiscard]] bool redials(const Contact& contact, const Past& past, double left_s,
                             LaterAttempt& next) const override;
  [[nodiscard]] bool goes_on(const Contact& contact, const Past& past, double talked_until_s,
                             LaterAttempt& next) const override;

private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Whether two models bring the same contacts and incidents: nothing that `ContactSource` looks at
/// differs.
[[nodiscard]] bool same_demand(const Model& a, const Model& b);

/// Mean contacts that arrive in each part of the week from Monday, without incidents and special
/// dates; a rate table or a log is averaged over the horizon's days.
/// @param part  at least 1 s, divides a day; where it is left out, the model's interval
/// @throws std::invalid_argument  when it does not, or there is no such type
[[nodiscard]] std::vector<double> weekly_arrivals(const Model& model, std::size_t type,
                                                  Duration part);
[[nodiscard]] std::vector<double> weekly_arrivals(const Model& model, std::size_t type);

}  // namespace staffsim::demand
