// SPDX-License-Identifier: Apache-2.0
#include "estimate/require_sensible.hpp"

#include <staffsim/core/contracts.hpp>

namespace staffsim {

void require_sensible(const ExperimentSpec& experiment, const RunOptions& options,
                      const char* caller) {
  require(experiment.replications >= 1 && experiment.replications <= limits::replications, caller,
          "replications must be from 1 to 10,000,000");
  require(limits::is_confidence(experiment.confidence), caller,
          "confidence must be from 0.01 to 0.999999");
  for (const PrecisionTarget& target : experiment.precision) {
    require(target.half_width > 0.0, caller, "a half width must be above 0");
    require(target.at_most >= limits::first_round && target.at_most <= limits::replications, caller,
            "at_most must be from 100 to 10,000,000");
  }
  require(options.threads >= 1 && options.threads <= limits::threads, caller,
          "threads must be from 1 to 1,024");
  require(options.kernel != nullptr, caller, "there is no kernel");
}

void require_rounds(const ExperimentSpec& experiment, const char* caller) {
  for (const PrecisionTarget& target : experiment.precision)
    require(target.at_most >= experiment.replications, caller,
            "at_most must be at least the replications of the first round");
}

}  // namespace staffsim
