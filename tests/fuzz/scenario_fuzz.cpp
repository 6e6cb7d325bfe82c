// SPDX-License-Identifier: Apache-2.0
// Any bytes are a scenario or a list of findings, never a crash. What is a scenario must read again
// from its resolved text to the same study.
#include <staffsim/scenario/scenario.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace staffsim;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const scenario::Reading reading = scenario::check(text);
  if (reading.study.has_value() == has_errors(reading.diagnostics)) std::abort();
  if (scenario::render(reading.diagnostics, "fuzzed.toml", text).size() > 100U << 20U) std::abort();
  if (!reading.study) return 0;
  const scenario::Reading again = scenario::check(reading.study->resolved);
  if (!again.study || *again.study != *reading.study) std::abort();
  return 0;
}
