// SPDX-License-Identifier: Apache-2.0
// Any bytes are records of CSV, perhaps with a flaw at their end, never a crash or an endless loop;
// values stand one after the other.
#include "scenario/csv.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace staffsim;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  scenario::CsvReader reader{text};
  scenario::CsvRecord record;
  SourceLocation before{};
  while (reader.next(record)) {
    if (record.empty()) std::abort();
    for (const scenario::CsvCell& cell : record) {
      if (cell.at <= before) std::abort();
      before = cell.at;
    }
  }
  if (reader.flaw() && reader.flaw()->message.empty()) std::abort();
  if (reader.next(record)) std::abort();
  return 0;
}
