// SPDX-License-Identifier: Apache-2.0
#pragma once
/// All laws of the library: the families of a scenario.
#include <staffsim/random/composed_laws.hpp>
#include <staffsim/random/simple_laws.hpp>
#include <staffsim/random/skewed_laws.hpp>
