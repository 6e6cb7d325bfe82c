// SPDX-License-Identifier: Apache-2.0
#include "demand/contact_luck.hpp"

#include "demand/require_ends.hpp"
#include "model/features.hpp"

#include <algorithm>

namespace staffsim::demand {
namespace {

/// So few that columns and fresh contacts are still in the first-level cache when they meet.
constexpr std::size_t at_once = 128;

}  // namespace

ContactLuck::ContactLuck(const ContactTypeSpec& type, std::uint16_t type_index,
                         std::uint16_t source, std::string entity)
    : type_{&type},
      type_index_{type_index},
      source_{source},
      entity_{std::move(entity)},
      handle_{type.handle, Purpose::handle},
      wrap_up_{type.wrap_up, Purpose::wrap_up},
      patience_{type.patience, Purpose::patience} {
  wrap_up_.is_constant = type.wrap_up == AnyDistribution{};
  // Not where some balk: their zeros must not stay in the column.
  patience_.is_constant = !may_give_up(type);
  if (patience_.is_constant) patience_.constant_s = type.patience.mean();
}

void ContactLuck::begin(std::uint64_t seed, std::uint64_t replication) {
  seed_ = seed;
  replication_ = replication;
  serial_ = 0;
  for (Column* column : {&handle_, &wrap_up_, &patience_})
    column->stream.emplace(key(column->purpose));
  balk_.emplace(key(Purpose::balk));
  removal_key_ = key_of(key(Purpose::removal));
}

void ContactLuck::Column::fill(std::size_t n) {
  if (draws.size() < n) draws.resize(n, constant_s);
  if (!is_constant) law.fill({draws.data(), n}, *stream);
}

void ContactLuck::append(std::span<const double> arrivals_s, std::vector<Contact>& contacts) {
  contacts.reserve(contacts.size() + arrivals_s.size());
  while (!arrivals_s.empty()) {
    const std::size_t n = std::min(arrivals_s.size(), at_once);
    append_some(arrivals_s.first(n), contacts);
    arrivals_s = arrivals_s.subspan(n);
  }
}

void ContactLuck::append_some(std::span<const double> arrivals_s, std::vector<Contact>& contacts) {
  const std::size_t n = arrivals_s.size();
  for (Column* column : {&handle_, &wrap_up_, &patience_}) column->fill(n);
  for (const Column* column : {&handle_, &wrap_up_})
    require_ends(column->law, {column->draws.data(), n}, "the handle time or wrap-up", type_->name);
  if (type_->balk > 0.0) {
    for (std::size_t i = 0; i < n; ++i)
      if (balk_->open01() < type_->balk) patience_.draws[i] = 0.0;
  }
  const double* const handle_s = handle_.draws.data();
  const double* const wrap_up_s = wrap_up_.draws.data();
  const double* const patience_s = patience_.draws.data();
  std::uint32_t serial = serial_;
  const std::uint16_t type = type_index_;
  const std::uint16_t source = source_;
  for (std::size_t i = 0; i < n; ++i)
    contacts.push_back(
        {arrivals_s[i], handle_s[i], wrap_up_s[i], patience_s[i], serial++, type, source});
  serial_ = serial;
}

}  // namespace staffsim::demand
