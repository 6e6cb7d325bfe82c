// SPDX-License-Identifier: Apache-2.0
#include <staffsim/core/printable.hpp>

#include "core/wording.hpp"

namespace staffsim {
namespace {

/// Whether a text begins with `lead` and a byte from `first` to `last`.
bool begins_with(std::string_view text, std::string_view lead, unsigned first, unsigned last) {
  if (text.size() <= lead.size() || !text.starts_with(lead)) return false;
  const auto byte = static_cast<unsigned char>(text[lead.size()]);
  return byte >= first && byte <= last;
}

/// Bytes of the character at the start of a text, if it steers; otherwise 0.
std::size_t steering_length(std::string_view text) {
  if (is_control(text.front())) return 1;
  if (begins_with(text, "\xC2", 0x80, 0x9F)) return 2;
  const bool ends_or_turns =
      begins_with(text, "\xE2\x80", 0xA8, 0xAE) || begins_with(text, "\xE2\x81", 0xA6, 0xA9);
  return ends_or_turns ? 3 : 0;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t length = steering_length(text);
    const char first = text.front();
    const bool is_blank = first == '\n' || first == '\r' || first == '\t';
    result += length == 0 ? first : is_blank ? ' ' : '?';
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return result;
}

}  // namespace staffsim
