// SPDX-License-Identifier: Apache-2.0
#include <staffsim/core/version.hpp>

#ifdef CONSUMER_HAS_MPI  // a component of its own, of which no header wants MPI's
#include <staffsim/mpi/session.hpp>
static_assert(sizeof(staffsim::mpi::Session) > 0);
#endif

#include <iostream>

int main() { std::cout << "staffsim " << staffsim::version << '\n'; }
