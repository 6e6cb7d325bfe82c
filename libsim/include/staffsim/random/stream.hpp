// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/core/fnv1a.hpp>

#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <string_view>

namespace staffsim {

/// What a stream is for. The numbers are part of every result: never reuse a number, never
/// renumber.
enum class Purpose : std::uint8_t {
  arrivals = 1,
  handle = 2,
  wrap_up = 3,
  patience = 4,
  balk = 5,
  day_factor = 6,
  removal = 7,
  incident = 8,
  surge = 9,
  later = 10,
  invalid = 11,
  invalid_handle = 12,
  deflection = 13,
  redial = 14,
  transfer = 15,
  comes_back = 16,
  day_score = 17,
  absence = 18
};

/// The name of a stream. Streams are found by name, not by order: a new contact type, a new purpose
/// or one more replication moves no other stream; renaming an entity does move its own.
struct StreamKey {
  std::uint64_t seed = 0;         ///< root seed of the experiment
  Purpose purpose{};              ///< what the numbers are used for
  std::string_view entity;        ///< name of the contact type, group, incident ...
  std::uint64_t replication = 0;  ///< number of the replication
  std::uint64_t index = 0;        ///< free: the serial of a date, of an incident ...
};

/// Scrambles 64 bits, one to one; never maps 0 to 0.
/// Source: G. Steele, D. Lea, C. Flood 2014, SplitMix64 (variant 13 of D. Stafford's finaliser).
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t bits) noexcept {
  bits += 0x9e3779b97f4a7c15U;
  bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9U;
  bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebU;
  return bits ^ (bits >> 31);
}

/// 64 random bits as a number of the open interval (0, 1): an odd multiple of 2^-53, so that
/// logarithms and quantiles never see 0 or 1. Uses bits 12 to 63; bits 0 to 11 stay free.
[[nodiscard]] constexpr double open01_from(std::uint64_t bits) noexcept {
  // A number of [1, 2) from the bits, less 1 - 2^-53; both steps are exact.
  return std::bit_cast<double>((bits >> 12) | 0x3ff0000000000000U) - 0x1.fffffffffffffp-1;
}

/// A uniform number in (0, 1) that depends on `key` alone: for draws that belong to one contact.
/// Take the key from `key_of` and a serial number: `open01_of(mix(stream_key ^ contact_serial))`.
[[nodiscard]] constexpr double open01_of(std::uint64_t key) noexcept {
  return open01_from(mix(key));
}

namespace detail {

inline constexpr std::uint64_t other_salt = 0x6a09e667f3bcc908U;  // sqrt(2): any other start

/// Of all but the index.
[[nodiscard]] constexpr std::uint64_t mix_name(std::uint64_t salt, const StreamKey& key) noexcept {
  std::uint64_t hash = mix(key.seed ^ salt);
  hash = mix(hash ^ static_cast<std::uint64_t>(key.purpose));
  hash = mix(hash ^ fnv1a(key.entity));
  return mix(hash ^ key.replication);
}

}  // namespace detail

/// The 64-bit digest of a key, for stateless draws with `open01_of`.
[[nodiscard]] constexpr std::uint64_t key_of(const StreamKey& key) noexcept {
  return mix(detail::mix_name(0, key) ^ key.index);
}

/// The random numbers of one key: xoshiro256++, period 2^256 - 1.
///
/// A small value: copying it copies the position. Meets std::uniform_random_bit_generator, so that
/// the laws of Boost.Random can draw from it. Hot loops copy it to a local and write it back, which
/// keeps its state in registers.
/// Two keys get the same numbers by chance only: about n^2 / 2^129 for n streams, as the state is
/// filled from two independent 64-bit digests of the key.
/// Source: D. Blackman, S. Vigna 2021, Scrambled linear pseudorandom number generators.
class Stream {
public:
  using result_type = std::uint64_t;

  constexpr explicit Stream(const StreamKey& key) noexcept
      : Stream{key_of(key), mix(detail::mix_name(detail::other_salt, key) ^ key.index)} {}

  [[nodiscard]] static constexpr result_type min() noexcept { return 0; }
  [[nodiscard]] static constexpr result_type max() noexcept {
    return std::numeric_limits<result_type>::max();
  }

  /// The next 64 bits.
  constexpr result_type operator()() noexcept {
    const std::uint64_t result = std::rotl(state_[0] + state_[3], 23) + state_[0];
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return result;
  }

  /// Uniform on the open interval (0, 1): never 0, never 1.
  constexpr double open01() noexcept { return open01_from((*this)()); }

  /// The four words of the state: for tests and for provenance.
  [[nodiscard]] constexpr const std::array<std::uint64_t, 4>& state() const noexcept {
    return state_;
  }

  bool operator==(const Stream&) const = default;

private:
  friend class StreamFamily;
  constexpr Stream(std::uint64_t low, std::uint64_t high) noexcept {
    state_[0] = low = mix(low);
    state_[1] = mix(low);
    state_[2] = high = mix(high);
    state_[3] = mix(high);
  }

  std::array<std::uint64_t, 4> state_{};
};

/// The streams of keys that differ in `index` alone: what they share is hashed once.
class StreamFamily {
public:
  constexpr explicit StreamFamily(const StreamKey& key) noexcept
      : low_{detail::mix_name(0, key)}, high_{detail::mix_name(detail::other_salt, key)} {}

  /// The stream of the key with this index.
  [[nodiscard]] constexpr Stream stream(std::uint64_t index) const noexcept {
    return {mix(low_ ^ index), mix(high_ ^ index)};
  }
  /// As `open01_of(key_of(...))` of the key with this index.
  [[nodiscard]] constexpr double open01(std::uint64_t index) const noexcept {
    return open01_of(mix(low_ ^ index));
  }

private:
  std::uint64_t low_;
  std::uint64_t high_;
};

}  // namespace staffsim
