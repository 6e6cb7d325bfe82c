// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/result.hpp>
#include <staffsim/report/json.hpp>

#include "core/format.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace staffsim::report {

/// A growing text that goes to the sink whenever it has become long.
class TextPieces {
public:
  explicit TextPieces(const Sink& sink) : sink_{&sink} {}

  void add(std::string_view text) { buffer_.append(text.data(), text.data() + text.size()); }
  /// The shortest text that reads again to the same double; `missing` for what is not finite.
  void add(double value, std::string_view missing);
  void add(const Estimate& estimate, std::string_view between, std::string_view missing);
  /// Call at the end of a row.
  void flush_when_long() {
    if (buffer_.size() >= piece) flush();
  }
  void flush();

private:
  static constexpr std::size_t piece = std::size_t{1} << 16U;
  const Sink* sink_;
  fmt::memory_buffer buffer_;
};

/// "08:00": when each interval of a day starts.
[[nodiscard]] std::vector<std::string> interval_starts(const IntervalGrid& grid);

}  // namespace staffsim::report
