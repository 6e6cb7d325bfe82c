// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "scenario/values.hpp"

namespace staffsim::scenario {

/// The parameters of a distribution, each required and judged as it is read.
class Parameters {
public:
  explicit Parameters(const TableReader& table) : table_{&table} {}

  [[nodiscard]] const TableReader& table() const { return *table_; }
  [[nodiscard]] bool has(std::string_view key) const { return table_->has(key); }
  /// Whether it is there; reports when not.
  [[nodiscard]] bool require(std::string_view key) const;
  void exclude_rivals_of(std::string_view key) const { table_->exclude_rivals_of(key); }

  [[nodiscard]] std::optional<Duration> duration(std::string_view key) const;
  [[nodiscard]] std::optional<Duration> positive_duration(std::string_view key) const;
  [[nodiscard]] std::optional<std::vector<Duration>> durations(std::string_view key) const;
  [[nodiscard]] std::optional<std::vector<Duration>> positive_durations(std::string_view key) const;
  [[nodiscard]] std::optional<double> number(std::string_view key, double least, double most) const;
  [[nodiscard]] std::optional<int> count(std::string_view key, int least, int most) const;
  [[nodiscard]] std::optional<std::vector<double>> weights(std::string_view key) const;

  /// Whether the second is not below the first; reports at the second.
  [[nodiscard]] bool in_order(std::string_view low_key, Duration low, std::string_view high_key,
                              Duration high) const;
  [[nodiscard]] bool same_size(std::string_view key, std::size_t size, std::string_view other_key,
                               std::size_t other_size) const;

private:
  template <class Value>
  std::optional<Value> read(std::string_view key, Decoder<Value> decode) const;
  [[nodiscard]] bool within_limits(const Field& field, Duration value, bool may_be_zero) const;
  [[nodiscard]] std::optional<std::vector<Duration>> list(std::string_view key,
                                                          bool may_be_zero) const;

  const TableReader* table_;
};

}  // namespace staffsim::scenario
