// SPDX-License-Identifier: Apache-2.0
// Whether the types that share a log leave rows of it out, or read some of them twice.
#include "core/key_path.hpp"
#include "core/wording.hpp"
#include "model/validate.hpp"
#include "scenario/decode.hpp"

#include <algorithm>

namespace staffsim::scenario {
namespace {

const RecordedLog* log_of(const ContactTypeSpec& type) {
  return std::get_if<RecordedLog>(&type.arrivals);
}

std::string path_of_log(std::size_t type) { return child(element("contact_types", type), "log"); }

/// Whether a type with this log reads the rows of a queue.
bool reads(const RecordedLog& log, const std::string& queue) {
  return log.queue.empty() || std::ranges::find(log.only, queue) != log.only.end();
}

bool share_a_column(const RecordedLog& a, const RecordedLog& b) {
  return a.file == b.file && (a.queue.empty() || b.queue.empty() || a.queue == b.queue);
}

/// Said of a log that several types split up: whoever reads one queue alone means it.
void warn_of_rows_left_out(const ModelSpec& model, std::size_t index, Diagnostics& out) {
  const RecordedLog& log = *log_of(model.contact_types[index]);
  std::string missing;
  for (const std::string& queue : log.others) {
    const auto takes = [&](const ContactTypeSpec& type) {
      const RecordedLog* other = log_of(type);
      return other != nullptr && share_a_column(log, *other) && reads(*other, queue);
    };
    if (!std::ranges::any_of(model.contact_types, takes))
      missing += (missing.empty() ? "" : ", ") + in_quotes(queue);
  }
  if (!missing.empty())
    validation::warn(out, child(path_of_log(index), "only"),
                     "rows of " + in_quotes(log.file) + " belong to no contact type: those of " +
                         missing,
                     "name them in the `only` of a type if they are calls too");
}

void warn_of_rows_read_twice(const ModelSpec& model, std::size_t a, std::size_t b,
                             Diagnostics& out) {
  const RecordedLog& first = *log_of(model.contact_types[a]);
  const RecordedLog& second = *log_of(model.contact_types[b]);
  const bool are_all = first.queue.empty() || second.queue.empty();
  const auto in_both = std::ranges::find_if(
      second.only, [&](const std::string& queue) { return reads(first, queue); });
  if (!are_all && in_both == second.only.end()) return;
  validation::warn(out, path_of_log(b),
                   in_quotes(model.contact_types[a].name) + " and " +
                       in_quotes(model.contact_types[b].name) + " read the same rows of " +
                       in_quotes(first.file) + (are_all ? "" : ": those of " + in_quotes(*in_both)),
                   "tell them apart by `queue` and `only`, or each of the rows counts twice");
}

}  // namespace

void check_logs(const ModelSpec& model, Diagnostics& out) {
  for (std::size_t b = 0; b < model.contact_types.size(); ++b) {
    const RecordedLog* log = log_of(model.contact_types[b]);
    if (log == nullptr) continue;
    std::size_t sharing = 0;
    for (std::size_t a = 0; a < b; ++a) {
      const RecordedLog* earlier = log_of(model.contact_types[a]);
      if (earlier == nullptr || !share_a_column(*earlier, *log)) continue;
      ++sharing;
      warn_of_rows_read_twice(model, a, b, out);
    }
    if (sharing == 1) warn_of_rows_left_out(model, b, out);  // once for each log
  }
}

}  // namespace staffsim::scenario
