// SPDX-License-Identifier: Apache-2.0
#include "report/json_pieces.hpp"

#include "core/format.hpp"
#include "report/json_values.hpp"
#include "report/verdict_words.hpp"

#include <cmath>

namespace staffsim::report {

std::string escaped(std::string_view text) { return text_of(Json(text)); }

std::string number_json(double value) {
  return std::isfinite(value) ? fmt::format("{}", value) : "null";
}

std::string label_json(const RowLabel& label, MeasureScope scope) {
  if (scope == MeasureScope::targets) return fmt::format("\"target\":{}", label.target);
  if (scope == MeasureScope::agents)
    return fmt::format("\"agent_group\":{}", escaped(label.agent_group));
  return fmt::format(R"("contact_type":{},"branch":{},"channel":{})", escaped(label.contact_type),
                     escaped(label.branch), escaped(label.channel));
}

std::string difference_json(const MeasureDifference& of, const RowLabel& label) {
  const MeasureInfo& measure = info(of.measure);
  const std::string more = of.more_replications ? std::to_string(*of.more_replications) : "null";
  return fmt::format(
      "{{\"measure\":\"{}\",{},\"a\":{},\"b\":{},\"estimate\":{},\"low\":{},\"high\":{},"
      "\"unit\":\"{}\",\"verdict\":\"{}\",\"indifference\":{},\"more_replications\":{},"
      "\"variance_ratio\":{}}}",
      measure.id, label_json(label, measure.scope), number_json(of.a), number_json(of.b),
      number_json(of.difference.value), number_json(of.difference.low),
      number_json(of.difference.high), unit_name(measure.unit), difference_word(of.verdict),
      number_json(of.indifference), more, number_json(of.variance_ratio));
}

}  // namespace staffsim::report
