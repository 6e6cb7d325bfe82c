// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/engine/kernel.hpp>

#include <memory>

namespace staffsim::engine {

/// Whether the pooled kernel applies: a plain centre with a few groups, all on head counts.
[[nodiscard]] bool is_pooled(const Model& model);

/// The pooled kernel for a model that is.
[[nodiscard]] std::unique_ptr<Kernel> make_pooled_kernel(const Model& model);

}  // namespace staffsim::engine
