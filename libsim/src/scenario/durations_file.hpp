// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "scenario/field.hpp"

namespace staffsim::scenario {

/// Replaces `file = "..."` of an empirical distribution by `values`: one duration with its unit a
/// line; empty lines and lines that begin with # are passed over. Reports what is wrong with the
/// file at the key. Returns whether all went well.
bool write_out_durations(const TableReader& law);

}  // namespace staffsim::scenario
