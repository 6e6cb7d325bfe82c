// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

namespace staffsim {

/// A vector in a kept state whose length its owner knows: read into place, and refused when it has
/// another length.
template <class T>
struct Fixed {
  std::vector<T>& items;
};

template <class T>
[[nodiscard]] Fixed<T> fixed(std::vector<T>& items) noexcept {
  return {items};
}

}  // namespace staffsim
