// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/random/stream.hpp>

#include <concepts>
#include <memory>
#include <span>
#include <stdexcept>
#include <utility>

namespace staffsim {

/// What only the draws of a run tell: a law of the user's own drew what is no duration, or what
/// incidents do together is beyond all limits.
class BadDraw : public std::domain_error {
public:
  using std::domain_error::domain_error;
};

/// A law of a non-negative duration, in seconds. Copyable; sampling is const (all state is in the
/// Stream) and may be asked for by several threads at once. Infinity is a draw of patience alone.
/// With `fixed::log` and `fixed::exp` (log_exp.hpp) instead of libm's, its draws have the same bits
/// on every processor.
/// A law may also have `fill(std::span<double>, Stream&) const`, which must leave in the span, and
/// in the stream, what as many calls of operator() would. Give it an operator==: models with equal
/// laws share their contacts, and only those can be compared for the cheapest.
template <class D>
concept Distribution = requires(const D& law, Stream& stream) {
  { law(stream) } -> std::same_as<double>;
  { law.mean() } -> std::same_as<double>;
}
&&std::copyable<D>;  // last: asked of a type that converts to AnyDistribution it would be recursive

/// Whether a law draws nothing but finite durations, so that no draw needs to be looked at: this
/// library's laws, and those of yours that say so.
template <class D>
inline constexpr bool draws_durations_only = false;

/// Any law, chosen at run time: a value, cheap to copy and safe to share between threads, because
/// the law inside is shared and immutable. One virtual call per `fill`, whatever its length.
class AnyDistribution {
public:
  /// Always 0 s.
  AnyDistribution();
  // There is no move: what was moved from would have no law.
  AnyDistribution(const AnyDistribution&) = default;
  AnyDistribution& operator=(const AnyDistribution&) = default;
  ~AnyDistribution() = default;

  // The order of the constraints matters: the other way round they would be recursive.
  template <class D>
  requires(!std::same_as<D, AnyDistribution>) &&
      Distribution<D> AnyDistribution(D law)  // implicit on purpose: a law is a distribution
      : law_{std::make_shared<const Holder<D>>(std::move(law))} {}

  /// Fills `out` with draws, in seconds.
  /// @throws std::domain_error  when a law of your own draws less than 0 s, or no number
  void fill(std::span<double> out, Stream& stream) const { law_->fill(out, stream); }
  /// One draw, in seconds; the same numbers as `fill`, one at a time.
  double operator()(Stream& stream) const { return law_->draw(stream); }
  /// Mean in seconds; may be infinite.
  [[nodiscard]] double mean() const { return law_->mean(); }
  /// Whether a draw may be infinite: of a law of your own that does not say `draws_durations_only`.
  [[nodiscard]] bool may_be_endless() const { return law_->may_be_endless(); }

  /// Equal if they share one law, or if both laws are of one type and compare equal.
  friend bool operator==(const AnyDistribution& a, const AnyDistribution& b) {
    return a.law_ == b.law_ || a.law_->equals(*b.law_);
  }

private:
  struct Law {
    Law() = default;
    Law(const Law&) = delete;
    Law& operator=(const Law&) = delete;
    virtual ~Law() = default;
    virtual void fill(std::span<double> out, Stream& stream) const = 0;
    virtual double draw(Stream& stream) const = 0;
    [[nodiscard]] virtual double mean() const = 0;
    [[nodiscard]] virtual bool may_be_endless() const = 0;
    [[nodiscard]] virtual bool equals(const Law& other) const = 0;
  };

  template <class D>
  struct Holder final : Law {
    static constexpr bool fills = requires(const D& d, std::span<double> out, Stream& stream) {
      d.fill(out, stream);
    };
    explicit Holder(D d) : law{std::move(d)} {}
    void fill(std::span<double> out, Stream& stream) const override {
      if constexpr (fills) {
        law.fill(out, stream);
        for (const double drawn : out) check(drawn);
      } else {
        for (double& x : out) x = draw(stream);
      }
    }
    double draw(Stream& stream) const override {
      const double drawn = law(stream);
      check(drawn);
      return drawn;
    }
    static void check(double drawn) {
      if (!draws_durations_only<D> && !(drawn >= 0.0)) throw_bad_draw(drawn);
    }
    [[nodiscard]] double mean() const override { return law.mean(); }
    [[nodiscard]] bool may_be_endless() const override { return !draws_durations_only<D>; }
    [[nodiscard]] bool equals(const Law& other) const override {
      if constexpr (std::equality_comparable<D>) {
        const auto* same = dynamic_cast<const Holder*>(&other);
        return same != nullptr && same->law == law;
      } else {
        return false;
      }
    }
    D law;
  };

  [[noreturn]] static void throw_bad_draw(double drawn);

  std::shared_ptr<const Law> law_;
};

}  // namespace staffsim
