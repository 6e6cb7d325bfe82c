// SPDX-License-Identifier: Apache-2.0
// What most programs need; other parts, and less compile time, by their own headers.
#pragma once
#include <staffsim/analytic/erlang_a.hpp>
#include <staffsim/core/version.hpp>
#include <staffsim/engine/event_kernel.hpp>
#include <staffsim/estimate/comparison.hpp>
#include <staffsim/estimate/result.hpp>
#include <staffsim/estimate/simulate.hpp>
#include <staffsim/estimate/steady_state.hpp>
#include <staffsim/model/model.hpp>
#include <staffsim/planning/feasibility.hpp>
#include <staffsim/random/laws.hpp>
#include <staffsim/report/json.hpp>
#include <staffsim/report/tables.hpp>
#include <staffsim/scenario/scenario.hpp>
