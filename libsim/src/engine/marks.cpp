// SPDX-License-Identifier: Apache-2.0
#include "engine/marks.hpp"

namespace staffsim::engine {
namespace {

Marks marks_of(bool has_level, End end, bool delayed, bool within, bool brief) {
  Marks marks{};
  const auto mark = [&marks](Counter counter, bool counts = true) {
    marks[static_cast<std::size_t>(counter)] += counts ? 1U : 0U;
  };
  const bool answered = end == End::answered;
  const bool abandoned = end == End::abandoned;
  mark(Counter::offered);
  mark(Counter::answered, answered);
  mark(Counter::abandoned, abandoned);
  mark(Counter::unfinished, end == End::unfinished);
  mark(Counter::delayed, delayed);
  mark(Counter::delayed_ended, delayed && (answered || abandoned));
  if (!has_level) return marks;
  mark(Counter::sl_offered);
  mark(Counter::sl_answered, answered);
  mark(Counter::sl_abandoned, abandoned);
  mark(Counter::answered_within, answered && within);
  mark(Counter::abandoned_within, abandoned && within);
  mark(Counter::short_abandoned, abandoned && brief);
  return marks;
}

}  // namespace

MarkTable::MarkTable(bool has_level) {
  for (const End end :
       {End::answered, End::abandoned, End::unfinished, End::blocked, End::deflected})
    for (const bool delayed : {false, true})
      for (const bool within : {false, true})
        for (const bool brief : {false, true})
          if (delayed || within)  // who waits beyond T was delayed
            marks_[kind::of(end, delayed, within, brief)] =
                marks_of(has_level, end, delayed, within, brief);
}

}  // namespace staffsim::engine
