// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/fnv1a.hpp>
#include <staffsim/estimate/keeping.hpp>

#include "estimate/tallies_archive.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace staffsim {

/// A digest stands before a kept state, so that a damaged one is not mistaken for another.
inline constexpr std::size_t digest_size = sizeof(std::uint64_t);

[[nodiscard]] inline std::string with_digest(const std::string& bytes) {
  return bytes_of(fnv1a(bytes)) + bytes;
}

/// @throws BadState  unless it is as it was when it was kept
[[nodiscard]] inline std::string_view without_digest(std::string_view kept) {
  const std::string_view bytes = kept.substr(std::min(digest_size, kept.size()));
  if (kept.substr(0, digest_size) != bytes_of(fnv1a(bytes))) throw BadState{"it is damaged"};
  return bytes;
}

/// Takes up the state that was kept, if there is one; it may not be further than `wanted`.
template <class State>
void take_up(State& state, const Keeping& keeping, int wanted) {
  if (keeping.state.empty()) return;
  read_from(without_digest(keeping.state), state);
  if (state.replications() > wanted)
    throw BadState{"it holds " + std::to_string(state.replications()) + " replications, and only " +
                   std::to_string(wanted) + " are wanted"};
}

template <class State>
void keep(const State& state, const Keeping& keeping) {
  if (keeping.save) keeping.save(with_digest(bytes_of(state)));
}

template <class State>
void keep_if_due(const State& state, const Keeping& keeping) {
  if (keeping.is_due && keeping.is_due()) keep(state, keeping);
}

}  // namespace staffsim
