// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <staffsim/estimate/keeping.hpp>

#include "estimate/fixed.hpp"

#include <cereal/cereal.hpp>
#include <cereal/types/array.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace staffsim {

/// Values as bytes in memory, in the machine's own order. What has a `serialize` can be written and
/// read; a reader never reserves more than the bytes that are there can fill.
class StateWriter : public cereal::OutputArchive<StateWriter> {
public:
  StateWriter() : OutputArchive{this} {}
  void write(const void* data, std::size_t size) {
    bytes_.append(static_cast<const char*>(data), size);
  }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
  std::string bytes_;
};

class StateReader : public cereal::InputArchive<StateReader> {
public:
  explicit StateReader(std::string_view bytes) : InputArchive{this}, left_{bytes} {}
  void read(void* data, std::size_t size) {
    if (size > left_.size()) throw BadState{"its content ends too early"};
    if (size > 0) std::memcpy(data, left_.data(), size);
    left_.remove_prefix(size);
  }
  [[nodiscard]] bool is_at_end() const noexcept { return left_.empty(); }

private:
  std::string_view left_;
};

template <class T>
requires std::is_arithmetic_v<T>
void save(StateWriter& writer, const T& number) { writer.write(&number, sizeof number); }
template <class T>
requires std::is_arithmetic_v<T>
void load(StateReader& reader, T& number) { reader.read(&number, sizeof number); }
template <class T>
void save(StateWriter& writer, const cereal::BinaryData<T>& data) {
  writer.write(data.data, static_cast<std::size_t>(data.size));
}
template <class T>
void load(StateReader& reader, cereal::BinaryData<T>& data) {
  reader.read(data.data, static_cast<std::size_t>(data.size));
}

/// Types of which many are copied at once: numbers without gaps between them.
template <class T>
struct IsBlock : std::is_arithmetic<T> {};
template <class T, std::size_t N>
struct IsBlock<std::array<T, N>> : IsBlock<T> {};

template <class T>
void save(StateWriter& writer, const std::vector<T>& items) {
  writer(static_cast<std::uint64_t>(items.size()));
  if constexpr (IsBlock<T>::value) writer.write(items.data(), items.size() * sizeof(T));
  else
    for (const T& item : items) writer(item);
}

/// A length that is a lie is found out before it costs memory: what is there is read bit by bit.
template <class T>
void load(StateReader& reader, std::vector<T>& items) {
  constexpr std::uint64_t at_once = 4096;
  std::uint64_t left = 0;
  reader(left);
  items.clear();
  while (left > 0) {
    const std::size_t first = items.size();
    const std::size_t count = IsBlock<T>::value ? std::min(left, at_once) : 1;
    items.resize(first + count);
    if constexpr (IsBlock<T>::value) reader.read(items.data() + first, count * sizeof(T));
    else reader(items.back());
    left -= count;
  }
}

template <class T>
void save(StateWriter& writer, const Fixed<T>& vector) {
  save(writer, vector.items);
}
template <class T>
void load(StateReader& reader, Fixed<T>& vector) {
  std::uint64_t size = 0;
  reader(size);
  if (size != vector.items.size()) throw BadState{"its content has another shape"};
  if constexpr (IsBlock<T>::value) reader.read(vector.items.data(), size * sizeof(T));
  else
    for (T& item : vector.items) reader(item);
}

template <class T>
[[nodiscard]] std::string bytes_of(const T& value) {
  StateWriter writer;
  writer(value);
  return writer.take();
}

/// @throws BadState  when the bytes are not those of such a value; then `value` is in between
template <class T>
void read_from(std::string_view bytes, T& value) {
  StateReader reader{bytes};
  reader(value);
  if (!reader.is_at_end()) throw BadState{"its content goes on after its end"};
}

}  // namespace staffsim
