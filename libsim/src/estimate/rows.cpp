// SPDX-License-Identifier: Apache-2.0
#include "estimate/rows.hpp"

#include <algorithm>

namespace staffsim {
namespace {

std::string name_of(Channel channel) { return channel == Channel::phone ? "phone" : "email"; }

template <class Belongs>
Row pool(const Model& model, RowLabel label, Belongs belongs) {
  Row row{.label = std::move(label), .members = {}};
  bool phone = false;
  bool email = false;
  for (std::uint16_t t = 0; t < model.contact_types().size(); ++t) {
    const ContactTypeSpec& type = model.contact_types()[t];
    if (!belongs(type)) continue;
    row.members.push_back(t);
    (type.channel == Channel::phone ? phone : email) = true;
  }
  row.mixes_channels = phone && email;
  return row;
}

}  // namespace

std::vector<Row> contact_rows(const Model& model) {
  std::vector<Row> rows;
  std::vector<std::string> branches;
  for (const ContactTypeSpec& type : model.contact_types()) {
    rows.push_back(pool(model, {type.name, type.branch, name_of(type.channel), "*"},
                        [&](const ContactTypeSpec& other) { return other.name == type.name; }));
    if (!type.branch.empty() && std::ranges::find(branches, type.branch) == branches.end())
      branches.push_back(type.branch);
  }
  for (const std::string& branch : branches)
    rows.push_back(pool(model, {"*", branch, "*", "*"},
                        [&](const ContactTypeSpec& type) { return type.branch == branch; }));
  for (const Channel channel : {Channel::phone, Channel::email}) {
    Row row = pool(model, {"*", "*", name_of(channel), "*"},
                   [&](const ContactTypeSpec& type) { return type.channel == channel; });
    if (!row.members.empty()) rows.push_back(std::move(row));
  }
  rows.push_back(pool(model, {}, [](const ContactTypeSpec&) { return true; }));
  return rows;
}

std::vector<Row> agent_rows(const Model& model) {
  std::vector<Row> rows;
  Row all;
  for (std::uint16_t g = 0; g < model.agent_groups().size(); ++g) {
    rows.push_back({{"*", "*", "*", model.agent_groups()[g].name}, {g}});
    all.members.push_back(g);
  }
  rows.push_back(std::move(all));
  return rows;
}

bool carries(const Row& row, Measure measure) noexcept {
  return !row.mixes_channels || measure <= Measure::answer_rate;
}

}  // namespace staffsim
