// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace staffsim {

/// How much more the contacts of a replication are, and the work they bring, than on average: first
/// attempts in the measured window whose mean is known. Both have mean 0.
struct Controls {
  double contacts = 0.0;
  double work_s = 0.0;
  template <class Archive>
  void serialize(Archive& archive) {
    archive(contacts, work_s);
  }
  bool operator==(const Controls&) const = default;
};

}  // namespace staffsim
