// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/model/contact_type.hpp>

namespace staffsim {

/// The mean number of first attempts on a weekday (0: Monday) whose date has no factor of its own.
[[nodiscard]] double usual_contacts(const WeeklyArrivals& arrivals, int weekday);

/// The mean number of first attempts on a date.
[[nodiscard]] double contacts_on(const WeeklyArrivals& arrivals, Date date);

/// The most of all weekdays and dates with a factor.
[[nodiscard]] double contacts_on_busiest_day(const WeeklyArrivals& arrivals);

/// The mean number of first attempts from `first` to `last`, both included.
[[nodiscard]] double contacts_between(const WeeklyArrivals& arrivals, Date first, Date last);

}  // namespace staffsim
