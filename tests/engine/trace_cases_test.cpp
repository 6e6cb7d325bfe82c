// SPDX-License-Identifier: Apache-2.0
// Contact by contact against the recorded cases, found by a recursion and confirmed by an
// event-driven program, neither of them ours.
#include "engine/play.hpp"
#include "support/catch.hpp"

#include <nlohmann/json.hpp>

#include <fstream>

using namespace staffsim;
using namespace staffsim::test;
using nlohmann::json;

namespace {

json shared_case(const std::string& id) {
  const json file = json::parse(std::ifstream{STAFFSIM_TEST_DATA "/shared_cases.json"});
  for (const json& one : file.at("cases"))
    if (one.at("id") == id) return one;
  throw std::out_of_range{"no case " + id};
}

void check_trace(const json& trace, const std::string& agents, const json& expected) {
  std::vector<Caller> callers;
  for (const json& caller : trace)
    callers.push_back({caller.at("arrival"), caller.at("service"),
                       caller.at("patience").is_null() ? never_s : double{caller.at("patience")}});
  const Play play{hotline(), contacts(callers), {heads(0, std::stoi(agents))}, {}};
  const Model model = model_of(play);
  for (const bool simple : {false, true}) {
    const auto kernel =
        simple ? engine::make_event_free_kernel(model) : engine::make_event_kernel(model);
    const auto account = perform(*kernel, play, GivenLuck{});
    REQUIRE(account.outcomes.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const engine::Outcome& outcome = account.outcomes[i];
      INFO("contact " << i << " with " << agents << " agents");
      CHECK(std::abs(outcome.wait_s - double{expected[i].at("wait")}) < 1e-9);
      CHECK((outcome.end == engine::End::answered) == (expected[i].at("outcome") == "served"));
    }
  }
}

}  // namespace

TEST_CASE("recorded traces are reproduced contact by contact", "[engine][cases]") {
  for (const std::string id : {"I-TRACE-1", "I-TRACE-3", "I-NONMONO-1"}) {
    const json one = shared_case(id);
    for (const json& agents : one.at("model").at("agents")) {
      const std::string count = std::to_string(int{agents});
      INFO(id);
      check_trace(one.at("model").at("trace"), count, one.at("expected").at(count));
    }
  }
}

// One agent more, and the fifth contact gives up that was answered before.
TEST_CASE("with abandonment one more agent may lose a contact", "[engine][cases]") {
  const json one = shared_case("I-NONMONO-1");
  for (const json& number : one.at("expected").at("contacts_served_with_1_but_abandoned_with_2")) {
    CHECK(one.at("expected").at("1").at(std::size_t{number}).at("outcome") == "served");
    CHECK(one.at("expected").at("2").at(std::size_t{number}).at("outcome") == "abandoned");
  }
}
