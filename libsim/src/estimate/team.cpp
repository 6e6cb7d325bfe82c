// SPDX-License-Identifier: Apache-2.0
#include <staffsim/estimate/team.hpp>

#include "estimate/shared_study.hpp"

#include <cstring>
#include <stdexcept>

namespace staffsim {
namespace {

/// Before the yield, in the machine's own order.
struct Heading {
  int study = 0;
  int replication = 0;
  Team::Message::Kind kind = Team::Message::Kind::work;
};

std::string written(const Team::Message& message) {
  const Heading heading{message.study, message.replication, message.kind};
  std::string bytes(sizeof heading, '\0');
  std::memcpy(bytes.data(), &heading, sizeof heading);
  return bytes + message.yield;
}

Team::Message read(const Messenger::Letter& letter) {
  Heading heading;
  if (letter.bytes.size() < sizeof heading)
    throw std::runtime_error{"a message between processes is too short"};
  std::memcpy(&heading, letter.bytes.data(), sizeof heading);
  return {heading.kind, letter.from, heading.study, heading.replication,
          letter.bytes.substr(sizeof heading)};
}

}  // namespace

Team::~Team() {
  if (!leads()) return;
  for (int helper = 1; helper <= helpers(); ++helper)
    send({.kind = Message::Kind::end_of_all, .process = helper});
}

void Team::send(const Message& message) { messenger_->send(message.process, written(message)); }

std::optional<Team::Message> Team::receive() {
  std::optional<Messenger::Letter> letter = messenger_->receive();
  if (!letter) return std::nullopt;
  const bool is_known =
      leads() ? letter->from >= 1 && letter->from <= helpers() : letter->from == 0;
  if (!is_known)
    throw std::runtime_error{"a message comes from a process that is none of the team"};
  Message message = read(*letter);
  if (message.kind == Message::Kind::end_of_all) is_over_ = true;
  return message;
}

SharedStudy::SharedStudy(Team* team) : team_{team} {
  if (team_ != nullptr) number_ = team_->begin_study();
}

SharedStudy::~SharedStudy() {
  if (team_ == nullptr || !team_->leads()) return;
  for (int helper = 1; helper <= team_->helpers(); ++helper)
    team_->send({.kind = Team::Message::Kind::end, .process = helper, .study = number_});
}

}  // namespace staffsim
