// SPDX-License-Identifier: Apache-2.0
#include "scenario/laws.hpp"

#include "core/did_you_mean.hpp"
#include "core/wording.hpp"
#include "scenario/durations_file.hpp"
#include "scenario/keys.hpp"
#include "scenario/other_words.hpp"
#include "scenario/parameters.hpp"

#include <algorithm>
#include <stdexcept>

namespace staffsim::scenario {
namespace {

using Law = std::optional<AnyDistribution>;

Law deterministic(const Parameters& given) {
  const auto value = given.duration("value");
  return value ? Law{Deterministic{*value}} : std::nullopt;
}

Law exponential(const Parameters& given) {
  const auto mean = given.positive_duration("mean");
  return mean ? Law{Exponential{*mean}} : std::nullopt;
}

Law uniform(const Parameters& given) {
  const auto min = given.duration("min");
  const auto max = given.positive_duration("max");
  if (!min || !max || !given.in_order("min", *min, "max", *max)) return std::nullopt;
  return Uniform{*min, *max};
}

Law triangular(const Parameters& given) {
  const auto min = given.duration("min");
  const auto mode = given.duration("mode");
  const auto max = given.positive_duration("max");
  if (!min || !mode || !max) return std::nullopt;
  if (!given.in_order("min", *min, "mode", *mode)) return std::nullopt;
  if (!given.in_order("mode", *mode, "max", *max)) return std::nullopt;
  return Triangular{*min, *mode, *max};
}

Law lognormal_from_quantiles(const Parameters& given) {
  given.exclude_rivals_of("median");
  given.exclude_rivals_of("p90");
  const auto median = given.positive_duration("median");
  const auto p90 = given.positive_duration("p90");
  if (!median || !p90 || !given.in_order("median", *median, "p90", *p90)) return std::nullopt;
  return Lognormal::from_median_p90(*median, *p90);
}

Law lognormal(const Parameters& given) {
  if (given.has("median") || given.has("p90")) return lognormal_from_quantiles(given);
  const auto mean = given.positive_duration("mean");
  const auto cv = given.number("cv", 0.001, 100.0);
  return mean && cv ? Law{Lognormal{*mean, *cv}} : std::nullopt;
}

Law gamma(const Parameters& given) {
  const auto mean = given.positive_duration("mean");
  const auto cv = given.number("cv", 0.001, 100.0);
  return mean && cv ? Law{Gamma{*mean, *cv}} : std::nullopt;
}

Law erlang(const Parameters& given) {
  const auto mean = given.positive_duration("mean");
  const auto stages = given.count("stages", 1, 1'000);
  return mean && stages ? Law{Erlang{*mean, *stages}} : std::nullopt;
}

Law weibull(const Parameters& given) {
  const auto mean = given.positive_duration("mean");
  const auto shape = given.number("shape", 0.05, 100.0);
  return mean && shape ? Law{Weibull{*mean, *shape}} : std::nullopt;
}

Law hyperexponential(const Parameters& given) {
  const auto means = given.positive_durations("means");
  const auto weights = given.weights("weights");
  if (!means || !weights || !given.same_size("weights", weights->size(), "means", means->size()))
    return std::nullopt;
  return Hyperexponential{*means, *weights};
}

Law empirical(const Parameters& given) {
  given.exclude_rivals_of("file");
  if (given.has("file") && !write_out_durations(given.table())) return std::nullopt;
  const auto values = given.durations("values");
  return values ? Law{Empirical{*values}} : std::nullopt;
}

Law mixture(const Parameters& given) {
  std::vector<AnyDistribution> parts;
  bool are_sound = given.require("parts");
  const auto weights = given.weights("weights");
  if (are_sound)
    are_sound = for_each_element(*given.table().at("parts"), "a list of distributions",
                                 [&](const Field& part) {
                                   const Law law = as_law(part);
                                   are_sound &= law.has_value();
                                   parts.push_back(law.value_or(AnyDistribution{}));
                                 }) &&
                are_sound;
  if (!are_sound || !weights || !given.same_size("weights", weights->size(), "parts", parts.size()))
    return std::nullopt;
  return Mixture{parts, *weights};
}

Law never(const Parameters&) { return Never{}; }

using Maker = Law (*)(const Parameters&);

Maker maker_of(std::string_view name) {
  struct Entry {
    std::string_view name;
    Maker make;
  };
  static constexpr Entry makers[] = {{"deterministic", deterministic},
                                     {"exponential", exponential},
                                     {"uniform", uniform},
                                     {"triangular", triangular},
                                     {"lognormal", lognormal},
                                     {"gamma", gamma},
                                     {"erlang", erlang},
                                     {"weibull", weibull},
                                     {"hyperexponential", hyperexponential},
                                     {"empirical", empirical},
                                     {"mixture", mixture},
                                     {"never", never}};
  const auto* const found = std::ranges::find(makers, name, &Entry::name);
  return found == std::end(makers) ? nullptr : found->make;
}

std::vector<std::string> family_names() {
  std::vector<std::string> names;
  for (const Family& kind : all_families()) names.emplace_back(kind.name);
  return names;
}

Law law_of(const TableReader& table, const std::string& name,
           const std::vector<std::string>& also) {
  const Family* kind = family(name);
  const Maker make = maker_of(name);
  if (kind == nullptr || make == nullptr) {
    std::string meant = in_our_words("law.family", name);
    table.at("family")->error("there is no family " + in_quotes(name),
                              meant.empty() ? did_you_mean(name, family_names()) : meant);
    return std::nullopt;
  }
  std::vector<std::string> keys = kind->keys;
  keys.emplace_back("family");
  keys.insert(keys.end(), also.begin(), also.end());
  table.allow_only_of_law(keys);
  try {
    return make(Parameters{table});
  } catch (const std::invalid_argument& refusal) {  // parameters that only overflow shows to be bad
    table.field().error(refusal.what());
    return std::nullopt;
  }
}

/// For what should be a table, perhaps its mean alone.
std::string law_hint(const Node& node) {
  const auto* text = std::get_if<std::string>(&node.value);
  if (text == nullptr || !duration_from(*text))
    return R"(write a table such as { family = "exponential", mean = "5 min" })";
  return R"(write { family = "deterministic", value = )" + in_quotes(*text) +
         R"( } if it is always that, or { family = "exponential", mean = )" + in_quotes(*text) +
         " }";
}

Law law_with(const Field& field, const std::vector<std::string>& also) {
  if (!is_table(field.node())) {
    field.mismatch("a distribution", law_hint(field.node()));
    return std::nullopt;
  }
  const TableReader table{field};
  if (!table.has("family")) {
    table.missing("family", "the name of a distribution such as \"exponential\"");
    return std::nullopt;
  }
  const auto name = as_text(*table.at("family"));
  return name ? law_of(table, *name, also) : std::nullopt;
}

}  // namespace

Law as_law(const Field& field) { return law_with(field, {}); }

Law as_patience_law(const Field& field) { return law_with(field, {"balk"}); }

}  // namespace staffsim::scenario
