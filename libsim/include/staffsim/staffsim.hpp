// SPDX-License-Identifier: Apache-2.0
// The whole library; include the parts that you use if compile time matters.
#pragma once
#include <staffsim/analytic/analytic.hpp>
#include <staffsim/core/version.hpp>
#include <staffsim/engine/event_kernel.hpp>
#include <staffsim/estimate/result.hpp>
#include <staffsim/estimate/simulate.hpp>
#include <staffsim/model/model.hpp>
#include <staffsim/planning/feasibility.hpp>
#include <staffsim/random/laws.hpp>
#include <staffsim/report/report.hpp>
#include <staffsim/scenario/scenario.hpp>
