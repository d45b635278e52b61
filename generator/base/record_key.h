// 128-bit keys of what something was made from: equal keys stand for equal makings.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace baoku {

struct RecordKey {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  friend bool operator==(const RecordKey&, const RecordKey&) = default;
};

// Hashes several texts to one key; where one ends and the next begins counts.
class KeyBuilder {
 public:
  KeyBuilder();
  ~KeyBuilder();
  KeyBuilder& add(std::string_view text);
  KeyBuilder& add(std::uint64_t number);
  KeyBuilder& add(const RecordKey& key) { return add(key.high).add(key.low); }
  RecordKey key() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace baoku
