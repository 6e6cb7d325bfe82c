// SPDX-License-Identifier: Apache-2.0
#include <staffsim/engine/kernel.hpp>

#include "engine/tally_book.hpp"

namespace staffsim::engine {

void Kernel::advance_counted(const Block& block, TallyBook& book, Account& account) {
  advance(block, account);
  book.require_possible(account);
}

}  // namespace staffsim::engine
