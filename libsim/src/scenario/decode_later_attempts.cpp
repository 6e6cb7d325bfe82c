// SPDX-License-Identifier: Apache-2.0
#include "scenario/decode.hpp"
#include "scenario/laws.hpp"
#include "scenario/values.hpp"

namespace staffsim::scenario {
namespace {

// What follows another value when it is left out is not written as a default: a candidate that sets
// the other value must find the file as its author left it.

std::optional<RedialRule> as_redial(const Field& field) {
  const auto table = as_table(field, "probability");
  if (!table) return std::nullopt;
  RedialRule rule;
  table->allow_only("contact_types[].redial");
  table->require("probability", as_number, rule.probability);
  table->optional("again", as_number, rule.again);
  table->require("delay", as_law, rule.delay);
  table->with_default("attempts", as_count, rule.attempts);
  return rule;
}

std::optional<ReturnRule> as_returns(const Field& field) {
  const auto table = as_table(field, "probability");
  if (!table) return std::nullopt;
  ReturnRule rule;
  table->allow_only("contact_types[].returns");
  table->require("probability", as_number, rule.probability);
  table->require("delay", as_law, rule.delay);
  return rule;
}

std::optional<InvalidShare> as_invalid(const Field& field) {
  const auto table = as_table(field, "share");
  if (!table) return std::nullopt;
  InvalidShare rule;
  table->allow_only("contact_types[].invalid");
  table->require("share", as_number, rule.share);
  table->optional("handle", as_law, rule.handle);
  return rule;
}

TransferRule transfer_from(const Field& field) {
  TransferRule rule;
  const auto table = as_table(field);
  if (!table) return rule;
  table->allow_only("contact_types[].transfer[]");
  table->require("to", as_text, rule.to);
  table->require("probability", as_number, rule.probability);
  return rule;
}

std::optional<std::vector<TransferRule>> as_transfers(const Field& field) {
  return entities_from(field, transfer_from);
}

}  // namespace

void read_later_attempts(const TableReader& table, ContactTypeSpec& type) {
  table.optional("redial", as_redial, type.redial);
  table.optional("returns", as_returns, type.returns);
  table.optional("invalid", as_invalid, type.invalid);
  if (type.invalid && find(table.at("invalid")->node(), "handle") == nullptr)
    type.invalid->handle = type.handle;
  table.optional("transfer", as_transfers, type.transfers);
}

}  // namespace staffsim::scenario
