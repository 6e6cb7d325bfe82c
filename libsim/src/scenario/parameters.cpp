// SPDX-License-Identifier: Apache-2.0
#include "scenario/parameters.hpp"

#include "model/validate.hpp"
#include "scenario/locate.hpp"

namespace staffsim::scenario {

bool Parameters::require(std::string_view key) const {
  if (!table_->has(key))
    table_->missing(key, key == "cv" ? "the standard deviation divided by the mean" : "");
  return table_->has(key);
}

template <class Value>
std::optional<Value> Parameters::read(std::string_view key, Decoder<Value> decode) const {
  return require(key) ? decode(*table_->at(key)) : std::nullopt;
}

bool Parameters::within_limits(const Field& field, Duration value, bool may_be_zero) const {
  Diagnostics found;
  const bool is_sound = may_be_zero
                            ? validation::check_duration(found, field.path(), value)
                            : validation::check_positive_duration(found, field.path(), value);
  pass_on(found, field);
  return is_sound;
}

std::optional<Duration> Parameters::duration(std::string_view key) const {
  const auto value = read<Duration>(key, as_duration);
  return value && within_limits(*table_->at(key), *value, true) ? value : std::nullopt;
}

std::optional<Duration> Parameters::positive_duration(std::string_view key) const {
  const auto value = read<Duration>(key, as_duration);
  return value && within_limits(*table_->at(key), *value, false) ? value : std::nullopt;
}

std::optional<std::vector<Duration>> Parameters::list(std::string_view key,
                                                      bool may_be_zero) const {
  std::vector<Duration> values;
  if (!require(key)) return std::nullopt;
  const Field field = *table_->at(key);
  bool are_sound = true;
  const bool is_list = for_each_element(field, "a list of durations", [&](const Field& element) {
    const auto value = as_duration(element);
    are_sound &= value && within_limits(element, *value, may_be_zero);
    if (value) values.push_back(*value);
  });
  if (is_list && values.empty() && are_sound) field.error("needs at least one value");
  return is_list && are_sound && !values.empty() ? std::optional{values} : std::nullopt;
}

std::optional<std::vector<Duration>> Parameters::durations(std::string_view key) const {
  return list(key, true);
}

std::optional<std::vector<Duration>> Parameters::positive_durations(std::string_view key) const {
  return list(key, false);
}

std::optional<double> Parameters::number(std::string_view key, double least, double most) const {
  const auto value = read<double>(key, as_number);
  if (!value) return std::nullopt;
  const Field field = *table_->at(key);
  Diagnostics found;
  const bool is_sound = validation::check_number(found, field.path(), *value, least, most);
  pass_on(found, field);
  return is_sound ? value : std::nullopt;
}

std::optional<int> Parameters::count(std::string_view key, int least, int most) const {
  const auto value = read<int>(key, as_count);
  if (!value) return std::nullopt;
  const Field field = *table_->at(key);
  Diagnostics found;
  const bool is_sound = validation::check_number(found, field.path(), *value, least, most);
  pass_on(found, field);
  return is_sound ? value : std::nullopt;
}

std::optional<std::vector<double>> Parameters::weights(std::string_view key) const {
  const auto values = read<std::vector<double>>(key, as_numbers);
  if (!values) return std::nullopt;
  const Field field = *table_->at(key);
  if (field.around().findings->concern(field.path())) return std::nullopt;
  Diagnostics found;
  const bool are_sound = validation::check_weights(found, field.path(), *values);
  pass_on(found, field);
  return are_sound ? values : std::nullopt;
}

bool Parameters::in_order(std::string_view low_key, Duration low, std::string_view high_key,
                          Duration high) const {
  if (low <= high) return true;
  table_->at(high_key)->error(std::string{high_key} + " must not be below " + std::string{low_key});
  return false;
}

bool Parameters::same_size(std::string_view key, std::size_t size, std::string_view other_key,
                           std::size_t other_size) const {
  if (size == other_size) return true;
  table_->at(key)->error("expected as many " + std::string{key} + " as " + std::string{other_key} +
                         " (" + std::to_string(other_size) + "), got " + std::to_string(size));
  return false;
}

}  // namespace staffsim::scenario
