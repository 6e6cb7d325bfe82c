// SPDX-License-Identifier: Apache-2.0
// Lists of contacts merged in the order of arrival, ties in the order of the lists.
#include <staffsim/random/stream.hpp>

#include "demand/merge.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace staffsim;

namespace {

/// Sorted, with many ties: arrivals are whole seconds; `source` names the list.
std::vector<Contact> list_of(std::size_t size, std::uint16_t source, Stream& stream) {
  std::vector<Contact> contacts(size);
  for (Contact& contact : contacts) {
    contact.arrived_s = static_cast<double>(stream() % 50);
    contact.handle_s = stream.open01();
    contact.source = source;
  }
  std::ranges::stable_sort(contacts, {}, &Contact::arrived_s);
  for (std::uint32_t i = 0; i < size; ++i) contacts[i].serial = i;
  return contacts;
}

}  // namespace

TEST_CASE("merged lists are sorted, and ties keep the order of the lists", "[demand]") {
  Stream stream{{.seed = 1, .purpose = Purpose::arrivals, .entity = "merged lists"}};
  demand::Merge merge;
  std::vector<Contact> merged;
  for (int turn = 0; turn < 200; ++turn) {
    std::vector<std::vector<Contact>> lists;
    std::vector<Contact> expected;
    for (std::uint16_t source = 0; source < turn % 6; ++source) {
      lists.push_back(list_of(stream() % 40, source, stream));
      expected.insert(expected.end(), lists.back().begin(), lists.back().end());
    }
    std::ranges::stable_sort(expected, {}, &Contact::arrived_s);
    std::vector<std::span<const Contact>> views(lists.begin(), lists.end());
    merge(views, merged);
    REQUIRE(merged == expected);
  }
}
