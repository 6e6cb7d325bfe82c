// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/kernel.hpp>

#include <functional>
#include <memory>
#include <utility>

namespace staffsim::test {

using Look = std::function<void(const engine::Account&)>;

/// Lets the engine that the model calls for work, and a test look at what it reports. Whoever
/// drives it hands over an empty account each time, as a Replicator does: nothing is seen twice.
class SpyKernel final : public engine::Kernel {
public:
  SpyKernel(const Model& model, Look look)
      : kernel_{engine::make_kernel(model)}, look_{std::move(look)} {}

  void begin(const LaterLuck& luck) override { kernel_->begin(luck); }
  void advance(const engine::Block& block, engine::Account& account) override {
    kernel_->advance(block, account);
    look_(account);
  }
  void finish(engine::Account& account) override {
    kernel_->finish(account);
    look_(account);
  }

private:
  std::unique_ptr<engine::Kernel> kernel_;
  Look look_;
};

/// A factory of spies that all show what they see to `look`.
inline engine::KernelFactory spies(Look look) {
  return [look = std::move(look)](const Model& model) {
    return std::make_unique<SpyKernel>(model, look);
  };
}

}  // namespace staffsim::test
