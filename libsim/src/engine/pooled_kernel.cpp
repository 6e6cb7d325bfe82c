// SPDX-License-Identifier: Apache-2.0
#include "engine/pooled_kernel.hpp"

#include <staffsim/core/contracts.hpp>
#include <staffsim/engine/event_kernel.hpp>

#include "engine/choices.hpp"
#include "engine/make_pooled_kernel.hpp"
#include "engine/plain_counter.hpp"
#include "model/features.hpp"

#include <algorithm>
#include <cmath>

namespace staffsim::engine {
namespace {

/// Patience ended before anybody was free.
Outcome gave_up(const Contact& contact) noexcept {
  return {.arrived_s = contact.arrived_s,
          .wait_s = contact.patience_s,
          .first_wait_s = contact.patience_s,
          .type = contact.type,
          .end = End::abandoned,
          .delayed = true};
}

/// Waits when the run ends.
Outcome unfinished(const Contact& contact, double end_s) noexcept {
  const double wait_s = end_s - contact.arrived_s;
  return {.arrived_s = contact.arrived_s,
          .wait_s = wait_s,
          .first_wait_s = wait_s,
          .type = contact.type,
          .delayed = true};
}

}  // namespace

template <AgentSelection agent_selection, ContactSelection contact_selection>
PooledKernel<agent_selection, contact_selection>::PooledKernel(const Model& model)
    : table_{model},
      lines_{table_},
      desks_{table_.group_count()},
      paces_(table_.group_count() * table_.type_count()),
      is_one_desk_{table_.group_count() == 1 && table_.skills_of(0).size() == table_.type_count()},
      interval_s_{has_email(model.spec()) ? model.grid().interval_s() : infinity} {
  for (std::size_t group = 0; group < table_.group_count(); ++group)
    for (const auto& skill : table_.skills_of(group)) {
      Pace& pace = paces_[group * table_.type_count() + skill.type];
      pace.speed = skill.speed;
      pace.has_speed = skill.speed != 1.0;
    }
}

template <AgentSelection agent_selection, ContactSelection contact_selection>
void PooledKernel<agent_selection, contact_selection>::begin(const LaterLuck& /*luck*/) {
  lines_.clear();
  desks_.begin();
  for (Pace& pace : paces_) pace.factor = 1.0;
  last_arrival_s_ = -infinity;
  samples_ = 1;
  sample_s_ = interval_s_;
}

template <AgentSelection agent_selection, ContactSelection contact_selection>
void PooledKernel<agent_selection, contact_selection>::advance(const Block& block,
                                                               Account& account) {
  const std::size_t before = account.outcomes.size();
  account.outcomes.resize(before + lines_.waiting() + block.contacts.size());
  Outcome* next = account.outcomes.data() + before;
  const auto record = [&next](const Outcome& outcome) { *next++ = outcome; };
  advance_with(block, account, record);
  account.outcomes.resize(static_cast<std::size_t>(next - account.outcomes.data()));
}

template <AgentSelection agent_selection, ContactSelection contact_selection>
void PooledKernel<agent_selection, contact_selection>::advance_counted(const Block& block,
                                                                       TallyBook& book,
                                                                       Account& account) {
  PlainCounter count{book};
  advance_with(block, account, count);
}

template <AgentSelection agent_selection, ContactSelection contact_selection>
template <class Report>
void PooledKernel<agent_selection, contact_selection>::advance_with(const Block& block,
                                                                    Account& account,
                                                                    Report& report) {
  duty_ = block.duty;
  incidents_ = block.incidents;
  arriving_ = block.contacts.data();
  last_ = arriving_ + block.contacts.size();
  for (double change_s = next_change_s();; change_s = next_change_s()) {
    const double limit_s = std::min(change_s, block.until_s);
    serve_until(limit_s, account, report);
    const double event_s = std::min(desks_.next_call().at_s, limit_s);
    if (event_s >= block.until_s) break;
    on_instant(event_s, account, report);
  }
  drop_expired(block.until_s, report);
  lines_.keep_calls();
  end_s_ = block.until_s;
}

/// All that happens before the limit, or before two groups' agents become free at one instant.
template <AgentSelection agent_selection, ContactSelection contact_selection>
template <class Report>
void PooledKernel<agent_selection, contact_selection>::serve_until(double limit_s, Account& account,
                                                                   Report& report) {
  if (is_one_desk_)
    desks_.with_one(
        [&](auto desk) { return serve_at<decltype(desk)>(desk, limit_s, account, report); });
  else serve_at<PooledDesks<agent_selection>&>(desks_, limit_s, account, report);
}

template <AgentSelection agent_selection, ContactSelection contact_selection>
template <class Desks, class Report>
[[gnu::flatten]] Desks
PooledKernel<agent_selection, contact_selection>::serve_at(Desks desks, double limit_s,
                                                           Account& account, Report& report) {
  const Contact* arriving = arriving_;
  const Contact* const last = last_;
  for (;;) {
    const double arrival_s = arriving == last ? infinity : arriving->arrived_s;
    const DeskCall call = desks.next_call();
    if (arrival_s < std::min(call.at_s, limit_s)) {
      on_arrival(*arriving++, desks, account, report);
    } else {
      if (call.at_s >= limit_s || call.is_crowded) break;
      look_at_next(call.group, call.at_s, desks, account, report);
    }
  }
  arriving_ = arriving;
  return desks;
}

template <AgentSelection agent_selection, ContactSelection contact_selection>
double PooledKernel<agent_selection, contact_selection>::next_change_s() const noexcept {
  double next_s = duty_.empty() ? infinity : duty_.front().at_s;
  if (!incidents_.empty()) next_s = std::min(next_s, incidents_.front().at_s);
  for (const PooledGroup& group : desks_.groups())
    next_s = std::min(next_s, group.next_release_s());
  return std::min(next_s, sample_s_);
}

template <AgentSelection agent_selection, ContactSelection contact_selection>
template <class Desks, class Report>
void PooledKernel<agent_selection, contact_selection>::on_arrival(const Contact& contact,
                                                                  Desks& desks, Account& account,
                                                                  Report& report) {
  const double now_s = contact.arrived_s;
  last_arrival_s_ = now_s;
  Line& line = lines_[lines_.line_of(contact.type)];
  const std::size_t group = desks.choose_group(line.groups(), now_s);
  if (group != no_group) {
    const Pace& agent = pace(contact, group);
    const double handled_s = agent.handling_s(contact);
    desks.engage(group, Mask{}, now_s + handled_s);
    if (line.has_mail()) [[unlikely]]
      note_reply(contact, agent, now_s, account);
    report(Outcome{.arrived_s = now_s,
                   .handled_s = handled_s,
                   .type = contact.type,
                   .group = static_cast<std::uint16_t>(group),
                   .end = End::answered});
  } else if (contact.patience_s > 0.0) {
    line.push_back(contact);
    desks.count_waiting(line.groups(), 1);
  } else {
    report(gave_up(contact));  // balks
  }
}

/// Everything that happens when more than one agent becomes free or something changes.
template <AgentSelection agent_selection, ContactSelection contact_selection>
template <class Report>
[[gnu::noinline]] void
PooledKernel<agent_selection, contact_selection>::on_instant(double now_s, Account& account,
                                                             Report& report) {
  if (now_s == sample_s_) sample_backlog(now_s, account);
  for (PooledGroup& group : desks_.groups()) group.release(now_s, account);
  apply_changes(now_s, account);
  for (PooledGroup& group : desks_.groups()) group.settle_withdrawal(now_s, account);
  desks_.look_again();
  free_agents_choose(now_s, account, report);
}

template <AgentSelection agent_selection, ContactSelection contact_selection>
void PooledKernel<agent_selection, contact_selection>::apply_changes(double now_s,
                                                                     Account& account) {
  for (; !duty_.empty() && duty_.front().at_s == now_s; duty_ = duty_.subspan(1)) {
    const DutyChange& change = duty_.front();
    require(change.event == DutyEvent::heads, "PooledKernel::advance",
            "a group on a head count has no persons");
    desks_.groups()[change.group].want_heads(change.heads, now_s, account);
  }
  for (; !incidents_.empty() && incidents_.front().at_s == now_s;
       incidents_ = incidents_.subspan(1)) {
    const IncidentStep& step = incidents_.front();
    if (step.kind == IncidentStep::Kind::handle_factor) set_handle_factor(step.index, step.value);
    else desks_.groups()[step.index].want_withdrawn(static_cast<std::int32_t>(step.value));
  }
}

template <AgentSelection agent_selection, ContactSelection contact_selection>
void PooledKernel<agent_selection, contact_selection>::set_handle_factor(std::uint16_t type,
                                                                         double factor) {
  for (std::size_t group = 0; group < desks_.count(); ++group)
    paces_[group * table_.type_count() + type].factor = factor;
}

/// Those who are free now choose, group by group; who starts a service of length zero chooses
/// again only when all have chosen.
template <AgentSelection agent_selection, ContactSelection contact_selection>
template <class Report>
void PooledKernel<agent_selection, contact_selection>::free_agents_choose(double now_s,
                                                                          Account& account,
                                                                          Report& report) {
  for (std::size_t group = 0; group < desks_.count(); ++group)
    may_choose_[group] = desks_.is_waited_for(group) ? desks_.groups()[group].free_by(now_s) : 0;
  for (std::size_t group = 0; group < desks_.count(); ++group)
    while (may_choose_[group] > 0 && desks_.is_waited_for(group))
      if (look_at_next(group, now_s, desks_, account, report)) --may_choose_[group];
}

/// The group's first free agent takes the contact that stands first, unless it has given up: then
/// it is gone, and the agent looks again. Whether it has is a coin toss, so that no branch depends
/// on it.
template <AgentSelection agent_selection, ContactSelection contact_selection>
template <class Desks, class Report>
bool PooledKernel<agent_selection, contact_selection>::look_at_next(std::size_t group, double now_s,
                                                                    Desks& desks, Account& account,
                                                                    Report& report) {
  Line& line = lines_.choose(group);
  const Contact& contact = line.front();
  line.pop_front();
  desks.count_waiting(line.groups(), -1);
  const double arrived_s = contact.arrived_s;
  const Mask left = both(arrived_s + contact.patience_s) < both(alive_from_s(now_s));
  const Pace& agent = pace(contact, group);
  const double handled_s = zero_unless(~left, both(agent.handling_s(contact)))[0];
  desks.engage(group, left, now_s + handled_s);
  if (line.has_mail()) [[unlikely]]
    note_reply(contact, agent, now_s, account);
  const double wait_s = lesser(contact.patience_s, now_s - arrived_s);
  const auto has_left = static_cast<unsigned>(left[0]) & 1U;
  report(Outcome{.arrived_s = arrived_s,
                 .wait_s = wait_s,
                 .first_wait_s = wait_s,
                 .handled_s = handled_s,
                 .type = contact.type,
                 .group = static_cast<std::uint16_t>((1U - has_left) * group),
                 .end = static_cast<End>(has_left),
                 .delayed = true});
  return has_left == 0;
}

/// What becomes of an e-mail is known when somebody takes it.
template <AgentSelection agent_selection, ContactSelection contact_selection>
void PooledKernel<agent_selection, contact_selection>::note_reply(const Contact& contact,
                                                                  const Pace& agent, double now_s,
                                                                  Account& account) {
  account.replies.push_back({contact.arrived_s, now_s + agent.talk_s(contact), contact.type});
}

/// How much e-mail waits just before the end of an interval, and since when.
template <AgentSelection agent_selection, ContactSelection contact_selection>
void PooledKernel<agent_selection, contact_selection>::sample_backlog(double now_s,
                                                                      Account& account) {
  for (std::uint16_t type = 0; type < table_.type_count(); ++type) {
    const Line& line = lines_[lines_.line_of(type)];
    if (!line.has_mail() || line.empty()) continue;
    account.backlog.push_back(
        {now_s, line.front().arrived_s, static_cast<std::uint32_t>(line.size()), type});
  }
  sample_s_ = static_cast<double>(++samples_) * interval_s_;
}

/// What gave up before an arrival of this instant stays gone.
template <AgentSelection agent_selection, ContactSelection contact_selection>
double PooledKernel<agent_selection, contact_selection>::alive_from_s(double now_s) const noexcept {
  if (now_s == last_arrival_s_) [[unlikely]]
    return std::nextafter(now_s, infinity);
  return now_s;
}

/// All who gave up before; e-mail never does.
template <AgentSelection agent_selection, ContactSelection contact_selection>
template <class Report>
void PooledKernel<agent_selection, contact_selection>::drop_expired(double now_s, Report& report) {
  for (Line& line : lines_.all())
    line.calls().retain([&](const Contact* contact) {
      if (contact->arrived_s + contact->patience_s >= now_s) return true;
      report(gave_up(*contact));
      desks_.count_waiting(line.groups(), -1);
      return false;
    });
}

template <AgentSelection agent_selection, ContactSelection contact_selection>
void PooledKernel<agent_selection, contact_selection>::finish(Account& account) {
  if (end_s_ == sample_s_) sample_backlog(end_s_, account);
  for (const Contact& contact : lines_.kept())
    account.outcomes.push_back(unfinished(contact, end_s_));
  for (const Line& line : lines_.all())
    for (std::size_t i = 0; i < line.mail().size(); ++i) {
      const Contact& contact = line.mail()[i];
      account.outcomes.push_back(unfinished(contact, end_s_));
      account.replies.push_back({contact.arrived_s, infinity, contact.type});
    }
}

bool is_pooled(const Model& model) {
  return is_plain(model) && model.agent_groups().size() <= most_pooled_groups &&
         std::ranges::all_of(model.agent_groups(), [](const AgentGroupSpec& group) {
           return std::holds_alternative<HeadCount>(group.staffing);
         });
}

namespace {

template <AgentSelection agents>
std::unique_ptr<Kernel> make_with(const Model& model) {
  if (model.spec().routing.contact == ContactSelection::priority)
    return std::make_unique<PooledKernel<agents, ContactSelection::priority>>(model);
  return std::make_unique<PooledKernel<agents, ContactSelection::longest_waiting>>(model);
}

}  // namespace

std::unique_ptr<Kernel> make_pooled_kernel(const Model& model) {
  return model.spec().routing.agent == AgentSelection::longest_idle
             ? make_with<AgentSelection::longest_idle>(model)
             : make_with<AgentSelection::group_order>(model);
}

}  // namespace staffsim::engine
