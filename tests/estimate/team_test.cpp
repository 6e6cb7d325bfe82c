// SPDX-License-Identifier: Apache-2.0
// Processes that work together, played by threads and a box of letters for each. Kept states are
// compared as bytes: they hold every sum that results are made from.
#include <staffsim/engine/kernel.hpp>
#include <staffsim/estimate/incident_study.hpp>
#include <staffsim/estimate/simulate.hpp>

#include "estimate/by_hand.hpp"
#include "support/catch.hpp"
#include "support/small_desk.hpp"

#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

using namespace staffsim;
using namespace staffsim::test;

namespace {

constexpr int many = 40;

/// All letters on their way, by receiver.
class Post {
public:
  explicit Post(int processes) : boxes_(static_cast<std::size_t>(processes)) {}
  [[nodiscard]] int processes() const { return static_cast<int>(boxes_.size()); }
  void put(int to, Messenger::Letter letter) {
    const std::lock_guard lock{mutex_};
    boxes_[static_cast<std::size_t>(to)].push_back(std::move(letter));
  }
  std::optional<Messenger::Letter> get(int of) {
    const std::lock_guard lock{mutex_};
    auto& box = boxes_[static_cast<std::size_t>(of)];
    if (box.empty()) return std::nullopt;
    Messenger::Letter letter = std::move(box.front());
    box.pop_front();
    return letter;
  }

private:
  std::mutex mutex_;
  std::vector<std::deque<Messenger::Letter>> boxes_;
};

/// A process's own way to the post; letters to it may take their time.
class Postman final : public Messenger {
public:
  Postman(Post& post, int rank, std::chrono::milliseconds delay)
      : post_{&post}, rank_{rank}, delay_{delay} {}
  [[nodiscard]] int rank() const override { return rank_; }
  [[nodiscard]] int processes() const override { return post_->processes(); }
  void send(int to, std::string bytes) override { post_->put(to, {rank_, std::move(bytes)}); }
  std::optional<Letter> receive() override {
    auto letter = post_->get(rank_);
    if (letter) std::this_thread::sleep_for(delay_);
    return letter;
  }

private:
  Post* post_;
  int rank_;
  std::chrono::milliseconds delay_;
};

/// Takes a millisecond for each block, and counts them.
class SlowKernel final : public engine::Kernel {
public:
  SlowKernel(const Model& model, std::atomic<int>& blocks)
      : own_{engine::make_kernel(model)}, blocks_{&blocks} {}
  void begin(const LaterLuck& luck) override { own_->begin(luck); }
  void advance(const engine::Block& block, engine::Account& account) override {
    ++*blocks_;
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
    own_->advance(block, account);
  }
  void finish(engine::Account& account) override { own_->finish(account); }

private:
  std::unique_ptr<engine::Kernel> own_;
  std::atomic<int>* blocks_;
};

Model small_centre() {
  ModelSpec spec = whole_centre();
  WeeklyArrivals some;
  some.per_day = 60.0;
  for (ContactTypeSpec& type : spec.contact_types) type.arrivals = some;
  spec.targets = {target_of("answer_rate", true, 0.8, TargetSpan::interval, {"a"})};
  return Model{spec};
}

/// What a process does; `options` has its team, the leader's alone keeps a state.
using Program = std::function<void(const RunOptions& options)>;

/// Runs `program` in all processes and returns the states that the leader saved last of each study.
struct Together {
  int helpers = 1;
  int threads = 1;
  std::chrono::milliseconds delay_of_first = {};  // for each letter to the first helper
  int silent = 0;  // a helper that takes its work and does not say a word

  std::vector<std::string> states(const std::vector<Program>& studies) const {
    Post post{1 + helpers};
    std::vector<std::jthread> others;
    for (int rank = 1; rank <= helpers; ++rank)
      if (rank != silent)
        others.emplace_back([&, rank] {
          Postman postman{post, rank, rank == 1 ? delay_of_first : std::chrono::milliseconds{}};
          Team team{postman};
          for (const Program& study : studies) study(options_of(team));
        });
    std::vector<std::string> states;
    Postman postman{post, 0, {}};
    Team team{postman};
    for (const Program& study : studies) {
      RunOptions options = options_of(team);
      std::string& state = states.emplace_back();
      options.keeping.save = [&](std::string bytes) { state = std::move(bytes); };
      study(options);
    }
    return states;
  }

  [[nodiscard]] RunOptions options_of(Team& team) const {
    RunOptions options;
    options.threads = threads;
    options.intervals = true;
    options.team = &team;
    return options;
  }
};

std::vector<Program> simulation_and_incidents(const Model& model) {
  return {[&](const RunOptions& options) {
            (void)simulate_all({&model, 1}, {.replications = many}, options);
          },
          [&](const RunOptions& options) {
            (void)study_incidents(model, {.replications = many}, options);
          }};
}

}  // namespace

