// SPDX-License-Identifier: Apache-2.0
// A stop is heard in the midst of a replication, however long that is.
#include <staffsim/engine/kernel.hpp>
#include <staffsim/estimate/incident_study.hpp>
#include <staffsim/estimate/simulate.hpp>
#include <staffsim/estimate/steady_state.hpp>

#include "support/catch.hpp"
#include "support/small_desk.hpp"

#include <atomic>
#include <memory>
#include <stop_token>

using namespace staffsim;
using namespace staffsim::test;

namespace {

/// Asks for a stop with its second block, and counts blocks.
class Stopper final : public engine::Kernel {
public:
  Stopper(const Model& model, std::stop_source& stop, std::atomic<int>& blocks)
      : own_{engine::make_kernel(model)}, stop_{&stop}, blocks_{&blocks} {}
  void begin(const LaterLuck& luck) override { own_->begin(luck); }
  void advance(const engine::Block& block, engine::Account& account) override {
    if (++*blocks_ == 2) stop_->request_stop();
    own_->advance(block, account);
  }
  void finish(engine::Account& account) override { own_->finish(account); }

private:
  std::unique_ptr<engine::Kernel> own_;
  std::stop_source* stop_;
  std::atomic<int>* blocks_;
};

/// Blocks that a study sees which is stopped in its second.
template <class Study>
int blocks_until_stopped(Study study) {
  std::stop_source stop;
  std::atomic<int> blocks = 0;
  RunOptions options;
  options.stop = stop.get_token();
  options.kernel = [&](const Model& model) {
    return std::make_unique<Stopper>(model, stop, blocks);
  };
  study(options);
  return blocks;
}

}  // namespace

TEST_CASE("a stop ends a replication between two blocks", "[estimate][stop]") {
  const Model model{small_desk(2, 3650)};
  CHECK(blocks_until_stopped([&](const RunOptions& options) {
          const Result result = simulate(model, {.replications = 3}, options);
          CHECK(result.partial);
          CHECK(result.replications == 0);
          CHECK(result.measures.empty());
        }) == 2);
  CHECK(blocks_until_stopped([&](const RunOptions& options) {
          CHECK(study_steady_state(model, {.replications = 1}, options).refusal ==
                NoSteadyState::stopped);
        }) == 2);
}

TEST_CASE("a stop ends the study of an incident between two blocks", "[estimate][stop]") {
  ModelSpec spec = small_desk(2, 3650);
  spec.incidents.push_back({.name = "outage",
                            .starts = std::vector{Moment{spec.horizon.start, {}}},
                            .lasts = Deterministic{std::chrono::hours{1}},
                            .affects = {{spec.contact_types[0].name, {.arrivals_factor = 2.0}}}});
  const Model model{spec};
  CHECK(blocks_until_stopped([&](const RunOptions& options) {
          const IncidentStudy study = study_incidents(model, {.replications = 3}, options);
          CHECK(study.partial);
          CHECK(study.replications == 0);
        }) == 2);
}
