// SPDX-License-Identifier: Apache-2.0
#include <staffsim/core/version.hpp>

#include <iostream>

int main() { std::cout << "staffsim " << staffsim::version << '\n'; }