TEST_CASE("a team comes to the bits of a process alone", "[estimate][team]") {
  const Model model = small_centre();
  const auto studies = simulation_and_incidents(model);
  const auto alone = Together{.helpers = 0}.states(studies);
  REQUIRE(alone.size() == 2);
  CHECK(alone[0].size() > 1000);
  CHECK(alone[1].size() > 100);
  CHECK(Together{.helpers = 1}.states(studies) == alone);
  CHECK(Together{.helpers = 3}.states(studies) == alone);
  CHECK(Together{.helpers = 2, .threads = 3}.states(studies) == alone);
}

TEST_CASE("a helper that is slow or stands still changes nothing", "[estimate][team]") {
  const Model model = small_centre();
  const auto studies = simulation_and_incidents(model);
  const auto alone = Together{.helpers = 0}.states(studies);
  const Together slow{.helpers = 2, .delay_of_first = std::chrono::milliseconds{30}};
  CHECK(slow.states(studies) == alone);
  CHECK(Together{.helpers = 2, .silent = 1}.states(studies) == alone);
  CHECK(Together{.helpers = 1, .threads = 2, .silent = 1}.states(studies) == alone);
}

TEST_CASE("a study that is stopped leaves nothing behind for the next", "[estimate][team]") {
  const Model model = small_centre();
  std::stop_source stop;
  std::vector<Result> stopped;
  const Program first = [&](const RunOptions& given) {
    RunOptions options = given;
    const bool leads = options.team->leads();
    if (leads) {
      options.stop = stop.get_token();
      options.progress = [&](int done, int) {
        if (done == 5) stop.request_stop();
      };
    }
    auto results = simulate_all({&model, 1}, {.replications = 1000, .seed = 2}, options);
    if (leads) stopped = std::move(results);
  };
  auto studies = simulation_and_incidents(model);
  const auto alone = Together{.helpers = 0}.states(studies);
  studies.insert(studies.begin(), first);
  const auto together = Together{.helpers = 3}.states(studies);
  CHECK(stopped.front().partial);
  CHECK(stopped.front().replications >= 5);
  CHECK(stopped.front().replications < 1000);
  CHECK(std::vector(together.begin() + 1, together.end()) == alone);
}

TEST_CASE("helpers have no results, and go when the leader goes", "[estimate][team]") {
  const Model model = small_centre();
  Post post{2};
  int done = -1;
  std::jthread helper{[&] {
    Postman postman{post, 1, {}};
    Team team{postman};
    RunOptions options;
    options.team = &team;
    done =
        simulate(model, {.replications = many}, options).replications;  // the leader asks for none
    (void)study_incidents(model, {.replications = many}, options);
  }};
  {
    Postman postman{post, 0, {}};
    const Team team{postman};
  }
  helper.join();
  CHECK(done == 0);
}

// Some 340 blocks of a millisecond each, of which the leader wants no more after the third.
TEST_CASE("a helper gives up what nobody wants any more", "[estimate][team][stop]") {
  const Model model{small_desk(2, 3650)};
  Post post{2};
  std::atomic<int> blocks = 0;
  std::jthread helper{[&] {
    Postman postman{post, 1, {}};
    Team team{postman};
    RunOptions options;
    options.team = &team;
    options.kernel = [&](const Model& of) { return std::make_unique<SlowKernel>(of, blocks); };
    (void)simulate(model, {.replications = many}, options);
  }};
  {
    Postman postman{post, 0, {}};
    Team team{postman};
    const int study = team.begin_study();
    team.send({.kind = Team::Message::Kind::work, .process = 1, .study = study});
    while (blocks < 3) std::this_thread::yield();
    team.send({.kind = Team::Message::Kind::end, .process = 1, .study = study});
  }
  helper.join();
  CHECK(blocks < 200);
}

TEST_CASE("what fails in a helper is thrown there", "[estimate][team]") {
  const Model model = small_centre();
  Post post{2};
  bool has_failed = false;
  std::jthread helper{[&] {
    Postman postman{post, 1, {}};
    Team team{postman};
    RunOptions options;
    options.team = &team;
    options.kernel = [](const Model&) -> std::unique_ptr<engine::Kernel> {
      throw std::runtime_error{"no kernel here"};
    };
    try {
      (void)simulate(model, {.replications = many}, options);
    } catch (const std::runtime_error&) {
      has_failed = true;
    }
  }};
  Postman postman{post, 0, {}};
  Team team{postman};
  RunOptions options;
  options.team = &team;
  CHECK(simulate(model, {.replications = many}, options).replications == many);
  helper.join();
  CHECK(has_failed);
}

TEST_CASE("a letter of a process that is none of the team is refused", "[estimate][team]") {
  Post post{2};
  Postman postman{post, 0, {}};
  Team team{postman};
  for (const int stranger : {-1, 0, 2}) {
    post.put(0, {stranger, std::string(64, '\0')});
    CHECK_THROWS_AS(team.receive(), std::runtime_error);
  }
}
