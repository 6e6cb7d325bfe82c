// SPDX-License-Identifier: Apache-2.0
#pragma once
/// Logarithm and exponential with the same bits on every processor and compiler.
///
/// The C library chooses among variants by the processor at run time, and they differ in the last
/// bit. These use +, -, *, / and bit operations alone, each of which IEEE 754 fixes, as long as
/// nothing is contracted (-ffp-contract=off) and rounding is to nearest. All are constexpr.
#include <bit>
#include <cstdint>
#include <limits>

namespace staffsim::fixed {

namespace detail {

inline constexpr double ln2_high = 0x1.62e42feep-1;  // 33 bits: times a small integer it is exact
inline constexpr double ln2_low = 0x1.a39ef35793c76p-33;  // ln 2 - ln2_high
inline constexpr double inverse_ln2 = 0x1.71547652b82fep+0;
inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// exp(x) for -708 <= x <= 709.78: no branches, so that loops over it become vector code.
/// x = k ln 2 + r with |r| <= ln 2 / 2; then the Taylor series of exp(r) to r^13.
[[nodiscard]] constexpr double exp_in_range(double x, std::int64_t scale_down = 0) noexcept {
  constexpr double shift = 0x1.8p52;  // adding it rounds to an integer, in the low bits of the sum
  const double shifted = x * inverse_ln2 + shift;
  const double k = shifted - shift;
  const double high = x - k * ln2_high;
  const double low = k * ln2_low;
  const double r = high - low;
  const double lost = (high - r) - low;
  const double r2 = r * r;
  const double r4 = r2 * r2;
  const double p0 = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
  const double p1 = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
  const double p2 =
      (1.0 / 3628800 + r * (1.0 / 39916800)) + r2 * (1.0 / 479001600 + r * (1.0 / 6227020800));
  const double series = p0 + r4 * (p1 + r4 * p2);
  const double y = 1.0 + (r + (r2 * series + lost));
  const auto exponent =
      std::bit_cast<std::uint64_t>(shifted) - static_cast<std::uint64_t>(scale_down);
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(y) + (exponent << 52));
}

/// log(x) for a positive, finite, normal x of which `bits` are the bits; plus_exponent is added to
/// the exponent of 2.
/// x = 2^k m with sqrt(1/2) <= m < sqrt(2), f = m - 1, s = f / (2 + f);
/// log(1 + f) = f - f^2/2 + s (f^2/2 + R), with R = 2 s^2/3 + 2 s^4/5 + ... to s^20.
[[nodiscard]] constexpr double log_normal_number(std::uint64_t bits,
                                                 double plus_exponent) noexcept {
  constexpr std::uint64_t sqrt_half = 0x3fe6a09e667f3bcdU;
  const std::uint64_t offset = bits + (0x3ff0000000000000U - sqrt_half);
  // 2^52 + exponent, made of bits: vector units convert no 64-bit integers.
  const auto exponent = std::bit_cast<double>((offset >> 52) | 0x4330000000000000U);
  const double k = (exponent - (0x1.0p52 + 1023.0)) + plus_exponent;
  const double f = std::bit_cast<double>((offset & 0x000fffffffffffffU) + sqrt_half) - 1.0;
  const double s = f / (2.0 + f);
  const double z = s * s;
  const double z2 = z * z;
  const double z4 = z2 * z2;
  const double r0 = (2.0 / 3 + z * (2.0 / 5)) + z2 * (2.0 / 7 + z * (2.0 / 9));
  const double r1 = (2.0 / 11 + z * (2.0 / 13)) + z2 * (2.0 / 15 + z * (2.0 / 17));
  const double r2 = 2.0 / 19 + z * (2.0 / 21);
  const double r = z * (r0 + z4 * (r1 + z4 * r2));
  const double half_square = 0.5 * f * f;
  return k * ln2_high - ((half_square - (s * (half_square + r) + k * ln2_low)) - f);
}

/// log(x) for a positive, finite, normal x: no branches.
[[nodiscard]] constexpr double log_in_range(double x) noexcept {
  return log_normal_number(std::bit_cast<std::uint64_t>(x), 0.0);
}

}  // namespace detail

/// Natural logarithm; error below 1 unit in the last place. log(0) = -infinity, log(x < 0) = NaN.
[[nodiscard]] constexpr double log(double x) noexcept {
  constexpr double smallest_normal = std::numeric_limits<double>::min();
  if (x >= smallest_normal && x < detail::infinity) [[likely]]
    return detail::log_in_range(x);
  if (x == 0.0) return -detail::infinity;
  if (x == detail::infinity) return x;
  if (!(x > 0.0)) return detail::not_a_number;
  return detail::log_normal_number(std::bit_cast<std::uint64_t>(x * 0x1.0p54), -54.0);
}

/// Exponential; error about 1 unit in the last place. Overflows to infinity, underflows to 0 by way
/// of the subnormal numbers.
[[nodiscard]] constexpr double exp(double x) noexcept {
  if (x >= -708.0 && x <= 0x1.62e42fefa39efp+9) [[likely]]
    return detail::exp_in_range(x);
  if (x > 0.0) return detail::infinity;
  if (x < -746.0) return 0.0;
  if (!(x < 0.0)) return detail::not_a_number;
  constexpr std::int64_t up = -128;  // keeps the number normal until the last rounding
  return detail::exp_in_range(x, up) * 0x1.0p-128;
}

/// log(1 + x), accurate for small x too.
/// Source: W. Kahan; see D. Goldberg 1991, What every computer scientist should know, theorem 4.
[[nodiscard]] constexpr double log1p(double x) noexcept {
  const double sum = 1.0 + x;
  if (sum == 1.0) return x;
  if (sum == detail::infinity) return sum;
  return log(sum) * (x / (sum - 1.0));
}

/// x to the power y, for x >= 0: exp(y log x), so its relative error is about |y log x| units in
/// the last place. pow(x, 0) = 1.
[[nodiscard]] constexpr double pow(double x, double y) noexcept {
  return y == 0.0 ? 1.0 : exp(y * log(x));
}

/// Logarithm of the gamma function for x > 0; absolute error below 1e-14 for x < 12 (terms of about
/// 29 cancel), relative error below 2e-15 above. +infinity at 0, NaN below.
/// Source: recurrence to x >= 12, then Stirling's series (Abramowitz and Stegun 1964, 6.1.41).
[[nodiscard]] double log_gamma(double x) noexcept;

/// The gamma function for x > 0: exp(log_gamma(x)); relative error below 1e-14 for x < 12.
[[nodiscard]] double gamma(double x) noexcept;

}  // namespace staffsim::fixed
